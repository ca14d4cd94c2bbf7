// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk-ui/scenes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "terminal/domain/national_code.h"

namespace pishkhan::test {
namespace {

using domain::counter::IdentityStatus;
using domain::counter::Step;
const QString folder = QStringLiteral(SOURCE_ROOT "/provisioning/catalogue");

QJsonObject readObject(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return QJsonDocument::fromJson(file.readAll()).object();
}

Bytes bytesOf(const QJsonObject& object)
{
    const QByteArray json = QJsonDocument(object).toJson();
    return Bytes(json.begin(), json.end());
}

catalogue::Catalogue shippedCatalogue()
{
    QJsonObject whole = readObject(folder + "/catalogue.head.json");
    QJsonArray sheets;
    for (const QString& name : QDir(folder).entryList({"service-*.json"}, QDir::Files, QDir::Name)) {
        sheets.append(readObject(folder + "/" + name));
    }
    whole["services"] = sheets;
    auto parsed = catalogue::parseCatalogue(bytesOf(whole));
    if (!parsed) {
        qFatal("catalogue: %s", parsed.error().what.c_str());
    }
    return std::move(*parsed);
}

catalogue::OfficeConfiguration sampleOffice()
{
    QJsonObject whole = readObject(folder + "/configuration.template.json");
    QJsonArray accounts;
    for (QJsonValueRef entry : whole["accounts"].toArray()) {
        QJsonObject account = entry.toObject();
        account["pinHash"] =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaWJTmaaWJTmaaWJQ";
        accounts.append(account);
    }
    whole["accounts"] = accounts;
    auto parsed = catalogue::parseConfiguration(bytesOf(whole));
    if (!parsed) {
        qFatal("configuration: %s", parsed.error().what.c_str());
    }
    return std::move(*parsed);
}

} // namespace

std::string madeUpNationalCode()
{
    for (int last = 0; last < 10; ++last) {
        const std::string code = "999123456" + std::to_string(last);
        if (domain::checkNationalCode(code).valid) {
            return code;
        }
    }
    return {};
}

void furnish(FakeDesk& desk)
{
    desk.time = Instant{1795334062000}; // 2026-11-22, 1 Azar 1405
    desk.services = shippedCatalogue();
    desk.configuration = sampleOffice();
    desk.deviceViews = {{"scanner", "ready", ""},      {"card-terminal", "ready", ""}, {"receipt-printer", "ready", ""},
                        {"page-printer", "ready", ""}, {"gateway", "ready", ""},       {"hub", "ready", ""}};
    desk.doing.lineState = "live";
    desk.shown.shiftCount = 11;
    desk.shown.catalogueVersion = desk.services.version;
}

void booksWaiting(FakeDesk& desk)
{
    ports::Proposal central;
    central.signer = {ActorKind::Central, "markaz-01"};
    central.id = "P-1405-17";
    central.subject = "correction";
    central.about = "72001234-01-1-000009";
    central.amount = Rials(-250000);
    central.text =
        "کارمزد یک پرونده در ۲۹ آبان دو بار حساب شده است؛ پیشنهاد می‌شود یک بار آن کم شود.";
    central.issued = desk.time - Milliseconds(7200000);
    ports::Proposal support;
    support.signer = {ActorKind::Support, "poshtibani-01"};
    support.id = "S-88";
    support.subject = "session";
    support.text = "چاپگر رسید با حضور مدیر دفتر بررسی و تمیز شد. چیزی در دفتر تغییر نکرد.";
    support.issued = desk.time - Milliseconds(3600000);
    desk.waiting = {central, support};
    desk.sticks = {{"/media/office/DAFTAR", "DAFTAR", true, std::uint64_t{14} << 30U},
                   {"/srv/copies", "", false, std::uint64_t{220} << 30U}};
}

void terminalAhead(FakeDesk& desk)
{
    domain::counter::TerminalFinding sale;
    sale.number = 1;
    sale.cause = "last";
    sale.terminalId = "99900001";
    sale.trace = "000912";
    sale.maskedPan = "999999******4321";
    sale.amount = Rials(750'000);
    sale.at = desk.time - Milliseconds(60'000);
    domain::counter::TerminalFinding sum = sale;
    sum.number = 2;
    sum.cause = "totals";
    sum.trace = sum.maskedPan = {};
    sum.amount = Rials(1'250'000);
    desk.shown.day.findings = {sale, sum};
}

void signedIn(FakeDesk& desk, const std::string& clerk)
{
    const catalogue::Account* account = desk.configuration.findAccount(clerk);
    desk.shown.session = {clerk, catalogue::name(account->role), desk.time};
}

void shiftOpen(FakeDesk& desk)
{
    desk.shown.shift = {12, "clerk", "1405/09/01", 7, Rials(9'840'000)};
}

void caseOpen(FakeDesk& desk, const std::string& service)
{
    const catalogue::ServiceSheet& sheet = *desk.services.find(service);
    const std::string id = "72001234-01-1-000008";
    domain::counter::Case opened;
    opened.id = id;
    opened.agency = sheet.agency;
    opened.agencyTitle = sheet.agencyTitle;
    opened.service = sheet.code;
    opened.serviceTitle = sheet.title;
    opened.sheetVersion = sheet.version;
    opened.clerk = "clerk";
    opened.counter = "01";
    opened.openedAt = desk.time;
    desk.shown.cases[id] = opened;
    desk.shown.openCase = id;
}

void dayWorked(FakeDesk& desk)
{
    domain::counter::DayBook& book = desk.shown.day;
    book.businessDate = "1405/09/01";
    book.openedAt = desk.time;
    book.firstSequence = 4181;
    book.lastSequence = 4903;
    book.events = 723;
    book.shifts.push_back({12, "clerk", "1405/09/01", desk.time, {}, 7, Rials(9'840'000)});
    for (int i = 0; i < 7; ++i) {
        book.opened.push_back("72001234-01-1-00000" + std::to_string(i));
        book.moves.push_back({book.opened.back(), Rials(1'405'714), desk.time});
    }
    desk.shown.drawer = Rials(500'000);
}

void dayClosing(FakeDesk& desk)
{
    dayWorked(desk);
    desk.shown.closing = domain::counter::Closing{"clerk", desk.time, 0, Rials(0), {}, {}};
}

void dayClosed(FakeDesk& desk)
{
    dayWorked(desk);
    desk.shown.lastReport = domain::counter::dayReport(desk.shown);
    desk.shown.lastDay = domain::counter::ClosedDay{1, "1405/09/01", desk.time};
    desk.shown.day = {};
    desk.shown.reportPaper["strip"] = domain::counter::PaperStatus::Printed;
    desk.shown.disputes.push_back({1, "1405/09/01", "terminal", Rials(120'000), "", "clerk", desk.time});
}

void billOpen(FakeDesk& desk, bool paidBefore)
{
    signedIn(desk);
    shiftOpen(desk);
    const domain::Bill bill = *domain::checkBill("9876543204124", "880040519").bill;
    domain::counter::Case opened;
    opened.id = "72001234-01-1-000009";
    opened.service = "bill";
    opened.serviceTitle = "پرداخت قبض برق";
    opened.clerk = "clerk";
    opened.counter = "01";
    opened.openedAt = desk.time;
    opened.needsInquiry = false;
    opened.bill = bill;
    opened.billPaidBefore = paidBefore ? "72001234-01-1-000002" : "";
    opened.fees = {{"قبض برق", "صادرکنندهٔ قبض", "", bill.amount, Rials(0), bill.amount}};
    opened.total = bill.amount;
    opened.step = Step::Fees;
    desk.shown.cases[opened.id] = opened;
    desk.shown.openCase = opened.id;
}

void scannedCard(FakeDesk& desk)
{
    desk.open().applicant.nationalCode = madeUpNationalCode();
    desk.open().applicant.cardSerial = "9G12345678";
    desk.open().applicant.method = "card";
}

void identityVerified(FakeDesk& desk)
{
    domain::counter::Case& open = desk.open();
    open.applicant.nationalCode = madeUpNationalCode();
    open.applicant.postalCode = madeUpPostalCode;
    open.applicant.birthDate = "1370/01/15";
    open.identity = {IdentityStatus::Verified, {}, "نمونه", "آزمایشی", "فرضی"};
    open.step = Step::Form;
}

void formFilled(FakeDesk& desk)
{
    domain::counter::Case& open = desk.open();
    const catalogue::ServiceSheet& sheet = *desk.services.find(open.service);
    open.fees =
        domain::computeFees(sheet.tariff, desk.configuration.provinceClass, domain::toJalali(desk.time)).value();
    open.total = domain::totalOf(open.fees).value();
    open.step = Step::Fees;
}

void paying(FakeDesk& desk, domain::payment::Phase phase, const std::string& step)
{
    domain::counter::Case& open = desk.open();
    open.step = phase == domain::payment::Phase::NotPaid ? Step::Fees : Step::Payment;
    domain::payment::State state;
    state.intent = {"C0101-000000000009", open.total, desk.configuration.cardTerminalLabel, {}, {}, {}};
    state.phase = phase;
    state.reason = phase == domain::payment::Phase::NotPaid ? "declined" : "timeout";
    state.result.trace = "000123";
    open.payment = state;
    desk.doing.paymentStep = step;
}

void receiptReady(FakeDesk& desk, domain::counter::PaperStatus paper, const std::string& reason)
{
    domain::counter::Case& open = desk.open();
    open.step = Step::Receipt;
    open.paid = open.total;
    desk.doing.paymentStep.clear();
    domain::counter::Receipt receipt;
    receipt.number = "72001234-050901-01-00008-3";
    receipt.issuedAt = desk.time;
    receipt.paper = paper;
    receipt.reason = reason;
    receipt.page = domain::counter::PaperStatus::Printed;
    open.receipt = receipt;
    QFile picture(QStringLiteral(SOURCE_ROOT "/tests/golden/receipts/fa-80mm-approved.png"));
    if (picture.open(QIODevice::ReadOnly)) {
        const QByteArray png = picture.readAll();
        desk.picture = Bytes(png.begin(), png.end());
    }
}

void paidCases(FakeDesk& desk)
{
    const char* titles[] = {"صدور کارت ملی هوشمند", "پرداخت قبض برق", "گواهی عدم سوءپیشینه"};
    for (int i = 0; i < 3; ++i) {
        const std::string digit = std::to_string(i + 1);
        domain::counter::Case one;
        one.id = "72001234-01-1-00000" + digit;
        one.serviceTitle = titles[i];
        one.clerk = "clerk";
        one.counter = "01";
        one.step = Step::Closed;
        one.total = one.paid = Rials(1'450'000 * (i + 1));
        one.payment = domain::payment::State{};
        one.payment->intent = {
            "C0101-00000000000" + digit, one.total, desk.configuration.cardTerminalLabel, {}, {}, {}};
        one.payment->phase = domain::payment::Phase::Final;
        one.payment->sentAt = Instant{desk.time.ms - (3 - i) * 1'800'000};
        one.payment->result.amount = one.total;
        one.payment->result.maskedPan = "999999******001" + digit;
        one.payment->result.rrn = "00047100012" + digit;
        one.payment->result.trace = "00012" + digit;
        one.receipt = domain::counter::Receipt{};
        one.receipt->number = "72001234-050901-01-0000" + digit + "-" + digit;
        one.receipt->issuedAt = one.payment->sentAt;
        one.receipt->paper = domain::counter::PaperStatus::Printed;
        desk.shown.cases[one.id] = one;
    }
}

void givingBack(FakeDesk& desk, domain::payment::back::Phase phase, const std::string& reason)
{
    signedIn(desk);
    shiftOpen(desk);
    paidCases(desk);
    domain::counter::Case& one = desk.shown.cases["72001234-01-1-000003"];
    domain::payment::back::State back;
    back.intent = {"C0101-000000000010",
                   one.payment->intent.key,
                   domain::payment::back::Kind::Reversal,
                   one.total,
                   desk.configuration.cardTerminalLabel,
                   "clerk",
                   "manager",
                   "wrong-service"};
    back.phase = phase;
    back.reason = reason;
    back.sentAt = desk.time;
    back.evidence = "direct-result";
    back.result.rrn = "000471000199";
    back.queries = phase == domain::payment::back::Phase::Unknown ? 3 : 0;
    one.returns.push_back(back);
    one.paid = phase == domain::payment::back::Phase::Done ? Rials(0) : one.total;
    one.notice = domain::counter::Notice{back.intent.key, "given-back", "j", domain::counter::PaperStatus::Printed};
    desk.shown.returning = one.id;
    desk.doing.paymentStep = phase == domain::payment::back::Phase::Sending ? "reversing" : "";
}

void upToForm(FakeDesk& desk)
{
    signedIn(desk);
    shiftOpen(desk);
    caseOpen(desk);
    scannedCard(desk);
    identityVerified(desk);
}

void upToFees(FakeDesk& desk)
{
    upToForm(desk);
    formFilled(desk);
}

std::vector<catalogue::KnownError> knownErrors()
{
    return {{"KE-1405-01",
             {1405, 9, 2},
             {"0.1.0"},
             {"applicant"},
             "پس از خواندن، اسکنر گاهی تا پنج ثانیه مشغول می‌ماند",
             "مقدارهای خوانده‌شده درست‌اند و چیزی از دست نمی‌رود.",
             "اگر «اسکنر مشغول است» آمد، پنج ثانیه بعد دوباره بخوانید."},
            {"KE-1405-02", {1405, 9, 2}, {"0.1.0"}, {"payment"}, "جای دیگر", "ب", "پ"}};
}

} // namespace pishkhan::test
