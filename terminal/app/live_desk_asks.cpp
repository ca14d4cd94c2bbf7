// SPDX-License-Identifier: GPL-3.0-or-later
/// What screens ask for, as commands.
#include <algorithm>

#include "terminal/app/live_desk.h"
#include "terminal/catalogue/form_check.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
using domain::counter::Case;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

} // namespace

Status LiveDesk::signIn(const std::string& clerk, const std::string& pin)
{
    const catalogue::Account* account = m_office.findAccount(clerk);
    if (account == nullptr) {
        return refused("unknown-account");
    }
    if (!m_office.mayUsePin(*account)) {
        return refused("card-needed");
    }
    if (m_activity.checkingPin) {
        return {}; // the same key twice: the first check is on its way
    }
    const auto guard = state().accounts.find(clerk);
    if (guard != state().accounts.end() && guard->second.locked) {
        return refused("account-locked");
    }
    if (domain::counter::signInDelay(state(), clerk, now()) > Milliseconds(0)) {
        return refused("wait");
    }
    m_activity.checkingPin = true;
    m_signInProblem.clear();
    changed();
    m_lanes.pins.worker->run([this, clerk, pin, hash = account->pinHash, role = std::string(name(account->role))] {
        const auto matches = m_lanes.pins.device->matches(hash, pin);
        m_executor.post([this, clerk, role, good = matches && *matches] {
            m_activity.checkingPin = false;
            const Status done = ask(command::SignIn{clerk, role, good, "pin"});
            m_signInProblem = !done ? done.error().what : good ? "" : "wrong-pin";
            changed();
        });
    });
    return {};
}

Status LiveDesk::signOut()
{
    return ask(command::SignOut{"asked"});
}
Status LiveDesk::unlockAccount(const std::string& clerk)
{
    return ask(command::UnlockAccount{clerk});
}
Status LiveDesk::closeShift()
{
    return ask(command::CloseShift{});
}
Status LiveDesk::repeatInquiry()
{
    return ask(command::RepeatInquiry{});
}
Status LiveDesk::cancelCase(const std::string& reason)
{
    return ask(command::CancelCase{reason});
}
Status LiveDesk::finishCase()
{
    return ask(command::FinishCase{});
}

std::string LiveDesk::caseDevice() const
{
    return m_settings.device + "-" + std::to_string(m_settings.epoch);
}

std::string LiveDesk::counterText() const
{
    return (m_settings.counterNumber < 10 ? "0" : "") + std::to_string(m_settings.counterNumber);
}

Status LiveDesk::openCase(const std::string& serviceCode)
{
    if (m_catalogue == nullptr) {
        return refused("no-catalogue");
    }
    const catalogue::ServiceSheet* sheet = m_catalogue->find(serviceCode);
    if (sheet == nullptr) {
        return refused("unknown-service");
    }
    const domain::JalaliDate today = domain::toJalali(now());
    if (!catalogue::isInForce(*sheet, today)) {
        return refused("sheet-expired");
    }
    TRY(booksLetIn(isFree(*sheet, today)));
    command::OpenCase wanted;
    wanted.service = sheet->code;
    wanted.serviceTitle = sheet->title;
    wanted.agency = sheet->agency;
    wanted.agencyTitle = sheet->agencyTitle;
    wanted.sheetVersion = sheet->version;
    wanted.needsInquiry = sheet->needsInquiry;
    wanted.delegated = catalogue::isDelegated(*sheet, today);
    wanted.hasFee = !isFree(*sheet, today);
    wanted.device = caseDevice();
    wanted.counter = counterText();
    return ask(wanted);
}

/// Fresh facts for the gates; and nothing that moves money goes into books the hub contradicts.
Status LiveDesk::booksLetIn(bool isWithoutFee)
{
    m_gates.look();
    if (!m_activity.booksTrouble.empty() && !isWithoutFee) {
        return refused(m_activity.booksTrouble);
    }
    return {};
}

/// A service whose fee cannot be computed counts as one with a fee.
bool LiveDesk::isFree(const catalogue::ServiceSheet& sheet, domain::JalaliDate today) const
{
    const auto fees = domain::computeFees(sheet.tariff, m_office.provinceClass, today);
    const auto total = fees ? domain::totalOf(*fees) : Result<Rials>(Rials(1));
    return total && total->count() == 0;
}

Status LiveDesk::scan()
{
    const Case* open = domain::counter::openCase(state());
    if (open == nullptr || open->step != domain::counter::Step::Applicant) {
        return refused("not-this-step");
    }
    return readDocument(m_images.wishFor(sheetOfOpenCase()), [this](const Document& document) { scanned(document); });
}

void LiveDesk::stopScan()
{
    *m_stopScan = true;
}

Status LiveDesk::enterApplicant(const std::string& nationalCode, const std::string& postalCode,
                                const std::string& birthDate)
{
    return ask(command::EnterApplicant{nationalCode, postalCode, birthDate, {}});
}

Status LiveDesk::enterForeigner(const std::string& code, const std::string& postalCode, const std::string& birthDate)
{
    return ask(command::EnterApplicant{code, postalCode, birthDate, "foreign-code"});
}

Status LiveDesk::askCopy(const std::string& use)
{
    TRY(ask(command::AskCopy{use}));
    return refused("copy-forbidden");
}

const catalogue::ServiceSheet* LiveDesk::sheetOfOpenCase() const
{
    const Case* open = domain::counter::openCase(state());
    return open == nullptr || m_catalogue == nullptr ? nullptr : m_catalogue->find(open->service);
}

Result<const catalogue::ServiceSheet*> LiveDesk::openSheet() const
{
    const Case* open = domain::counter::openCase(state());
    const catalogue::ServiceSheet* sheet = sheetOfOpenCase();
    if (sheet == nullptr) {
        return refused("unknown-service");
    }
    if (sheet->version != open->sheetVersion) {
        return refused("sheet-changed"); // the price belongs to the version the citizen was shown
    }
    return sheet;
}

Status LiveDesk::submitForm(const Fields& form)
{
    const catalogue::ServiceSheet* sheet = TRY(openSheet());
    catalogue::FormAnswer checked = catalogue::checkForm(*sheet, form);
    std::string wrong;
    for (const catalogue::FieldProblem& problem : checked.problems) {
        wrong += (wrong.empty() ? "" : " ") + problem.name + ":" + problem.reason;
    }
    if (!wrong.empty()) {
        return makeError(ErrorKind::InvalidInput, wrong, "desk");
    }
    auto fees = domain::computeFees(sheet->tariff, m_office.provinceClass, domain::toJalali(now()));
    if (!fees) {
        return std::move(fees).error();
    }
    return ask(command::SubmitForm{std::move(checked.canonical), std::move(*fees), sheet->tariffVersion});
}

Status LiveDesk::printNotice()
{
    return ask(command::PrintNotice{});
}

Status LiveDesk::answerPaper(bool seen)
{
    return ask(command::AnswerPaper{state().openCase, seen});
}

Status LiveDesk::printAgain(const std::string& caseId, const std::string& reason)
{
    return ask(command::PrintAgain{caseId, reason, "receipt-printer"});
}

void LiveDesk::saveDraft(const Fields& fields)
{
    if (state().openCase.empty()) {
        return;
    }
    if (const Status done = m_journal.saveDraft(state().openCase, fields); !done) {
        tookTrouble(done.error());
    }
}

Fields LiveDesk::draft() const
{
    auto fields = state().openCase.empty() ? Result<Fields>(Fields{}) : m_journal.loadDraft(state().openCase);
    return fields ? std::move(*fields) : Fields{};
}

void LiveDesk::clearProgress()
{
    m_gateway.clearProgress();
    changed();
}

void LiveDesk::endKioskVisit(const std::string& cause, const std::string& screen)
{
    m_gateway.clearProgress();
    m_loop.tell(command::EndKioskVisit{cause, screen});
    changed();
}

} // namespace pishkhan::app
