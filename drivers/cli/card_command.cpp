// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/card_command.h"

#include <cstdio>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "drivers/card/pcsc_readers.h"
#include "drivers/card/piv_card.h"
#include "terminal/base/bytes.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::cli {
namespace {

using nlohmann::json;

struct Wish {
    std::string reader;
    int seconds = 0;
    bool asJson = false;
};

/// The wished reader, or the first with a card, or the first. Errors: Disconnected when there is none.
Result<card::ReaderView> findReader(const std::string& name)
{
    const auto readers = TRY(card::listReaders());
    const card::ReaderView* best = nullptr;
    for (const card::ReaderView& reader : readers) {
        const bool wanted = name.empty() || reader.name == name;
        if (wanted && (best == nullptr || (reader.cardPresent && !best->cardPresent))) {
            best = &reader;
        }
    }
    if (best == nullptr) {
        return makeError(ErrorKind::Disconnected, "no such card reader", "card");
    }
    return *best;
}

struct Reading {
    card::ReaderView reader;
    std::string application = "none";
    json certificates = json::array();
};

Status readCard(Reading& reading)
{
    const auto line = TRY(card::connectCard(reading.reader.name));
    const auto found = card::readPivCertificates(*line);
    if (!found) {
        return found.error().kind == ErrorKind::Unsupported ? Status() : Status(found.error());
    }
    reading.application = "piv";
    for (const card::CardCertificate& one : *found) {
        const auto certificate = crypto::Certificate::fromDer(one.der);
        reading.certificates.push_back({{"slot", one.slot},
                                        {"bytes", one.der.size()},
                                        {"subject", certificate ? certificate->commonName() : ""},
                                        {"sha256", certificate ? toHex(certificate->sha256()) : ""},
                                        {"readable", certificate.has_value()}});
    }
    return {};
}

void show(const Reading& reading, bool asJson)
{
    if (asJson) {
        const json line = {{"reader", reading.reader.name},
                           {"card", reading.reader.cardPresent},
                           {"atr", toHex(reading.reader.atr)},
                           {"application", reading.application},
                           {"certificates", reading.certificates}};
        std::printf("%s\n", line.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
        return;
    }
    std::printf("reader  %s\natr     %s\n", reading.reader.name.c_str(), toHex(reading.reader.atr).c_str());
    for (const json& one : reading.certificates) {
        std::printf("  %s  %s  %s\n", one["slot"].get<std::string>().c_str(), one["subject"].get<std::string>().c_str(),
                    one["sha256"].get<std::string>().c_str());
    }
}

Status run(const Wish& wish)
{
    Reading reading{TRY(findReader(wish.reader))};
    if (!reading.reader.cardPresent && wish.seconds > 0) {
        reading.reader = TRY(card::awaitChange(reading.reader, Milliseconds(1000 * wish.seconds)));
    }
    if (!reading.reader.cardPresent) {
        return makeError(ErrorKind::Disconnected, "no card is in the reader", "card");
    }
    TRY(readCard(reading));
    show(reading, wish.asJson);
    return {};
}

} // namespace

void addCardCommand(CLI::App& app, int& exitCode)
{
    auto wish = std::make_shared<Wish>();
    CLI::App* command =
        app.add_subcommand("card", "The card in a reader: its ATR and the certificates it shows without a PIN.");
    command->add_option("--reader", wish->reader, "name of the reader, as `list` shows it");
    command->add_option("--wait", wish->seconds, "seconds to wait for a card")->check(CLI::Range(0, 600));
    command->add_flag("--json", wish->asJson, "one JSON object on standard output");
    command->callback([wish, &exitCode] {
        const Status done = run(*wish);
        exitCode = done ? 0 : 1;
        if (!done) {
            std::fprintf(stderr, "pishkhan-device card: %s\n", done.error().what.c_str());
        }
    });
}

} // namespace pishkhan::cli
