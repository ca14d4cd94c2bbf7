// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts of one case, from the card to the receipt. Payment facts live in domain/payment.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"
#include "terminal/domain/fee.h"

namespace pishkhan::domain::counter::event {

struct CaseOpened {
    std::string service, serviceTitle, agencyTitle, sheetVersion;
    bool needsInquiry = true;
    std::string clerk, counter;
    PISHKHAN_EVENT("case-opened", visit("service", self.service); visit("serviceTitle", self.serviceTitle);
                   visit("agencyTitle", self.agencyTitle); visit("sheetVersion", self.sheetVersion);
                   visit("needsInquiry", self.needsInquiry); visit("clerk", self.clerk);
                   visit("counter", self.counter);)
};

struct DocumentRead {
    std::string documentKind, source, proof, nationalCode, cardSerial;
    PISHKHAN_EVENT("document-read", visit("documentKind", self.documentKind); visit("source", self.source);
                   visit("proof", self.proof); visit("nationalCode", self.nationalCode);
                   visit("cardSerial", self.cardSerial);)
};

struct ImageDiscarded {
    std::string documentKind, legalBasis;
    PISHKHAN_EVENT("image-discarded", visit("documentKind", self.documentKind); visit("legalBasis", self.legalBasis);)
};

struct ScanFailed {
    std::string reason;
    PISHKHAN_EVENT("scan-failed", visit("reason", self.reason);)
};

/// `codeKind`: foreign-code when `nationalCode` holds a foreigner's twelve digits (domain.md 1.3), else empty.
struct ApplicantEntered {
    std::string method, nationalCode, postalCode, birthDate, codeKind;
    PISHKHAN_EVENT("applicant-entered", visit("method", self.method); visit("nationalCode", self.nationalCode);
                   visit("postalCode", self.postalCode); visit("birthDate", self.birthDate);
                   visit("codeKind", self.codeKind);)
};

struct InquirySent {
    std::string inquiry, purpose;
    PISHKHAN_EVENT("inquiry-sent", visit("inquiry", self.inquiry); visit("purpose", self.purpose);)
};

struct InquiryAnswered {
    std::string inquiry, verdict, reason, firstName, lastName, fatherName;
    PISHKHAN_EVENT("inquiry-answered", visit("inquiry", self.inquiry); visit("verdict", self.verdict);
                   visit("reason", self.reason); visit("firstName", self.firstName); visit("lastName", self.lastName);
                   visit("fatherName", self.fatherName);)
};

struct FormSubmitted {
    std::int64_t count = 0;
    Fields form;
    PISHKHAN_EVENT("form-submitted", visit("fields", self.count); visit("form", self.form);)
};

struct FeesShown {
    Rials total;
    std::vector<FeeLine> lines;
    std::string tariffVersion;
    PISHKHAN_EVENT("fees-shown", visit("total", self.total); visit("lines", self.lines);
                   visit("tariffVersion", self.tariffVersion);)
};

/// A bill instead of a service: no identity is asked. `paidBefore` is the case that paid it at this counter.
struct BillAccepted {
    std::string billId, paymentId;
    std::int64_t billType = 0;
    Rials amount;
    std::string paidBefore;
    PISHKHAN_EVENT("bill-accepted", visit("billId", self.billId); visit("paymentId", self.paymentId);
                   visit("billType", self.billType); visit("amount", self.amount);
                   visit("paidBefore", self.paidBefore);)
};

struct SubmissionSent {
    std::int64_t attempt = 1;
    PISHKHAN_EVENT("submission-sent", visit("attempt", self.attempt);)
};

struct SubmissionDeferred {
    std::string reason;
    std::int64_t attempt = 1;
    PISHKHAN_EVENT("submission-deferred", visit("reason", self.reason); visit("attempt", self.attempt);)
};

struct TrackingCodeBound {
    std::string trackingCode;
    PISHKHAN_EVENT("tracking-code-bound", visit("trackingCode", self.trackingCode);)
};

struct ReceiptIssued {
    std::string receiptNumber, trackingCode;
    Rials amount;
    std::string payment, rrn, maskedPan;
    std::int64_t copy = 0;
    PISHKHAN_EVENT("receipt-issued", visit("receiptNumber", self.receiptNumber);
                   visit("trackingCode", self.trackingCode); visit("amount", self.amount);
                   visit("payment", self.payment); visit("rrn", self.rrn); visit("maskedPan", self.maskedPan);
                   visit("copy", self.copy);)
};

struct ReceiptPrintRequested {
    std::string receiptNumber, job;
    std::int64_t copy = 0;
    std::string reason, device;
    PISHKHAN_EVENT("receipt-print-requested", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("copy", self.copy); visit("reason", self.reason); visit("device", self.device);)
};

struct ReceiptPrinted {
    std::string receiptNumber, job;
    std::int64_t copy = 0;
    std::string device;
    PISHKHAN_EVENT("receipt-printed", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("copy", self.copy); visit("device", self.device);)
};

struct ReceiptOwed {
    std::string receiptNumber, job, reason, device;
    PISHKHAN_EVENT("receipt-owed", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("reason", self.reason); visit("device", self.device);)
};

struct ReceiptPrintUnknown {
    std::string receiptNumber, job, device;
    PISHKHAN_EVENT("receipt-print-unknown", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("device", self.device);)
};

struct PrintAnswered {
    std::string receiptNumber, job;
    bool paperSeen = false;
    std::string by;
    PISHKHAN_EVENT("print-answered", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("paperSeen", self.paperSeen); visit("by", self.by);)
};

struct PagePrinted {
    std::string receiptNumber, job, device;
    PISHKHAN_EVENT("page-printed", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("device", self.device);)
};

struct PageOwed {
    std::string receiptNumber, job, reason, device;
    PISHKHAN_EVENT("page-owed", visit("receiptNumber", self.receiptNumber); visit("job", self.job);
                   visit("reason", self.reason); visit("device", self.device);)
};

/// A slip for the citizen that is no receipt: not paid, or in doubt. `why` is doubt, resolved or asked.
struct NoticePrintRequested {
    std::string intent, outcome, job, why;
    PISHKHAN_EVENT("notice-print-requested", visit("intent", self.intent); visit("outcome", self.outcome);
                   visit("job", self.job); visit("why", self.why);)
};

/// `outcome` is printed, owed or unknown.
struct NoticePrintAnswered {
    std::string job, outcome, reason;
    PISHKHAN_EVENT("notice-print-answered", visit("job", self.job); visit("outcome", self.outcome);
                   visit("reason", self.reason);)
};

struct CaseClosed {
    std::string state;
    PISHKHAN_EVENT("case-closed", visit("state", self.state);)
};

struct CaseCancelled {
    std::string reason, by;
    PISHKHAN_EVENT("case-cancelled", visit("reason", self.reason); visit("by", self.by);)
};

/// The clerk has seen how giving the money back ended.
struct ReturnSeen {
    std::string intent, by;
    PISHKHAN_EVENT("return-seen", visit("intent", self.intent); visit("by", self.by);)
};

} // namespace pishkhan::domain::counter::event
