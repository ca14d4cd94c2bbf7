// SPDX-License-Identifier: GPL-3.0-or-later
/// Both ends of a working day, and what needs a manager's PIN at this screen.
#include <algorithm>

#include "terminal/app/live_desk.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

} // namespace

Status LiveDesk::openShift(Rials drawer)
{
    return ask(command::OpenShift{domain::formatJalali(domain::toJalali(now())), drawer});
}

Status LiveDesk::startDayClose()
{
    TRY(ask(command::StartDayClose{}));
    m_books.audit().look(); // what is about to be sealed is looked at first
    return {};
}
Status LiveDesk::leaveDayClose()
{
    return ask(command::LeaveDayClose{});
}
Status LiveDesk::countDrawer(Rials amount)
{
    return ask(command::CountDrawer{amount});
}
Status LiveDesk::settleDifference(const std::string& subject, DifferenceAnswer how, const std::string& reason)
{
    return ask(command::SettleDifference{subject, how, reason});
}
Status LiveDesk::printReport(const std::string& form)
{
    return ask(command::PrintReport{form});
}

Status LiveDesk::readTotals()
{
    if (!state().closing) {
        return refused("day-not-closing");
    }
    m_day.readTotals();
    return {};
}

Status LiveDesk::exportReport()
{
    if (!state().session || state().session->role != "manager") {
        return refused("manager-only");
    }
    TRY(m_day.exportFiles());
    return ask(command::RecordExport{"pdf xlsx"});
}

Status LiveDesk::approve(const std::string& manager, const std::string& pin, std::function<Status()> then)
{
    const catalogue::Account* account = m_office.findAccount(manager);
    if (account == nullptr) {
        return refused("unknown-account");
    }
    if (account->role != catalogue::Role::Manager) {
        return refused("manager-only");
    }
    const auto guard = state().accounts.find(manager);
    if (guard != state().accounts.end() && guard->second.locked) {
        return refused("account-locked");
    }
    if (domain::counter::signInDelay(state(), manager, now()) > Milliseconds(0)) {
        return refused("wait");
    }
    if (m_activity.checkingPin) {
        return {}; // the same key twice
    }
    m_activity.checkingPin = true;
    m_activity.approvalProblem.clear();
    changed();
    m_lanes.pins.worker->run([this, manager, pin, hash = account->pinHash, then = std::move(then)] {
        const auto matches = m_lanes.pins.device->matches(hash, pin);
        m_executor.post([this, manager, good = matches && *matches, then] {
            m_activity.checkingPin = false;
            const Status done = good ? then() : ask(command::RefuseApproval{manager});
            m_activity.approvalProblem = !done ? done.error().what : good ? "" : "wrong-pin";
            changed();
        });
    });
    return {};
}

Status LiveDesk::closeDay(const std::string& manager, const std::string& pin)
{
    return approve(manager, pin, [this, manager]() -> Status {
        TRY(ask(command::CloseDay{manager, "manager", m_settings.chainHead()}));
        return printReport("strip");
    });
}

/// What the terminal can: a reversal while the payment is of the running day and none was refused before, else a refund, else the
/// office's own procedure (F27).
GiveBackWay LiveDesk::giveBackWay(const std::string& caseId) const
{
    using domain::payment::back::Kind;
    const auto found = state().cases.find(caseId);
    const auto can = m_lanes.cardTerminal.device == nullptr ? ports::PaymentCapabilities{}
                                                            : m_lanes.cardTerminal.device->capabilities();
    bool refused[] = {false, false};
    if (found != state().cases.end()) {
        for (const auto& earlier : found->second.returns) {
            refused[earlier.intent.kind == Kind::Refund ? 1 : 0] |= earlier.evidence == "direct-result";
        }
    }
    const auto& moves = state().day.moves;
    const bool today = std::any_of(moves.begin(), moves.end(), [&](const auto& move) { return move.caseId == caseId; });
    if (can.reversal && today && !refused[0]) {
        return Kind::Reversal;
    }
    return can.refund && !refused[1] ? Kind::Refund : Kind::Office;
}

Status LiveDesk::giveBack(const GiveBackAsk& wish, const std::string& manager, const std::string& pin)
{
    if (!state().session || manager == state().session->clerk) {
        return refused("second-person-needed");
    }
    command::BeginReturn ask;
    ask.caseId = wish.caseId;
    ask.kind = giveBackWay(wish.caseId);
    ask.reason = wish.reason;
    ask.reference = wish.reference;
    ask.approver = manager;
    ask.approverRole = "manager";
    ask.terminal = m_office.cardTerminalLabel;
    ask.station = "C" + counterText();
    ask.epoch = static_cast<int>(m_settings.epoch);
    return approve(manager, pin, [this, ask] { return m_counter.handle(ask); });
}

Status LiveDesk::resolveReturn(const std::string& outcome, const std::string& reference, const std::string& reason)
{
    return ask(command::ResolveReturn{outcome, reference, reason});
}

Status LiveDesk::leaveReturn()
{
    return ask(command::LeaveReturn{});
}

} // namespace pishkhan::app
