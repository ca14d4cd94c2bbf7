// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-release: signs the manifest of a release, made where the publisher's key is (README.md). Exit: 0 done, 1 refused, 2 wrong usage.
#include <chrono>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "sync/release/manifest.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/ecdsa_key.h"

namespace {

using namespace pishkhan;

struct Order {
    std::string bundle, version, from, below, key, out;
    std::vector<std::uint32_t> rings{1, 24, 10, 48, 100, 72};
    release::BooksFormat books;
};

std::uint64_t systemNow()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

Status sign(const Order& order)
{
    const Bytes bundle = TRY(readFile(order.bundle, release::maxBundleBytes));
    const auto key = TRY(crypto::EcdsaKey::load(order.key));
    release::Manifest manifest;
    manifest.version = TRY(release::parseVersion(order.version));
    manifest.from = TRY(release::parseVersion(order.from));
    manifest.below = order.below.empty() ? manifest.version : TRY(release::parseVersion(order.below));
    manifest.digest = crypto::sha256(bundle);
    manifest.size = bundle.size();
    manifest.books = order.books;
    manifest.issuedMs = systemNow();
    for (std::size_t i = 0; i + 1 < order.rings.size(); i += 2) {
        manifest.rings.push_back({order.rings[i], order.rings[i + 1]});
    }
    const std::string text = TRY(release::signManifest(manifest, key));
    return writeFileDurably(order.out, view(text), FileAccess::Readable);
}

void describe(CLI::App& app, Order& order)
{
    app.set_version_flag("--version", "pishkhan-release " PISHKHAN_VERSION);
    app.add_option("--bundle", order.bundle, "ustar file of the programs, bin/… (tar --format=ustar)")->required();
    app.add_option("--release", order.version, "its version, three numbers")->required();
    app.add_option("--over", order.from, "the oldest version it may be put over")->required();
    app.add_option("--below", order.below, "the first version it may not; its own when absent");
    app.add_option("--ring", order.rings, "percent and hours, one pair after another; the last is 100")
        ->capture_default_str();
    app.add_option("--books-writes", order.books.writes, "format of the books it writes")->capture_default_str();
    app.add_option("--books-from", order.books.readsFrom, "oldest format it reads")->capture_default_str();
    app.add_option("--books-to", order.books.readsTo, "newest format it reads")->capture_default_str();
    app.add_option("--key", order.key, "PEM key of the publisher")->required();
    app.add_option("--out", order.out, "the manifest to write")->required();
}

int parse(CLI::App& app, int argc, char** argv)
{
    CLI11_PARSE(app, argc, argv)
    return -1;
}

} // namespace

int main(int argc, char** argv)
{
    Order order;
    CLI::App app("pishkhan-release: sign a release");
    describe(app, order);
    if (const int code = parse(app, argc, argv); code != -1) {
        return code == 0 ? 0 : 2;
    }
    const Status done = sign(order);
    if (!done) {
        std::fprintf(stderr, "pishkhan-release: %s\n", done.error().what.c_str());
        return done.error().kind == ErrorKind::InvalidInput ? 2 : 1;
    }
    return 0;
}
