// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-propose: signs a statement of the centre or of support for one counter and writes it to a file (README.md). Exit: 0 done,
// 1 refused, 2 wrong usage.
#include <chrono>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "sync/wire/statement.h"
#include "terminal/base/files.h"

namespace {

using namespace pishkhan;

struct Order {
    std::string as, keyFile, certificateFile, out;
    wire::Statement statement;
    std::uint64_t days = 0, minutes = 0;
};

constexpr int parsed = -1;
constexpr std::uint64_t minuteMs = 60ULL * 1000;
constexpr std::uint64_t dayMs = 24ULL * 60 * 60 * 1000;

std::uint64_t systemNow()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(since).count());
}

/// Signed, then read and checked as every receiver will.
Status propose(Order& order)
{
    const auto key = TRY(crypto::EcdsaKey::load(order.keyFile));
    const auto certificate = TRY(crypto::Certificate::load(order.certificateFile));
    order.statement.from = order.as == "support" ? ActorKind::Support : ActorKind::Central;
    order.statement.signer = certificate.commonName();
    order.statement.issuedMs = systemNow();
    const std::uint64_t lasts = order.days * dayMs + order.minutes * minuteMs;
    order.statement.expiresMs = lasts == 0 ? 0 : order.statement.issuedMs + lasts;
    const wire::StatementParcel parcel{TRY(wire::signStatement(order.statement, key)), certificate.der()};
    static_cast<void>(TRY(wire::openParcel(parcel, nullptr)));
    return writeFileDurably(order.out, wire::encodeParcel(parcel), FileAccess::Readable);
}

void describe(CLI::App& app, Order& order)
{
    app.set_version_flag("--version", "pishkhan-propose " PISHKHAN_VERSION);
    app.add_option("--as", order.as, "who speaks")->required()->check(CLI::IsMember({"central", "support"}));
    app.add_option("--key", order.keyFile, "PEM key of the signer")->required();
    app.add_option("--certificate", order.certificateFile, "PEM certificate of the signer")->required();
    app.add_option("--device", order.statement.device, "the counter it is for")->required();
    app.add_option("--office", order.statement.office, "its office's code")->required();
    app.add_option("--id", order.statement.id, "the signer's own number for it, used once")->required();
    app.add_option("--subject", order.statement.subject, "what it is")
        ->required()
        ->check(CLI::IsMember({"correction", "notice", "session", "session-request", "session-act"}));
    app.add_option("--about", order.statement.about, "case id or business date");
    app.add_option("--amount", order.statement.amountRials, "rials, signed");
    app.add_option("--text", order.statement.text, "for people, without personal data")->required();
    app.add_option("--days", order.days, "how long it can be accepted; 0: always")->check(CLI::Range(0, 3660));
    app.add_option("--minutes", order.minutes, "the same in minutes: how long a session is asked for")
        ->check(CLI::Range(0, 1440));
    app.add_option("--out", order.out, "file to write")->required();
}

int parse(CLI::App& app, int argc, char** argv)
{
    CLI11_PARSE(app, argc, argv)
    return parsed;
}

} // namespace

int main(int argc, char** argv)
{
    Order order;
    CLI::App app("pishkhan-propose: sign a proposal for an office");
    describe(app, order);
    const int code = parse(app, argc, argv);
    if (code != parsed) {
        return code == 0 ? 0 : 2;
    }
    const Status done = propose(order);
    if (!done) {
        std::fprintf(stderr, "pishkhan-propose: %s\n", done.error().what.c_str());
        return 1;
    }
    return 0;
}
