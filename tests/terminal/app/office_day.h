// SPDX-License-Identifier: GPL-3.0-or-later
/// A rich working day over a real counter and a real journal, in a world of devices that outlives every crash: sign-in, cases paid,
/// declined, in doubt and resolved by hand, given back, a bill, a duplicate, proposals answered, an alarm, an erasure, the day's close. Used by the
/// tests that drop projections, cut power or kill the process.
#pragma once
#include <deque>
#include <functional>
#include <map>

#include "terminal/app/counter.h"
#include "terminal/journal/sqlite_journal.h"
#include "tests/sync/wire/actor_pki.h"

namespace pishkhan::test {

/// What is outside the program: the card terminal's own books, paper that came out. It forgets nothing.
struct OutsideWorld {
    std::map<std::string, std::int64_t> charged; ///< by intent key; what was given back is less than nothing
    std::vector<std::string> printed;            ///< jobs
    std::uint64_t effectFloor = 0;               ///< newest entry that was durable when an effect ran
    std::uint64_t confirmedFloor = 0;            ///< newest entry a caller was told about
    std::function<void(const std::string&, std::int64_t)> whenCharged = [](const std::string&, std::int64_t) {};
    std::function<void(std::uint64_t)> whenConfirmed = [](std::uint64_t) {};
    std::int64_t sum() const;
};

class OfficeDay {
public:
    OfficeDay(journal::SqliteJournal& books, app::Counter& counter, OutsideWorld& world, const ActorPki& pki);
    /// The whole day. Errors: the first refusal of the books; what was confirmed stays confirmed.
    Status work(int day);
    /// Ask everything again so many times before anything else happens, and note what wrote or moved anything again.
    int repeats = 0;
    std::vector<std::string> doubled;
    /// As after a restart: settle, ask the outside world, answer.
    Status recover();
    /// The first case's personal fields are destroyed for good.
    Status eraseFirstCase();
    static domain::counter::command::AnswerProposal proposal(const ActorPki& pki, int day, bool accept);

private:
    using Ask = domain::counter::Ask;
    Status ask(const Ask& what);
    Status drain();
    Status answer(const domain::counter::Effect& one);
    Status paymentStep(const std::string& caseId, const domain::payment::Effect& step);
    Status returnStep(const std::string& caseId, const domain::payment::back::Effect& step);
    Status paidCase(int day);
    Status declinedCase();
    Status doubtfulCase();
    Status returnedCase();
    Status billCase(int day);
    Status managersWork(int day);
    Status closeTheDay();
    Status cashCases();
    Status openCase(std::int64_t fee, const std::string& depositId = "315011100140149001055000015724");

    enum class Mood { Approves, Declines, Silent };
    journal::SqliteJournal& m_books;
    app::Counter& m_counter;
    OutsideWorld& m_world;
    const ActorPki& m_pki;
    std::deque<domain::counter::Effect> m_effects;
    Mood m_mood = Mood::Approves;
};

/// Empty, or what does not hold after recovery: nothing confirmed lost, no effect without its entry, projections equal the fold, the card
/// terminal's books equal the ledger.
std::string brokenInvariant(journal::SqliteJournal& books, const app::Counter& counter, const ports::Clock& clock,
                            const OutsideWorld& world);

} // namespace pishkhan::test
