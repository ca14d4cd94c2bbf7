// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/device_watch.h"

#include <algorithm>

namespace pishkhan::app {

namespace {

DeviceView viewOf(const std::string& device, const Result<ports::PrinterCondition>& condition)
{
    if (!condition) {
        return {device, condition.error().kind == ErrorKind::Disconnected ? "missing" : "trouble",
                wordFor(condition.error())};
    }
    const std::string reason = condition->reasons.empty() ? "" : name(condition->reasons.front());
    return {device, condition->ready ? "ready" : "trouble", reason};
}

} // namespace

void DeviceWatch::start()
{
    m_views = {{"scanner", m_lanes.scanner.device != nullptr ? "ready" : "missing", ""},
               {"card-terminal", m_lanes.cardTerminal.device != nullptr ? "unknown" : "missing", ""},
               {"receipt-printer", m_lanes.receiptPrinter.device != nullptr ? "unknown" : "missing", ""},
               {"page-printer", m_lanes.pagePrinter.device != nullptr ? "unknown" : "missing", ""},
               {"gateway", m_lanes.gateway.device != nullptr ? "unknown" : "missing", ""},
               {"hub", "unknown", ""}};
    round();
}

void DeviceWatch::report(const std::string& device, const std::string& state, const std::string& reason)
{
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

std::string DeviceWatch::stateOf(const std::string& device) const
{
    const auto known =
        std::find_if(m_views.begin(), m_views.end(), [&](const DeviceView& one) { return one.id == device; });
    return known == m_views.end() ? std::string() : known->state;
}

void DeviceWatch::ask(const std::string& device, ports::Worker* worker, Ask question)
{
    if (worker == nullptr || std::count(m_asked.begin(), m_asked.end(), device) > 0) {
        return;
    }
    m_asked.push_back(device);
    worker->run([this, device, question = std::move(question)] {
        m_loop.executor.post([this, device, answer = question()] {
            std::erase(m_asked, device);
            report(device, answer.state, answer.reason);
        });
    });
}

void DeviceWatch::round()
{
    constexpr Milliseconds pause(4000);
    if (auto* printer = m_lanes.receiptPrinter.device; printer != nullptr) {
        ask("receipt-printer", m_lanes.receiptPrinter.worker,
            [printer] { return viewOf("receipt-printer", printer->condition()); });
    }
    if (auto* printer = m_lanes.pagePrinter.device; printer != nullptr) {
        ask("page-printer", m_lanes.pagePrinter.worker,
            [printer] { return viewOf("page-printer", printer->condition()); });
    }
    if (auto* terminal = m_lanes.cardTerminal.device; terminal != nullptr && stateOf("card-terminal") != "ready") {
        // Once it has answered, only payments talk to it: a terminal is not to be bothered while a citizen types a PIN.
        ask("card-terminal", m_lanes.cardTerminal.worker, [terminal] {
            const Status ready = terminal->prepare();
            return DeviceView{"card-terminal", ready ? "ready" : "trouble", ready ? "" : wordFor(ready.error())};
        });
    }
    m_loop.clock.after(pause, [this] { round(); });
}

} // namespace pishkhan::app
