// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/books_epoch.h"

#include <algorithm>
#include <filesystem>

#include "terminal/app/counter.h"
#include "terminal/base/files.h"
#include "terminal/journal/journal_files.h"

namespace pishkhan {
namespace {

namespace command = domain::counter::command;
namespace event = domain::counter::event;
using domain::counter::State;
using domain::counter::Step;

std::string unfinishedRow(const domain::counter::Case& open)
{
    return open.payment && open.step == Step::Payment ? "payment-open" : "case-open";
}

/// The new epoch's first facts. Receipt numbers go on behind every one that may have been given out in what is lost.
command::OpenEpoch firstFacts(const RollbackNote& note, const State& restored)
{
    command::OpenEpoch ask;
    event::RollbackFound& found = ask.found;
    found.source = note.source;
    found.knownEpoch = note.knownEpoch;
    found.knownSequence = static_cast<std::int64_t>(note.knownSequence);
    found.knownHead = note.knownHead;
    found.foundEpoch = note.foundEpoch;
    found.foundSequence = static_cast<std::int64_t>(note.foundSequence);
    found.foundHead = note.foundHead;
    const std::uint64_t lost = std::max<std::uint64_t>(
        note.missing.size(), note.knownSequence > note.foundSequence ? note.knownSequence - note.foundSequence : 0);
    found.receiptDay = restored.receiptDay;
    found.receiptCount = restored.receiptCount + static_cast<std::int64_t>(std::min<std::uint64_t>(lost, 1000));
    found.shiftCount = restored.shiftCount;
    ask.missing = note.missing;
    for (const auto& [key, answered] : restored.proposals) {
        ask.missing.push_back({note.foundEpoch, 0, "proposal-answered", answered.signer.id + "/" + answered.id});
    }
    for (const auto& [id, open] : restored.cases) {
        if (open.step != Step::Closed && open.step != Step::Cancelled) {
            ask.missing.push_back({note.foundEpoch, 0, unfinishedRow(open), id});
            ++found.unfinished;
        }
    }
    return ask;
}

} // namespace

std::vector<std::string> BooksEpochs::journals() const
{
    std::vector<std::string> out;
    for (std::uint32_t epoch = m_first; epoch <= newestEpoch(); ++epoch) {
        out.push_back(pathOf(epoch));
    }
    std::erase_if(out, [](const std::string& path) { return !fileExists(path); });
    return out;
}

std::string BooksEpochs::pathOf(std::uint32_t epoch) const
{
    return m_home + "/journal/journal" + (epoch == m_first ? std::string() : "-" + std::to_string(epoch)) + ".db";
}

std::uint32_t BooksEpochs::newestEpoch() const
{
    const auto files = journal::journalFiles(m_home + "/journal");
    return files.empty() ? m_first : std::max(m_first, files.back().epoch);
}

BooksEpochs::Books BooksEpochs::openAt(journal::JournalSettings settings, std::uint32_t epoch,
                                       const ports::Clock& clock) const
{
    settings.path = pathOf(epoch);
    settings.epoch = epoch;
    return journal::SqliteJournal::open(settings, clock);
}

BooksEpochs::Books BooksEpochs::open(const journal::JournalSettings& settings, const ports::Clock& clock)
{
    if (!hasNote()) {
        auto books = TRY(openAt(settings, newestEpoch(), clock));
        const auto note = compareWithMemory(*books);
        if (!note) {
            return books;
        }
        TRY(leaveNote(*note));
    }
    return beginNext(settings, clock);
}

std::vector<OlderBooks> BooksEpochs::stillOwing(const journal::JournalSettings& settings,
                                                const ports::Clock& clock) const
{
    std::vector<OlderBooks> out;
    for (std::uint32_t epoch = m_first; epoch < newestEpoch(); ++epoch) {
        if (!fileExists(pathOf(epoch)) || !journal::owesTheHub(pathOf(epoch)).value_or(true)) {
            continue;
        }
        auto books = openAt(settings, epoch, clock);
        if (books) {
            if (const Status signedNow = (*books)->closeBatch(); !signedNow) {
                books = signedNow.error();
            }
        }
        out.push_back({epoch, std::move(books)});
    }
    return out;
}

BooksEpochs::Books BooksEpochs::beginNext(const journal::JournalSettings& settings, const ports::Clock& clock) const
{
    const Bytes bytes = TRY(readFile(notePath()));
    const RollbackNote note = TRY(rollbackNoteFrom(std::string(text(bytes))));
    const std::uint32_t next = std::max({note.knownEpoch, note.foundEpoch}) + 1;
    State restored;
    {
        const auto old = TRY(openAt(settings, note.foundEpoch, clock));
        const auto counter = TRY(app::Counter::open(*old, clock));
        restored = counter.state();
    }
    auto books = TRY(openAt(settings, next, clock));
    if (books->lastSequence() == 0) { // else the last start got this far and was cut
        auto counter = TRY(app::Counter::open(*books, clock));
        TRY(counter.handle(firstFacts(note, restored)));
        TRY(books->closeBatch());
    }
    const std::string done = m_home + "/journal/rollback-" + std::to_string(next) + ".note";
    std::error_code failure;
    std::filesystem::rename(notePath(), done, failure);
    if (failure) {
        return makeError(ErrorKind::Storage, "cannot put the note away", "disk", failure.value());
    }
    TRY(syncFolder(m_home + "/journal"));
    return books;
}

std::optional<RollbackNote> BooksEpochs::compareWithMemory(const journal::SqliteJournal& books) const
{
    const auto bytes = readFile(memoryPath(), 4096);
    const auto known = bytes ? rollbackNoteFrom(std::string(text(*bytes)))
                             : Result<RollbackNote>(bytes.error()); // without a memory nothing can be said
    if (!known) {
        return std::nullopt;
    }
    const bool later = known->knownEpoch > books.epoch() ||
                       (known->knownEpoch == books.epoch() && known->knownSequence > books.lastSequence());
    const bool other = known->knownEpoch == books.epoch() && known->knownSequence == books.lastSequence() &&
                       known->knownHead != toHex(books.head());
    if (!later && !other) {
        return std::nullopt;
    }
    RollbackNote note = *known;
    note.source = "memory";
    note.foundEpoch = books.epoch();
    note.foundSequence = books.lastSequence();
    note.foundHead = toHex(books.head());
    return note;
}

void BooksEpochs::remember(const journal::SqliteJournal& books) const
{
    RollbackNote place;
    place.knownEpoch = place.foundEpoch = books.epoch();
    place.knownSequence = place.foundSequence = books.lastSequence();
    place.knownHead = place.foundHead = toHex(books.head());
    const std::string known = toText(place);
    if (makeFolder(m_home + "/memory")) {
        static_cast<void>(writeFileDurably(memoryPath(), view(known), FileAccess::Private).has_value());
    }
}

Status BooksEpochs::leaveNote(const RollbackNote& note) const
{
    const std::string all = toText(note);
    return writeFileDurably(notePath(), view(all), FileAccess::Private);
}

bool BooksEpochs::hasNote() const
{
    return fileExists(notePath());
}

} // namespace pishkhan
