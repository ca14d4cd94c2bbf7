// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-continue: a new machine takes the place of one that is gone (lessons H16). A manager and a second person, each with a PIN of
// this office; before the terminal's first start. The old books come from the office's own copy, from the hub, or from both.
#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>

#include "terminal/base/files.h"
#include "terminal/books_settings.h"
#include "terminal/continuation.h"
#include "terminal/domain/jalali.h"
#include "terminal/hub_word.h"
#include "terminal/office_people.h"
#include "terminal/runtime/qt_clock.h"

namespace pishkhan {
namespace {

constexpr std::size_t largestCopy = std::size_t{4} << 30U;

struct Given {
    std::string home = "/var/lib/pishkhan";
    std::string copy;
    bool askHub = false;
    std::string orderedBy, confirmedBy;
};

Error refused(const std::string& what)
{
    return makeError(ErrorKind::Refused, what, "continue");
}

/// A manager and another person; their PINs are the first two lines of standard input.
Status authenticateBoth(const catalogue::OfficeConfiguration& office, const Given& given)
{
    const auto first = TRY(authenticate(office, given.orderedBy));
    static_cast<void>(TRY(authenticate(office, given.confirmedBy)));
    if (first != catalogue::Role::Manager) {
        return refused("a manager orders this; " + given.orderedBy + " is none");
    }
    return given.orderedBy == given.confirmedBy ? Status(refused("two people are needed")) : Status();
}

Result<std::unique_ptr<uplink::HttpsClient>> lineTo(const Settings& settings, const std::string& url)
{
    uplink::HttpsSettings line;
    line.baseUrl = url;
    line.caFile = settings.path("pki/ca.pem");
    line.certificateFile = settings.path("pki/tls.pem");
    line.keyFile = settings.path("pki/tls.key");
    return uplink::HttpsClient::open(line);
}

struct Gathered {
    OldBooks books;
    std::string source;
    HubWord hub;
};

Result<OldBooks> readCopy(const std::string& folder, const crypto::Certificate& authority, const std::string& device)
{
    const auto certificate = TRY(crypto::Certificate::load(folder + "/device.crt"));
    OldBooks books = TRY(OldBooks::begin(certificate, authority, device));
    const Bytes bytes = TRY(readFile(folder + "/batches.bin", largestCopy));
    TRY(books.take(bytes));
    return books;
}

/// The office's copy first, then what the hub has behind it. A copy of an earlier epoch than the hub's is history: the hub's books are newer.
Result<Gathered> gather(const Given& given, const Settings& settings, const std::string& device,
                        const std::string& hubUrl)
{
    const auto authority = TRY(crypto::Certificate::load(settings.path("pki/ca.pem")));
    std::optional<OldBooks> copy;
    if (!given.copy.empty()) {
        copy = TRY(readCopy(given.copy, authority, device));
    }
    if (!given.askHub) {
        return copy ? Result<Gathered>(Gathered{std::move(*copy), "export", {}})
                    : Result<Gathered>(refused("give --copy FOLDER, --hub, or both"));
    }
    const auto line = TRY(lineTo(settings, hubUrl));
    const uplink::Predecessor known = TRY(askPredecessor(*line, device));
    const HubWord word{known.sequence, known.logPlace};
    if (copy && copy->epoch() > known.epoch) {
        return Gathered{std::move(*copy), "export", word};
    }
    const bool useCopy = copy && copy->epoch() == known.epoch;
    const auto certificate = TRY(crypto::Certificate::fromDer(known.certificateDer));
    OldBooks books = useCopy ? std::move(*copy) : TRY(OldBooks::begin(certificate, authority, device));
    TRY(takeFromHub(books, *line, device, known));
    return Gathered{std::move(books), useCopy ? "export+hub" : "hub", word};
}

void tell(const OldBooks& old, const Continued& done)
{
    std::printf(
        "The new books are epoch %u. They continue the old ones after event %llu, head %s; the old ones are kept, "
        "read-only, below earlier/.\n%zu pieces of work are carried over: finish them on the manager's screen.\n"
        "What the old machine wrote after %s and neither copied nor sent is not known here: compare with receipts "
        "and the card terminal.\n",
        done.epoch, static_cast<unsigned long long>(old.sequence()), toHex(old.head()).c_str(), done.work,
        domain::formatJalaliDateTime(old.lastAt()).c_str());
}

Status run(const Given& given)
{
    const Settings settings = TRY(readSettings(given.home, Mode::Counter, false));
    const catalogue::OfficeConfiguration office = TRY(readOffice(settings));
    TRY(authenticateBoth(office, given));
    const std::string device = deviceName(office.code, settings.counterNumber);
    const journal::JournalSettings wanted = TRY(journalSettings(settings, device, office.code));
    const Gathered old = TRY(gather(given, settings, device, office.hubUrl));
    const auto own = TRY(crypto::Certificate::fromPem(wanted.certificatePem));
    if (own.sha256() == old.books.certificate().sha256()) {
        return refused("this machine has the old machine's key; a new machine needs a key of its own");
    }
    const runtime::QtClock clock;
    tell(old.books, TRY(continueBooks(old.books, {given.home, old.source, old.hub, given.orderedBy, given.confirmedBy},
                                      wanted, clock)));
    return {};
}

} // namespace
} // namespace pishkhan

int main(int argc, char** argv)
{
    pishkhan::Given given;
    CLI::App options(
        "Begins the books of a machine that takes another one's place. The first two lines of standard input "
        "are the PINs of the two people. Before the terminal's first start.",
        "pishkhan-continue");
    options.set_version_flag("--version", PISHKHAN_VERSION);
    options.add_option("--copy", given.copy, "the office's own copy of the old books: its folder on the stick");
    options.add_flag("--hub", given.askHub, "ask the hub for what it has of the old books");
    options.add_option("--ordered-by", given.orderedBy, "a manager's account")->required();
    options.add_option("--confirmed-by", given.confirmedBy, "another account of this office")->required();
    options.add_option("--home", given.home, "the terminal's folder")->capture_default_str();
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return options.exit(error) == 0 ? 0 : 2;
    }
    if (const pishkhan::Status done = pishkhan::run(given); !done) {
        std::fprintf(stderr, "pishkhan-continue: %s. No books were begun; the old ones are unchanged.\n",
                     done.error().what.c_str());
        return 1;
    }
    return 0;
}
