// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-open-case: an agency reads the personal fields of its own case, beside its own key.
#include <cstdio>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "sync/agency_reader/open_case.h"
#include "terminal/base/files.h"

namespace {

using namespace pishkhan;

struct Given {
    std::string pack, certificate, key;
};

Result<std::vector<agency_reader::OpenedFact>> open(const Given& given)
{
    const Bytes pack = TRY(readFile(given.pack, 256U << 20U));
    const Bytes certificate = TRY(readFile(given.certificate, 65536));
    const Bytes key = TRY(readFile(given.key, 65536));
    return agency_reader::openCase(pack, {std::string(text(certificate)), std::string(text(key))});
}

std::string line(const agency_reader::OpenedFact& fact)
{
    nlohmann::ordered_json out = {{"sequence", fact.sequence}, {"kind", fact.kind}, {"erased", fact.erased}};
    out["personal"] = nlohmann::ordered_json::object();
    for (const Field& field : fact.personal) {
        out["personal"][field.name] = field.value;
    }
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

int main(int argc, char** argv)
{
    Given given;
    CLI::App app("Opens the personal fields of a case's evidence pack with the agency's key; one JSON object a fact.\n"
                 "Check the pack with pishkhan-verify first.");
    app.set_version_flag("--version", "pishkhan-open-case " PISHKHAN_VERSION);
    app.add_option("PACK", given.pack, "evidence pack")->required();
    app.add_option("--certificate", given.certificate, "the agency's certificate, PEM")->required();
    app.add_option("--key", given.key, "its private key, PEM")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto facts = open(given);
    if (!facts) {
        std::fprintf(stderr, "pishkhan-open-case: %s\n", facts.error().what.c_str());
        return facts.error().kind == ErrorKind::Storage ? 2 : 1;
    }
    for (const agency_reader::OpenedFact& fact : *facts) {
        std::fputs(line(fact).c_str(), stdout);
    }
    return 0;
}
