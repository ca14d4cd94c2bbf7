// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/receipt_content.h"

#include "terminal/base/check.h"
#include "terminal/domain/amount_words.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/national_code.h"

namespace pishkhan::app {
namespace {

std::string complaintPath(const catalogue::OfficeConfiguration& office, const std::string& agency)
{
    for (const catalogue::AgencyEntry& entry : office.agencies) {
        if (entry.id == agency && !entry.complaintPath.empty()) {
            return office.complaintSentence + " " + entry.complaintPath;
        }
    }
    return office.complaintSentence;
}

/// The terminal's "MMDD HHMMSS" as a Jalali date and time. It gives no year: the one nearest to the receipt's is meant (payment.md 7.3).
/// Any other shape is shown as it came.
std::string paymentTime(const std::string& local, Instant near)
{
    const bool shaped =
        local.size() == 11 && local[4] == ' ' && local.find_first_not_of("0123456789 ") == std::string::npos;
    if (!shaped) {
        return local;
    }
    const auto number = [&local](std::size_t at) { return (local[at] - '0') * 10 + (local[at + 1] - '0'); };
    const auto today = domain::toGregorian(domain::toJalali(near));
    if (!today) {
        return local;
    }
    constexpr int halfYear = 6;
    const int month = number(0);
    const int year = today->year + (month - today->month > halfYear ? -1 : today->month - month > halfYear ? 1 : 0);
    const auto date = domain::toJalali(domain::GregorianDate{year, month, number(2)});
    return date ? domain::formatJalali(*date) + " " + local.substr(5, 2) + ":" + local.substr(7, 2) : local;
}

void addPayment(ports::ReceiptContent& content, const domain::counter::Case& subject)
{
    if (!subject.payment || subject.total == Rials(0)) {
        content.outcome = "no-fee";
        return;
    }
    using domain::payment::back::Standing;
    const Standing standing = standingOf(subject.payment, subject.returns);
    const bool givenBack = standing == Standing::GivenBack; // a copy says what is true now
    content.sharesByOffice = !givenBack && subject.payment->intent.split == domain::payment::Split::InBooks;
    if (subject.payment->cash) {
        content.outcome = givenBack ? "returned" : "cash";
        content.given = subject.payment->cash->given;
        content.change = subject.payment->cash->change;
        return;
    }
    const domain::payment::TransactionFacts& facts = subject.payment->result;
    content.outcome = givenBack ? "returned" : standing == Standing::NotPaid ? "not-paid" : "approved";
    content.maskedPan = facts.maskedPan;
    content.rrn = facts.rrn;
    content.trace = facts.trace;
    content.terminalId = facts.terminalId;
    content.merchantId = facts.merchantId;
    content.paymentTime = paymentTime(facts.localTime, subject.receipt->issuedAt);
}

/// What a receipt and a slip have in common: the office, the case, its price.
ports::ReceiptContent caseContent(const domain::counter::Case& subject, const catalogue::OfficeConfiguration& office,
                                  Instant at, Money money)
{
    ports::ReceiptContent content;
    content.officeName = office.officeName;
    content.officeCode = office.code;
    content.licenceNumber = office.licence;
    content.officeAddress = office.address;
    content.officePhone = office.phone;
    content.counter = subject.counter;
    content.clerk = subject.clerk;
    content.jalaliDateTime = domain::formatJalaliDateTime(at);
    content.utc = toRfc3339(at);
    content.serviceCode = subject.bill ? std::string() : subject.service;
    content.billId = subject.bill ? subject.bill->billId : std::string();
    content.paymentId = subject.bill ? subject.bill->paymentId : std::string();
    content.serviceTitle = subject.serviceTitle;
    content.agencyTitle = subject.agencyTitle;
    content.sheetVersion = subject.sheetVersion;
    content.maskedNationalCode = subject.applicant.nationalCode.empty()
                                     ? std::string()
                                     : domain::maskNationalCode(subject.applicant.nationalCode);
    for (const domain::FeeLine& line : subject.fees) {
        content.lines.push_back({line.title, line.payee, line.depositId, line.net, line.vat, line.gross});
    }
    for (const domain::counter::Proposal& one : subject.proposals) {
        content.remarks.push_back({one.signer, one.text, one.amount, one.verdict == "accepted"});
    }
    content.total = subject.total;
    content.totalInWords = domain::amountInWords(subject.total.count());
    content.complaintPath = complaintPath(office, subject.agency);
    content.training = money == Money::Training;
    return content;
}

} // namespace

ports::ReceiptContent receiptContent(const domain::counter::Case& subject, const catalogue::OfficeConfiguration& office,
                                     const std::string& qrText, int copy, Money money)
{
    CHECK(subject.receipt);
    ports::ReceiptContent content = caseContent(subject, office, subject.receipt->issuedAt, money);
    content.receiptNumber = subject.receipt->number;
    content.trackingCode = subject.trackingCode;
    content.qrText = qrText;
    content.copy = copy;
    addPayment(content, subject);
    return content;
}

ports::ReceiptContent noticeContent(const domain::counter::Case& subject, const catalogue::OfficeConfiguration& office,
                                    const std::string& outcome, Instant at, Money money)
{
    ports::ReceiptContent content = caseContent(subject, office, at, money);
    content.outcome = outcome;
    content.lines.clear(); // nothing was taken: the total alone says how much it was about
    const bool isReturn = outcome == "given-back" || outcome == "given-back-cash" || outcome == "not-given-back" ||
                          outcome == "return-unknown";
    if (isReturn && !subject.returns.empty()) {
        const domain::payment::back::State& latest = subject.returns.back();
        content.paymentKey = latest.intent.key;
        content.maskedPan = subject.payment ? subject.payment->result.maskedPan : std::string();
        content.trace = latest.result.trace;
        content.rrn = latest.result.rrn;
        content.terminalId = latest.result.terminalId;
        content.receiptNumber = subject.receipt ? subject.receipt->number : std::string();
        content.total = latest.intent.amount;
        content.totalInWords = domain::amountInWords(content.total.count());
    } else if (subject.payment) {
        content.paymentKey = subject.payment->intent.key;
        content.maskedPan = subject.payment->result.maskedPan;
        content.trace = subject.payment->result.trace;
        content.rrn = subject.payment->result.rrn;
        content.terminalId = subject.payment->result.terminalId;
    }
    return content;
}

} // namespace pishkhan::app
