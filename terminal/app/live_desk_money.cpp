// SPDX-License-Identifier: GPL-3.0-or-later
/// What screens ask about a case's money: card or cash, in doubt, and given back.
#include <algorithm>

#include "terminal/app/live_desk.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
using domain::counter::Case;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

} // namespace

Status LiveDesk::pay()
{
    const Case* open = domain::counter::openCase(state());
    if (open != nullptr && open->total > Rials(0) && m_lanes.cardTerminal.device == nullptr) {
        return refused("no-card-terminal");
    }
    command::RequestPayment wanted;
    wanted.terminal = m_office.cardTerminalLabel;
    wanted.station = "C" + counterText();
    wanted.epoch = static_cast<int>(m_settings.epoch);
    wanted.canSplit = carriesShares();
    return ask(wanted);
}

bool LiveDesk::carriesShares() const
{
    return m_lanes.cardTerminal.device != nullptr && m_lanes.cardTerminal.device->capabilities().split;
}

std::string LiveDesk::cashProblem() const
{
    const Case* open = domain::counter::openCase(state());
    if (!m_office.takesCash || m_settings.mode == "kiosk" || open == nullptr) {
        return "cash-off";
    }
    const catalogue::ServiceSheet* sheet = m_catalogue == nullptr ? nullptr : m_catalogue->find(open->service);
    const bool bySheet = !open->bill && (sheet == nullptr || sheet->cashRefused);
    return bySheet ? "cash-sheet" : std::string(domain::counter::cashForbidden(*open));
}

Status LiveDesk::payCash(Rials given)
{
    return ask(command::TakeCash{given, "C" + counterText(), static_cast<int>(m_settings.epoch), cashProblem()});
}

void LiveDesk::cancelPayment()
{
    m_payment.cancel();
    changed();
}

Status LiveDesk::compareDisplay(DisplayVerdict verdict)
{
    TRY(ask(command::CompareDisplay{verdict}));
    if (verdict == DisplayVerdict::Differs) {
        cancelPayment(); // a wish; the terminal's own answer decides about this payment as about any
    }
    return {};
}

Status LiveDesk::queryPayment()
{
    return m_payment.query();
}

Status LiveDesk::resolvePayment(const std::string& outcome, const std::string& reference, const std::string& reason)
{
    return ask(command::ResolvePayment{outcome, reference, reason});
}

/// Cash out of the drawer it came into. Else what the terminal can: a reversal while the payment is of the running day and none was refused
/// before, else a refund, else the office's own procedure (F27).
GiveBackWay LiveDesk::giveBackWay(const std::string& caseId) const
{
    using domain::payment::back::Kind;
    const auto found = state().cases.find(caseId);
    const auto can = m_lanes.cardTerminal.device == nullptr ? ports::PaymentCapabilities{}
                                                            : m_lanes.cardTerminal.device->capabilities();
    if (found != state().cases.end() && found->second.payment && found->second.payment->cash) {
        return Kind::Cash;
    }
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
