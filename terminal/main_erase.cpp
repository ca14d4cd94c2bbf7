// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-erase: ends a case's personal fields when the law says so (oversight.md 5.10). Two people, each with a PIN of
// this office; the terminal is closed meanwhile. What happened stays provable: that it was erased, by whom, and why.
#include <array>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "terminal/base/files.h"
#include "terminal/books_settings.h"
#include "terminal/journal/case_extract.h"
#include "terminal/journal/journal_files.h"
#include "terminal/office_people.h"
#include "terminal/runtime/qt_clock.h"

namespace pishkhan {
namespace {

struct Given {
    std::string home = "/var/lib/pishkhan";
    std::string which, basis, orderedBy, confirmedBy;
};

constexpr std::array<std::string_view, 2> numbersOfACase = {"receiptNumber", "trackingCode"};

Error refused(const std::string& what)
{
    return makeError(ErrorKind::Refused, what, "erase");
}

struct Found {
    journal::JournalFile file;
    std::string caseId, agency;
};

Result<Found> findCase(const Settings& settings, const std::string& which)
{
    auto files = journal::journalFiles(settings.path("journal"));
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        auto caseId = journal::findCaseId(file->path, which, numbersOfACase);
        if (!caseId && caseId.error().kind == ErrorKind::Refused) {
            continue;
        }
        const std::string id = TRY(std::move(caseId));
        const journal::CaseOutline outline = TRY(journal::outlineOf(file->path, id));
        if (!outline.has("case-closed") && !outline.has("case-cancelled")) {
            return refused("the case is not finished; finish or cancel it first");
        }
        return Found{*file, id, outline.agency};
    }
    return refused("the books hold no such case");
}

Result<journal::Erased> erase(const Given& given)
{
    const Settings settings = TRY(readSettings(given.home, Mode::Counter, false));
    const catalogue::OfficeConfiguration office = TRY(readOffice(settings));
    const catalogue::Role first = TRY(authenticate(office, given.orderedBy));
    TRY(authenticate(office, given.confirmedBy));
    if (first != catalogue::Role::Manager) {
        return refused("a manager orders an erasure; " + given.orderedBy + " is none");
    }
    const Found found = TRY(findCase(settings, given.which));
    journal::JournalSettings wanted =
        TRY(journalSettings(settings, deviceName(office.code, settings.counterNumber), office.code));
    wanted.path = found.file.path;
    wanted.epoch = found.file.epoch == 0 ? static_cast<std::uint32_t>(settings.epoch) : found.file.epoch;
    const runtime::QtClock clock;
    const auto books = TRY(journal::SqliteJournal::open(wanted, clock));
    const journal::Erased how =
        TRY(books->eraseCase({found.caseId, found.agency, given.basis, given.orderedBy, given.confirmedBy}));
    TRY(books->closeBatch());
    std::printf(
        "%s: the personal fields can never be read again at this office. The agency's own key is the agency's to "
        "destroy; copies and backups of the books that were made with the machine's secret are yours.\n",
        found.caseId.c_str());
    return how;
}

} // namespace
} // namespace pishkhan

int main(int argc, char** argv)
{
    pishkhan::Given given;
    CLI::App options(
        "Destroys the key of a finished case's personal fields. The first two lines of standard input are the "
        "PINs of the two people. Close the terminal first.",
        "pishkhan-erase");
    options.set_version_flag("--version", PISHKHAN_VERSION);
    options.add_option("CASE", given.which, "case id, receipt number or tracking code")->required();
    options.add_option("--legal-basis", given.basis, "why, as the record shall say it")->required();
    options.add_option("--ordered-by", given.orderedBy, "a manager's account")->required();
    options.add_option("--confirmed-by", given.confirmedBy, "another account of this office")->required();
    options.add_option("--home", given.home, "the terminal's folder")->capture_default_str();
    try {
        options.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return options.exit(error) == 0 ? 0 : 2;
    }
    const auto done = pishkhan::erase(given);
    if (!done) {
        std::fprintf(stderr, "pishkhan-erase: %s. Nothing was erased.\n", done.error().what.c_str());
        return 1;
    }
    if (*done == pishkhan::journal::Erased::AtNextOpening) {
        std::fprintf(stderr,
                     "pishkhan-erase: another program was reading the books; the old page is overwritten when the "
                     "terminal starts next.\n");
    }
    return 0;
}
