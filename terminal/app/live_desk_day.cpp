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

} // namespace pishkhan::app
