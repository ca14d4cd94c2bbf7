// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-sign: the publisher's side of the catalogue. Checks the file's content, then writes FILE.sig beside it.
// Exit: 0 done, 1 refused, 2 wrong usage.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "terminal/base/files.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/catalogue/signed_bytes.h"
#include "terminal/catalogue/tools/gather_sheets.h"
#include "terminal/crypto/ecdsa_key.h"

namespace {

using namespace pishkhan;

struct Wish {
    std::string file;
    std::string key;
    std::string context = "catalogue";
    std::string gather;
};

/// A file that the terminal would refuse is never signed.
Status checkContent(const std::string& context, ByteView bytes)
{
    if (context == "catalogue") {
        TRY(catalogue::parseCatalogue(bytes));
    } else {
        TRY(catalogue::parseConfiguration(bytes));
    }
    return {};
}

Status sign(const Wish& wish)
{
    if (!wish.gather.empty()) {
        const Bytes gathered = TRY(catalogue::gatherSheets(wish.gather));
        TRY(writeFileDurably(wish.file, gathered, FileAccess::Readable));
    }
    const Bytes bytes = TRY(readFile(wish.file));
    TRY(checkContent(wish.context, bytes));
    const auto key = TRY(crypto::EcdsaKey::load(wish.key));
    const auto context = wish.context == "catalogue" ? catalogue::catalogueContext : catalogue::configurationContext;
    const std::string signature = TRY(catalogue::signBytes(context, bytes, key));
    return writeFileDurably(wish.file + ".sig", view(signature + "\n"), FileAccess::Readable);
}

} // namespace

int main(int argc, char** argv)
{
    Wish wish;
    CLI::App app("Signs a service catalogue or an office's configuration: writes FILE.sig.", "pishkhan-sign");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    app.add_option("FILE", wish.file, "the JSON file to sign")->required();
    app.add_option("--key", wish.key, "the publisher's P-256 key, PEM, readable by its owner only")->required();
    app.add_option("--context", wish.context, "what the file is")->check(CLI::IsMember({"catalogue", "configuration"}));
    app.add_option("--gather", wish.gather, "first make FILE from the sheets of this folder");
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : 2;
    }
    if (const Status done = sign(wish); !done) {
        std::fprintf(stderr, "pishkhan-sign: %s: %s\n", wish.file.c_str(), done.error().what.c_str());
        return 1;
    }
    return 0;
}
