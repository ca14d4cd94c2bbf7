// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/continuation.h"

#include <sys/stat.h>

#include "terminal/app/counter.h"
#include "terminal/base/files.h"
#include "terminal/domain/jalali.h"
#include "terminal/journal/journal_files.h"

namespace pishkhan {
namespace {

namespace counter = domain::counter;
namespace event = domain::counter::event;
namespace payment = domain::payment;

constexpr std::int64_t skippedReceipts = 1000; ///< more than a machine can have printed after its last word
constexpr std::size_t mostRows = 20000;

using Rows = std::vector<event::WorkCarried>;

/// Where the money of an unfinished case is. Nothing that was recorded as paid is ever asked for again; what is in doubt is for a person.
event::WorkCarried rowOf(const counter::Case& open)
{
    event::WorkCarried row{"case-open", open.id, open.serviceTitle, Rials(0), open.trackingCode};
    const auto standing = payment::back::standingOf(open.payment, open.returns);
    if (open.paid > Rials(0) && standing == payment::back::Standing::Paid) {
        row.row = "payment-taken";
        row.amount = open.paid;
    } else if (standing == payment::back::Standing::InDoubt) {
        row.row = open.returns.empty() ? "payment-doubt" : "return-doubt";
        row.amount = open.payment ? open.payment->intent.amount : Rials(0);
        row.detail = open.returns.empty() ? open.payment->intent.key : open.returns.back().intent.key;
    }
    return row;
}

void addCases(const counter::State& known, Rows& rows)
{
    for (const auto& [id, one] : known.cases) {
        const bool ended = one.step == counter::Step::Closed || one.step == counter::Step::Cancelled;
        const bool doubt = payment::back::standingOf(one.payment, one.returns) == payment::back::Standing::InDoubt;
        if (!ended || doubt) {
            rows.push_back(rowOf(one));
        } else if (one.receipt && (one.receipt->paper == counter::PaperStatus::Owed ||
                                   one.receipt->paper == counter::PaperStatus::Unknown)) {
            rows.push_back({"receipt-owed", id, one.serviceTitle, one.paid, one.receipt->number});
        }
    }
    if (!known.day.shifts.empty()) {
        rows.push_back({"day-open", known.day.businessDate, {}, counter::ledgerSum(known.day), {}});
    }
    if (known.rollback) {
        for (const auto& row : known.rollback->missing) {
            rows.push_back({"missing", row.about, row.row, Rials(0), std::to_string(row.sequence)});
        }
    }
    if (known.continuation) { // a machine that was itself a replacement hands on what is still open
        for (const auto& one : known.continuation->open) {
            rows.push_back({one.row, one.about, one.title, one.amount, one.detail});
        }
    }
}

void addKnowledge(const counter::State& known, Rows& rows)
{
    for (const auto& [bill, id] : known.paidBills) {
        rows.push_back({"bill-paid", id, {}, Rials(0), bill});
    }
    for (const auto& [key, one] : known.proposals) {
        rows.push_back({"proposal-answered", one.id, one.signer.id, Rials(0), {}});
    }
    for (const std::string& name : known.terminalSeen) {
        rows.push_back({"terminal-seen", name, {}, Rials(0), {}});
    }
    for (const counter::Dispute& one : known.disputes) {
        rows.push_back({"dispute", one.businessDate, one.subject, one.amount, one.reason});
    }
}

/// The old books as they were given, beside the new ones: anybody can check and read them, nobody goes on writing.
Status keepOldBooks(const OldBooks& old, const std::string& home)
{
    const std::string folder = home + "/earlier/epoch-" + std::to_string(old.epoch());
    TRY(makeFolder(folder));
    for (const std::string name : {"/batches.bin", "/device.crt"}) {
        const std::string path = folder + name;
        const std::string pem = old.certificate().pem();
        TRY(writeFileDurably(path, name == "/device.crt" ? view(pem) : ByteView(old.bytes()), FileAccess::Readable));
        if (::chmod(path.c_str(), S_IRUSR | S_IRGRP | S_IROTH) != 0) {
            return makeError(ErrorKind::Storage, "cannot protect " + path, "disk");
        }
    }
    return syncFolder(folder);
}

} // namespace

counter::command::ContinueBooks firstFactsOf(const OldBooks& old, const counter::State& known,
                                             const ContinueOrder& order, Instant now)
{
    counter::command::ContinueBooks ask;
    addCases(known, ask.work);
    event::BooksContinued& first = ask.continued;
    first.unfinished = static_cast<std::int64_t>(ask.work.size());
    addKnowledge(known, ask.work);
    ask.work.resize(std::min(ask.work.size(), mostRows));
    first.source = order.source;
    first.certificate = toHex(old.certificate().sha256());
    first.oldEpoch = old.epoch();
    first.oldSequence = static_cast<std::int64_t>(old.sequence());
    first.oldHead = toHex(old.head());
    first.hubSequence = static_cast<std::int64_t>(order.hub.sequence);
    first.checkpoint = order.hub.logPlace;
    first.knownUntil = old.lastAt().ms;
    first.receiptDay = domain::formatJalali(domain::toJalali(now));
    first.receiptCount = (first.receiptDay == known.receiptDay ? known.receiptCount : 0) + skippedReceipts;
    first.shiftCount = known.shiftCount;
    if (known.lastDay) {
        first.closedDays = known.lastDay->number;
        first.closedDate = known.lastDay->businessDate;
    }
    first.terminalBase = Rials(known.terminalBase.count() + counter::cardSum(known.day).count());
    first.drawer = known.drawer;
    first.orderedBy = order.orderedBy;
    first.confirmedBy = order.confirmedBy;
    return ask;
}

Result<Continued> continueBooks(const OldBooks& old, const ContinueOrder& order,
                                const journal::JournalSettings& settings, const ports::Clock& clock)
{
    if (old.epoch() == 0) {
        return makeError(ErrorKind::Refused, "the old books hold nothing", "books");
    }
    const counter::State known = TRY(old.state(clock));
    const std::string folder = order.home + "/journal";
    const std::uint32_t epoch = old.epoch() + 1;
    const std::string path = folder + "/journal-" + std::to_string(epoch) + ".db";
    for (const journal::JournalFile& file : journal::journalFiles(folder)) {
        if (file.path != path) {
            return makeError(ErrorKind::Refused, "this machine has books of its own: " + file.path, "books");
        }
    }
    TRY(makeFolder(folder));
    TRY(keepOldBooks(old, order.home));
    journal::JournalSettings wanted = settings;
    wanted.path = path;
    wanted.epoch = epoch;
    const auto books = TRY(journal::SqliteJournal::open(wanted, clock));
    auto begun = TRY(app::Counter::open(*books, clock));
    if (books->lastSequence() == 0) {
        begun.runEffectsWith([](const counter::Effect&) {});
        TRY(begun.handle(firstFactsOf(old, known, order, clock.now())));
    } else if (!begun.state().continuation) {
        return makeError(ErrorKind::Refused, "this machine has books of its own: " + path, "books");
    }
    TRY(books->closeBatch());
    return Continued{epoch, begun.state().continuation ? begun.state().continuation->open.size() : 0};
}

} // namespace pishkhan
