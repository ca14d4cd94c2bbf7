// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/device_watch.h"

#include <algorithm>

namespace pishkhan::app {

namespace {

constexpr Milliseconds beat(500);
constexpr std::int64_t pauseWell = 4000;
constexpr std::int64_t pauseAtHand = 2000;    ///< paper, cover: someone is about to cure it
constexpr std::int64_t pauseAway = 1000;      ///< doubled with every question in vain …
constexpr std::int64_t longestPause = 30000;  ///< … up to here; plugging in is noticed at once all the same
constexpr std::int64_t hungAfter = 10000;     ///< drivers' own limits are shorter
constexpr std::int64_t jobHungAfter = 180000; ///< its thread is at a job: paper may be changed meanwhile
constexpr int missesForgiven = 2;             ///< lessons.md 2.3: one missed poll is no news

DeviceView viewOf(const std::string& device, const Result<ports::PrinterCondition>& condition)
{
    if (!condition) {
        const Error& error = condition.error();
        const bool hasWord = error.kind == ErrorKind::Refused || ports::isScannerWord(error.what); // what a hand cures
        return {device, error.kind == ErrorKind::Disconnected ? "missing" : "trouble",
                hasWord ? error.what : wordFor(error)};
    }
    const std::string reason = condition->reasons.empty() ? "" : name(condition->reasons.front());
    return {device, condition->ready ? "ready" : "trouble", reason};
}

bool isMiss(const Result<ports::PrinterCondition>& answer)
{
    return !answer && (answer.error().kind == ErrorKind::Timeout || answer.error().kind == ErrorKind::Protocol ||
                       answer.error().kind == ErrorKind::Busy);
}

Result<ports::PrinterCondition> readyOr(const Status& status)
{
    return status ? Result<ports::PrinterCondition>(ports::PrinterCondition{true, {}}) : status.error();
}

} // namespace

void DeviceWatch::start()
{
    const auto first = [](bool isThere) { return isThere ? "unknown" : "missing"; };
    m_views = {{"scanner", first(m_lanes.scanner.device != nullptr), ""},
               {"card-terminal", first(m_lanes.cardTerminal.device != nullptr), ""},
               {"receipt-printer", first(m_lanes.receiptPrinter.device != nullptr), ""},
               {"page-printer", first(m_lanes.pagePrinter.device != nullptr), ""},
               {"gateway", first(m_lanes.gateway.device != nullptr), ""},
               {"hub", "unknown", ""}};
    watchDevices();
    tick();
}

void DeviceWatch::watchDevices()
{
    if (auto* scanner = m_lanes.scanner.device; scanner != nullptr) {
        watch(
            "scanner", "usb", m_lanes.scanner.worker, [scanner] { return readyOr(scanner->condition()); },
            Habit::UntilReady);
    }
    if (auto* printer = m_lanes.receiptPrinter.device; printer != nullptr) {
        watch(
            "receipt-printer", "usb tty", m_lanes.receiptPrinter.worker, [printer] { return printer->condition(); },
            Habit::Always);
    }
    if (auto* printer = m_lanes.pagePrinter.device; printer != nullptr) {
        watch(
            "page-printer", "usb", m_lanes.pagePrinter.worker, [printer] { return printer->condition(); },
            Habit::Always);
    }
    if (auto* terminal = m_lanes.cardTerminal.device; terminal != nullptr) {
        // Once it has answered, only payments talk to it: a terminal is not to be bothered while a citizen types a PIN.
        watch(
            "card-terminal", "tty", m_lanes.cardTerminal.worker, [terminal] { return readyOr(terminal->prepare()); },
            Habit::UntilReady);
    }
}

void DeviceWatch::watch(std::string id, std::string subsystems, ports::Worker* worker, Ask question, Habit habit)
{
    Watched device;
    device.id = std::move(id);
    device.subsystems = std::move(subsystems);
    device.worker = worker;
    device.question = std::move(question);
    device.habit = habit;
    m_watched.push_back(std::move(device));
}

void DeviceWatch::report(const std::string& device, const std::string& state, const std::string& reason)
{
    const bool isKnown =
        std::any_of(m_views.begin(), m_views.end(), [&](const DeviceView& one) { return one.id == device; });
    if (!isKnown && !m_views.empty()) { // a device nobody must have shows up when it is first there
        m_views.insert(m_views.begin() + 1, {device, "unknown", ""});
    }
    for (DeviceView& known : m_views) {
        if (known.id != device || (known.state == state && known.reason == reason)) {
            continue;
        }
        const bool first = known.state == "unknown" && state == "ready"; // a good start is no news
        known.state = state;
        known.reason = reason;
        if (!first) {
            m_loop.tell(domain::counter::command::ReportDevice{device, state, reason});
        }
        m_loop.changed();
    }
}

void DeviceWatch::plugged(std::string_view subsystem)
{
    for (Watched& device : m_watched) {
        if (device.subsystems.find(subsystem) != std::string::npos) {
            device.misses = 0;
            device.due = m_loop.clock.monotonicMs();
            if (device.asked < 0) {
                ask(device);
            }
        }
    }
}

DeviceWatch::Watched* DeviceWatch::find(const std::string& device)
{
    const auto known =
        std::find_if(m_watched.begin(), m_watched.end(), [&](const Watched& one) { return one.id == device; });
    return known == m_watched.end() ? nullptr : &*known;
}

std::string DeviceWatch::stateOf(const std::string& device) const
{
    const auto known =
        std::find_if(m_views.begin(), m_views.end(), [&](const DeviceView& one) { return one.id == device; });
    return known == m_views.end() ? std::string() : known->state;
}

Milliseconds DeviceWatch::pauseOf(const Watched& device) const
{
    if (device.misses > 0) {
        return Milliseconds(std::min(longestPause, pauseAway << std::min(device.misses - 1, 10)));
    }
    return Milliseconds(stateOf(device.id) == "trouble" ? pauseAtHand : pauseWell);
}

void DeviceWatch::tick()
{
    const std::int64_t now = m_loop.clock.monotonicMs();
    for (Watched& device : m_watched) {
        if (device.asked >= 0) {
            lookForHung(device);
        } else if (now >= device.due && (device.habit == Habit::Always || stateOf(device.id) != "ready")) {
            ask(device);
        }
    }
    m_loop.clock.after(beat, [this] { tick(); });
}

void DeviceWatch::lookForHung(const Watched& device)
{
    const std::int64_t waited = m_loop.clock.monotonicMs() - device.asked;
    if (waited > (device.begun->load() ? hungAfter : jobHungAfter)) {
        report(device.id, "trouble", "device-hung");
    }
}

void DeviceWatch::ask(Watched& device)
{
    device.asked = m_loop.clock.monotonicMs();
    device.begun = std::make_shared<std::atomic<bool>>(false);
    device.worker->run([this, id = device.id, question = device.question, begun = device.begun] {
        *begun = true;
        m_loop.executor.post([this, id, answer = question()] { answered(id, answer); });
    });
}

void DeviceWatch::answered(const std::string& id, const Result<ports::PrinterCondition>& answer)
{
    Watched& device = *find(id);
    const bool wasPlugged = device.due > device.asked; // while the question was under way
    device.asked = -1;
    device.misses = answer ? 0 : device.misses + 1;
    if (!isMiss(answer) || device.misses > missesForgiven || stateOf(id) != "ready") {
        const DeviceView seen = viewOf(id, answer);
        report(id, seen.state, seen.reason);
    }
    device.due = m_loop.clock.monotonicMs() + (wasPlugged ? 0 : pauseOf(device).count());
}

} // namespace pishkhan::app
