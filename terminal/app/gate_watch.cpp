// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/gate_watch.h"

#include <algorithm>

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

constexpr Milliseconds jumpLimit(2000); // oversight.md 5.6
constexpr Milliseconds lookEvery(2000);
constexpr std::uint64_t megabyte = 1'000'000;

} // namespace

void GateWatch::start()
{
    const Instant newest = m_loop.counter.state().newestAt;
    const Instant now = m_loop.clock.now();
    if (newest - now > jumpLimit) { // behind our own books: the clock went back while the machine was off
        m_loop.tell(command::ReportClock{toRfc3339(newest), toRfc3339(now), "restart"});
    }
    m_reserve = m_storage == nullptr ? ports::Reserve::None : m_storage->reserve();
    round();
}

void GateWatch::round()
{
    look();
    m_loop.clock.after(lookEvery, [this] { round(); });
}

void GateWatch::look()
{
    lookAtClock();
    lookAtStorage();
    judge();
}

void GateWatch::lineTold(const LineFacts& facts)
{
    m_line = facts;
    judge();
}

void GateWatch::lookAtClock()
{
    const Instant now = m_loop.clock.now();
    const std::int64_t monotonic = m_loop.clock.monotonicMs();
    if (m_wall) {
        const Instant expected = *m_wall + Milliseconds(monotonic - m_monotonic);
        const Milliseconds jump = now - expected;
        if (jump > jumpLimit || -jump > jumpLimit) {
            m_loop.tell(command::ReportClock{toRfc3339(expected), toRfc3339(now), m_loop.clock.source()});
            if (m_line.hubOffset) {
                m_line.hubOffset = *m_line.hubOffset - jump; // the hub's clock did not move
            }
        }
    }
    m_wall = now;
    m_monotonic = monotonic;
}

void GateWatch::lookAtStorage()
{
    if (m_storage == nullptr) {
        return;
    }
    const auto space = m_storage->space();
    m_space = space ? std::optional(*space) : std::nullopt;
    if (!space) {
        wroteBadly(space.error());
    }
    const ports::Reserve reserve = m_storage->reserve();
    if (reserve == ports::Reserve::Used && m_reserve == ports::Reserve::Whole) {
        const std::uint64_t free = m_space ? m_space->freeBytes / megabyte : 0;
        m_loop.tell(command::ReportReserveUsed{static_cast<std::int64_t>(free)});
    }
    m_reserve = reserve;
    m_storage->refillReserve();
    if (const std::int64_t times = m_storage->takeKnocks(); times > 0) {
        m_loop.tell(command::ReportSecondProgram{times});
    }
}

void GateWatch::judge()
{
    domain::GateFacts facts;
    facts.now = m_loop.clock.now();
    facts.notBefore = m_notBefore;
    facts.disk = m_space;
    facts.hubOffset = m_line.hubOffset;
    facts.oldestWaiting = m_line.oldestWaiting;
    facts.licenceTo = m_office.licenceTo;
    facts.licenceSuspended = m_office.licenceSuspended;
    std::vector<domain::GateView> shown;
    for (const domain::GateView& view : domain::judgeGates(facts, m_office.limits)) {
        m_loop.tell(
            command::ReportGate{std::string(name(view.gate)), std::string(name(view.state)), view.reason, view.left});
        if (view.state != domain::GateState::Open) {
            shown.push_back(view);
        }
    }
    std::stable_sort(shown.begin(), shown.end(),
                     [](const domain::GateView& a, const domain::GateView& b) { return a.state > b.state; });
    if (shown != m_activity.gates) {
        m_activity.gates = std::move(shown);
        m_loop.changed();
    }
}

void GateWatch::wroteBadly(const Error& error)
{
    const std::string word = m_storage == nullptr ? std::string(name(error.kind)) : m_storage->troubleWord(error);
    if (word != m_activity.storageTrouble) {
        m_activity.storageTrouble = word;
        m_loop.changed();
    }
}

void GateWatch::wroteWell()
{
    m_activity.storageTrouble.clear();
}

} // namespace pishkhan::app
