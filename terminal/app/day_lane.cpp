// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/day_lane.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "terminal/app/page_door.h"

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

std::string reasonOf(const ports::PrintReport& report)
{
    return report.reasons.empty() ? std::string() : std::string(name(report.reasons.front()));
}

/// A file that is whole or not there: written beside, then renamed.
Status writeFile(const std::filesystem::path& path, const Bytes& bytes)
{
    const std::filesystem::path beside = path.string() + ".part";
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code failed;
    if (out) {
        std::filesystem::rename(beside, path, failed);
    }
    return out && !failed ? Status() : Status(makeError(ErrorKind::Storage, "the report could not be written", "day"));
}

/// The newest shift at its very beginning: what lies in the drawer, what the card terminal's sum was at the last close, and nothing else yet.
Result<domain::counter::DayReport> zeroReport(const domain::counter::State& state)
{
    if (!state.shift || state.day.shifts.empty()) {
        return refused("no-report");
    }
    domain::counter::DayReport report;
    report.number = state.lastDay ? state.lastDay->number + 1 : 1;
    report.businessDate = state.day.businessDate;
    report.openedAt = state.day.shifts.back().openedAt;
    report.shifts = {state.day.shifts.back()};
    report.drawer.known = report.terminal.known = true;
    report.drawer.found = state.drawer;
    report.terminal.found = state.terminalBase;
    report.disputes = state.disputes;
    report.paperOwed = dayReport(state).paperOwed;
    return report;
}

} // namespace

namespace {

/// What the terminal remembers, on its own thread. A problem only when it could not be asked at all.
command::TerminalWord wordOf(ports::PaymentTerminal& terminal)
{
    command::TerminalWord word;
    auto memory = terminal.recall();
    if (!memory) {
        const Error& error = memory.error();
        word.problem = error.source == "terminal-lease" ? error.what : wordFor(error);
        return word;
    }
    word.last = std::move(memory->last);
    if (memory->totals) {
        word.sum = memory->totals->sum;
        word.count = memory->totals->count;
    }
    return word;
}

} // namespace

void DayLane::compareTerminal(const std::string& moment)
{
    if (m_lanes.cardTerminal.device == nullptr) {
        return; // nothing that could be ahead
    }
    m_lanes.cardTerminal.worker->run([this, moment] {
        command::RecordTerminalWord reply{moment, wordOf(*m_lanes.cardTerminal.device)};
        m_loop.executor.post([this, reply = std::move(reply)] {
            m_loop.tell(reply);
            m_loop.changed();
        });
    });
}

void DayLane::readTotals()
{
    if (m_reading) {
        return;
    }
    m_reading = true;
    m_loop.changed();
    if (m_lanes.cardTerminal.device == nullptr) {
        m_loop.executor.post([this] {
            m_reading = false;
            m_loop.tell(command::RecordTerminalTotals{0, Rials(0), "no-card-terminal"});
        });
        return;
    }
    m_lanes.cardTerminal.worker->run([this] {
        const auto memory = m_lanes.cardTerminal.device->recall();
        command::RecordTerminalTotals reply;
        if (!memory) {
            reply.problem = wordFor(memory.error());
        } else {
            reply.last = memory->last;
            reply.problem = memory->noTotals;
        }
        if (memory && memory->totals) {
            reply.count = memory->totals->count;
            reply.sum = memory->totals->sum;
        }
        m_loop.executor.post([this, reply] {
            m_reading = false;
            m_loop.seen("card-terminal", reply.problem.empty() ? "ready" : "trouble",
                        reply.problem.empty() ? "" : "offline");
            m_loop.tell(reply);
            m_loop.changed();
        });
    });
}

Result<ports::DayContent> DayLane::content(Which which) const
{
    const auto& state = m_loop.counter.state();
    if (m_lanes.dayRenderer == nullptr || (which == Which::ClosedDay && !state.lastReport)) {
        return refused("no-report");
    }
    ports::DayContent out;
    if (which == Which::ClosedDay) {
        out.report = *state.lastReport;
    } else {
        out.report = TRY(zeroReport(state));
    }
    out.officeName = m_office.officeName;
    out.officeCode = m_office.code;
    out.licenceNumber = m_office.licence;
    out.counter = (m_settings.counterNumber < 10 ? "0" : "") + std::to_string(m_settings.counterNumber);
    for (const catalogue::Account& account : m_office.accounts) {
        out.names[account.name] = account.displayName;
    }
    out.training = m_settings.money == Money::Training;
    return out;
}

void DayLane::answered(const command::RecordReportPrint& reply)
{
    m_loop.executor.post([this, reply] { m_loop.tell(reply); });
}

void DayLane::print(const std::string& report, const std::string& form, const std::string& job)
{
    command::RecordReportPrint reply{report, form, job, "owed", "unplugged"};
    const auto drawn = content(form == "zero" ? Which::ShiftBeginning : Which::ClosedDay);
    if (!drawn) {
        answered(reply);
        return;
    }
    if (form == "page") {
        auto pdf = m_lanes.dayRenderer->page(*drawn);
        if (!pdf || m_lanes.pagePrinter.device == nullptr) {
            answered(reply);
            return;
        }
        sendPage(m_loop, m_lanes, {domain::PageKind::DayReport, job, std::move(*pdf)},
                 [this, reply](const ports::PrintReport& done) mutable {
                     reply.outcome = outcomeWord(done.state);
                     reply.reason = reasonOf(done);
                     m_loop.tell(reply);
                 });
        return;
    }
    auto strip = m_lanes.dayRenderer->strip(*drawn, m_settings.widthDots);
    if (!strip || m_lanes.receiptPrinter.device == nullptr) {
        answered(reply);
        return;
    }
    m_lanes.receiptPrinter.worker->run([this, reply, bitmap = std::move(*strip)]() mutable {
        const auto done = m_lanes.receiptPrinter.device->print(reply.job, bitmap);
        reply.outcome = outcomeWord(done.state);
        reply.reason = reasonOf(done);
        answered(reply);
    });
}

Status DayLane::exportFiles()
{
    const ports::DayContent drawn = TRY(content(Which::ClosedDay));
    if (m_settings.folder.empty()) {
        return refused("no-report-folder");
    }
    std::error_code failed;
    std::filesystem::create_directories(m_settings.folder, failed);
    std::string date = drawn.report.businessDate;
    std::replace(date.begin(), date.end(), '/', '-');
    const std::filesystem::path stem =
        std::filesystem::path(m_settings.folder) / (m_office.code + "-" + drawn.counter + "-" + date);
    const Bytes page = TRY(m_lanes.dayRenderer->page(drawn));
    const Bytes sheet = TRY(m_lanes.dayRenderer->sheet(drawn));
    TRY(writeFile(stem.string() + ".pdf", page));
    return writeFile(stem.string() + ".xlsx", sheet);
}

} // namespace pishkhan::app
