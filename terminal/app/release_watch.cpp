// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/release_watch.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
using Way = command::ChangeRelease::Way;
using What = ports::ReleaseOrder::What;

namespace {
constexpr Milliseconds lookEvery(5000);
} // namespace

void ReleaseWatch::start()
{
    m_startedAt = m_clock.monotonicMs();
    m_wasAlarmed = m_counter.state().alarm;
    recordFallen();
    round();
}

void ReleaseWatch::round()
{
    look();
    if (!m_isLeaving) {
        m_clock.after(lookEvery, [this] { round(); });
    }
}

void ReleaseWatch::look()
{
    if (m_isLeaving) {
        return;
    }
    judgeTrial();
    if (!m_isLeaving && !m_shelf.seat().isOnTrial) { // one change at a time
        followWish();
    }
}

bool ReleaseWatch::say(const domain::counter::Ask& what)
{
    return m_counter.handle(what).has_value(); // what cannot be written now is said at the next look
}

void ReleaseWatch::recordFallen()
{
    const auto fell = m_shelf.fallen();
    if (fell && say(command::RecordReleaseStart{fell->version, fell->digest, fell->backTo, fell->cause})) {
        static_cast<void>(m_shelf.forgetFallen().has_value()); // told twice rather than never
    }
}

void ReleaseWatch::judgeTrial()
{
    const ports::ReleaseSeat seat = m_shelf.seat();
    const bool isAlarmed = m_counter.state().alarm && !m_wasAlarmed;
    if (seat.isOnTrial && (isAlarmed || m_facts().isTroubled)) {
        m_isLeaving = m_shelf.fall("unhealthy").has_value();
        if (m_isLeaving) {
            m_restart(); // the program before records it: its word counts
        }
        return;
    }
    if (!m_recorded.empty() || m_clock.monotonicMs() - *m_startedAt < provesItselfAfter.count()) {
        return; // too early, or its going stands in the books already
    }
    if (!seat.isOnTrial || m_shelf.confirm()) {
        say(command::RecordReleaseStart{seat.version, seat.digest, {}, {}});
    }
}

void ReleaseWatch::followWish()
{
    const ports::ReleaseWish wish = m_shelf.wish();
    const ports::ReleaseSeat seat = m_shelf.seat();
    if (!wish.problem.empty()) {
        say(command::RefuseRelease{wish.version, wish.digest, wish.problem});
        return;
    }
    const bool isBack = wish.what == What::Back;
    if (wish.what == What::Nothing || !wish.isReady || isBack != (wish.digest == seat.digest)) {
        m_recorded.clear(); // taken back before it was made
        return;
    }
    const ReleaseFacts facts = m_facts();
    const std::string change = std::string(isBack ? "back " : "to ") + wish.digest;
    if (!isBack && m_counter.state().release.failed.count(wish.digest) != 0) {
        say(command::RefuseRelease{wish.version, wish.digest, "release-failed-here"});
        return;
    }
    if (!facts.isLineLive || !domain::counter::mayChangeRelease(m_counter.state(), facts.unsent)) {
        return; // a case, money, somebody at the screen, or events the hub does not have: later
    }
    if (m_recorded != change) {
        const std::string other = isBack ? wish.backTo : seat.version;
        if (say(command::ChangeRelease{isBack ? Way::Back : Way::Forward, wish.version, wish.digest, other, wish.cause,
                                       facts.unsent})) {
            m_recorded = change; // and made when the hub has this too
        }
        return;
    }
    leave(isBack ? &ports::ReleaseShelf::changeBack : &ports::ReleaseShelf::change);
    if (!m_isLeaving) {
        m_recorded.clear();
        say(command::RefuseRelease{wish.version, wish.digest, "release-storage"});
    }
}

void ReleaseWatch::leave(Status (ports::ReleaseShelf::*step)())
{
    if ((m_shelf.*step)()) {
        m_isLeaving = true;
        m_restart();
    }
}

} // namespace pishkhan::app
