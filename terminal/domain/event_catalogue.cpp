// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/event_catalogue.h"

#include <algorithm>

namespace pishkhan::domain {
namespace {

constexpr FieldClass P = FieldClass::Public;
constexpr FieldClass O = FieldClass::Office;
constexpr FieldClass N = FieldClass::Person;

constexpr FieldRow journalOpenedFields[] = {{"version", P}, {"epoch", P}};
constexpr FieldRow terminalStartedFields[] = {{"version", P}, {"mode", P}, {"openCase", P}};
constexpr FieldRow integrityAlarmFields[] = {{"check", O}, {"detail", O}};
constexpr FieldRow clerkSignedInFields[] = {{"clerk", O}, {"role", O}, {"means", O}};
constexpr FieldRow clerkSignInFailedFields[] = {{"clerk", O}, {"failures", O}, {"means", O}};
constexpr FieldRow cardRefusedFields[] = {{"reason", O}, {"clerk", O}, {"certificate", O}};
constexpr FieldRow clerkLockedFields[] = {{"clerk", O}, {"failures", O}};
constexpr FieldRow clerkUnlockedFields[] = {{"clerk", O}, {"by", O}};
constexpr FieldRow clerkSignedOutFields[] = {{"clerk", O}, {"cause", O}};
constexpr FieldRow shiftOpenedFields[] = {{"shift", O}, {"clerk", O}, {"businessDate", O}};
constexpr FieldRow shiftClosedFields[] = {{"shift", O}, {"clerk", O}, {"cases", O}, {"total", O}};
constexpr FieldRow catalogueLoadedFields[] = {{"version", P}, {"digest", P}, {"services", P}};
constexpr FieldRow catalogueRefusedFields[] = {{"reason", P}};
constexpr FieldRow caseOpenedFields[] = {{"service", P},      {"serviceTitle", P}, {"agencyTitle", P},
                                         {"sheetVersion", P}, {"needsInquiry", P}, {"clerk", O},
                                         {"counter", O}};
constexpr FieldRow documentReadFields[] = {
    {"documentKind", P}, {"source", P}, {"proof", P}, {"nationalCode", N}, {"cardSerial", N}};
constexpr FieldRow imageDiscardedFields[] = {{"documentKind", P}, {"legalBasis", P}};
constexpr FieldRow imageKeptFields[] = {{"documentKind", P}, {"legalBasis", P}, {"purpose", P}, {"redacted", P},
                                        {"until", P},        {"size", P},       {"digest", P}};
constexpr FieldRow imageUseRefusedFields[] = {{"use", P}, {"reason", P}, {"legalBasis", P}};
constexpr FieldRow imageDestroyedFields[] = {{"digest", P}, {"cause", P}};
constexpr FieldRow scanFailedFields[] = {{"reason", P}};
constexpr FieldRow applicantEnteredFields[] = {
    {"method", P}, {"nationalCode", N}, {"postalCode", N}, {"birthDate", N}, {"codeKind", P}};
constexpr FieldRow inquirySentFields[] = {{"inquiry", P}, {"purpose", P}};
constexpr FieldRow inquiryAnsweredFields[] = {{"inquiry", P},   {"verdict", P},  {"reason", P},
                                              {"firstName", N}, {"lastName", N}, {"fatherName", N}};
constexpr FieldRow formSubmittedFields[] = {{"fields", P}, {"form", N}};
constexpr FieldRow feesShownFields[] = {{"total", P}, {"lines", P}, {"tariffVersion", P}};
constexpr FieldRow billAcceptedFields[] = {
    {"billId", O}, {"paymentId", O}, {"billType", P}, {"amount", P}, {"paidBefore", O}};
constexpr FieldRow paymentIntendedFields[] = {{"intent", O},    {"amount", P}, {"terminal", O},
                                              {"depositId", P}, {"billId", P}, {"payId", P}};
constexpr FieldRow paymentBaselineTakenFields[] = {{"intent", O},  {"known", O},  {"terminalId", O}, {"trace", O},
                                                   {"receipt", O}, {"amount", O}, {"localTime", O},  {"attempts", O}};
constexpr FieldRow paymentSendingFields[] = {{"intent", O}, {"amount", P}};
constexpr FieldRow paymentApprovedPendingFields[] = {
    {"intent", O}, {"amount", P},   {"maskedPan", O}, {"terminalId", O}, {"merchantId", O}, {"trace", O},
    {"rrn", O},    {"approval", O}, {"receipt", O},   {"localTime", O},  {"code", O}};
constexpr FieldRow paymentFinalFields[] = {{"intent", O},     {"amount", P},     {"evidence", O},  {"maskedPan", O},
                                           {"terminalId", O}, {"merchantId", O}, {"trace", O},     {"rrn", O},
                                           {"approval", O},   {"receipt", O},    {"localTime", O}, {"code", O}};
constexpr FieldRow paymentNotPaidFields[] = {{"intent", O}, {"amount", P},   {"reason", O},
                                             {"code", O},   {"evidence", O}, {"text", O}};
constexpr FieldRow paymentUnknownFields[] = {{"intent", O}, {"amount", P}, {"reason", O}};
constexpr FieldRow paymentQueriedFields[] = {{"intent", O}, {"verdict", O}, {"reason", O}};
constexpr FieldRow paymentNeedsOperatorFields[] = {{"intent", O}, {"amount", P}, {"reason", O},
                                                   {"trace", O},  {"rrn", O},    {"terminalId", O}};
constexpr FieldRow paymentResolvedFields[] = {{"intent", O},    {"amount", P}, {"outcome", O},
                                              {"reference", O}, {"reason", O}, {"by", O}};
constexpr FieldRow paymentConflictFields[] = {{"intent", O}, {"amount", P}, {"reason", O}, {"trace", O}, {"rrn", O}};
constexpr FieldRow giveBackIntendedFields[] = {{"intent", O},     {"original", O}, {"return", P},     {"amount", P},
                                               {"terminal", O},   {"askedBy", O},  {"approvedBy", O}, {"reason", O},
                                               {"terminalId", O}, {"trace", O},    {"receipt", O}};
constexpr FieldRow giveBackSendingFields[] = {{"intent", O}, {"amount", P},  {"known", O},      {"terminalId", O},
                                              {"trace", O},  {"receipt", O}, {"lastAmount", O}, {"localTime", O}};
constexpr FieldRow giveBackDoneFields[] = {{"intent", O},     {"amount", P},    {"evidence", O},
                                           {"terminalId", O}, {"trace", O},     {"rrn", O},
                                           {"receipt", O},    {"localTime", O}, {"code", O}};
constexpr FieldRow giveBackNotDoneFields[] = {
    {"intent", O}, {"amount", P}, {"reason", O}, {"code", O}, {"evidence", O}};
constexpr FieldRow giveBackUnknownFields[] = {{"intent", O}, {"amount", P}, {"reason", O}};
constexpr FieldRow giveBackQueriedFields[] = {{"intent", O}, {"verdict", O}, {"reason", O}};
constexpr FieldRow giveBackNeedsOperatorFields[] = {
    {"intent", O}, {"amount", P}, {"reason", O}, {"trace", O}, {"rrn", O}};
constexpr FieldRow giveBackResolvedFields[] = {{"intent", O},    {"amount", P}, {"outcome", O},
                                               {"reference", O}, {"reason", O}, {"by", O}};
constexpr FieldRow returnSeenFields[] = {{"intent", O}, {"by", O}};
constexpr FieldRow submissionSentFields[] = {{"attempt", P}};
constexpr FieldRow submissionDeferredFields[] = {{"reason", P}, {"attempt", P}};
constexpr FieldRow trackingCodeBoundFields[] = {{"trackingCode", P}};
constexpr FieldRow receiptIssuedFields[] = {{"receiptNumber", P}, {"trackingCode", P}, {"amount", P}, {"payment", P},
                                            {"rrn", O},           {"maskedPan", O},    {"copy", P}};
constexpr FieldRow receiptPrintRequestedFields[] = {
    {"receiptNumber", P}, {"job", O}, {"copy", P}, {"reason", O}, {"device", O}};
constexpr FieldRow receiptPrintedFields[] = {{"receiptNumber", P}, {"job", O}, {"copy", P}, {"device", O}};
constexpr FieldRow receiptOwedFields[] = {{"receiptNumber", P}, {"job", O}, {"reason", O}, {"device", O}};
constexpr FieldRow receiptPrintUnknownFields[] = {{"receiptNumber", P}, {"job", O}, {"device", O}};
constexpr FieldRow printAnsweredFields[] = {{"receiptNumber", P}, {"job", O}, {"paperSeen", P}, {"by", O}};
constexpr FieldRow pagePrintedFields[] = {{"receiptNumber", P}, {"job", O}, {"device", O}};
constexpr FieldRow pageOwedFields[] = {{"receiptNumber", P}, {"job", O}, {"reason", O}, {"device", O}};
constexpr FieldRow noticePrintRequestedFields[] = {{"intent", O}, {"outcome", P}, {"job", O}, {"why", P}};
constexpr FieldRow noticePrintAnsweredFields[] = {{"job", O}, {"outcome", P}, {"reason", O}};
constexpr FieldRow caseClosedFields[] = {{"state", P}};
constexpr FieldRow caseCancelledFields[] = {{"reason", P}, {"by", O}};
constexpr FieldRow kioskVisitEndedFields[] = {{"cause", P}, {"screen", P}};
constexpr FieldRow deviceChangedFields[] = {{"device", O}, {"state", O}, {"reason", O}};
constexpr FieldRow clockChangedFields[] = {{"before", O}, {"after", O}, {"source", O}};
constexpr FieldRow lineChangedFields[] = {{"state", O}, {"waiting", O}};
constexpr FieldRow drawerCountedFields[] = {{"shift", O}, {"moment", O}, {"amount", O}, {"expected", O}, {"by", O}};
constexpr FieldRow zeroReportIssuedFields[] = {
    {"shift", O}, {"businessDate", O}, {"drawer", O}, {"terminalSum", O}, {"disputes", O}};
constexpr FieldRow dayCloseStartedFields[] = {{"businessDate", O}, {"by", O}};
constexpr FieldRow dayCloseLeftFields[] = {{"by", O}};
constexpr FieldRow terminalTotalsReadFields[] = {{"count", O}, {"sum", O}, {"sumBefore", O}, {"ledgerSum", O}};
constexpr FieldRow terminalTotalsMissingFields[] = {{"reason", O}};
constexpr FieldRow differenceExplainedFields[] = {{"subject", O}, {"amount", O}, {"reason", O}, {"by", O}};
constexpr FieldRow differenceDisputedFields[] = {{"subject", O}, {"amount", O}, {"reason", O}, {"by", O}};
constexpr FieldRow dayClosedFields[] = {{"day", O},
                                        {"businessDate", O},
                                        {"firstSequence", O},
                                        {"lastSequence", O},
                                        {"events", O},
                                        {"root", O},
                                        {"shifts", O},
                                        {"cases", O},
                                        {"payments", O},
                                        {"takenBack", O},
                                        {"total", O},
                                        {"terminal", O},
                                        {"terminalDifference", O},
                                        {"drawer", O},
                                        {"drawerDifference", O},
                                        {"paperOwed", O},
                                        {"by", O}};
constexpr FieldRow reportPrintRequestedFields[] = {{"report", O}, {"form", O}, {"job", O}};
constexpr FieldRow reportPrintAnsweredFields[] = {
    {"report", O}, {"form", O}, {"job", O}, {"outcome", O}, {"reason", O}};
constexpr FieldRow reportExportedFields[] = {{"report", O}, {"formats", O}, {"by", O}};
constexpr FieldRow caseKeyFields[] = {{"recipient", O}, {"commitment", O}, {"cms", O}};
constexpr FieldRow caseErasedFields[] = {{"legalBasis", P}, {"orderedBy", O}, {"confirmedBy", O}};
constexpr FieldRow gateChangedFields[] = {{"gate", O}, {"state", O}, {"reason", O}, {"left", O}};
constexpr FieldRow diskReserveUsedFields[] = {{"freeMegabytes", O}};
constexpr FieldRow secondProgramRefusedFields[] = {{"times", O}};
constexpr FieldRow rollbackFoundFields[] = {{"source", O},     {"knownEpoch", O}, {"knownSequence", O},
                                            {"knownHead", O},  {"foundEpoch", O}, {"foundSequence", O},
                                            {"foundHead", O},  {"receiptDay", O}, {"receiptCount", O},
                                            {"shiftCount", O}, {"unfinished", O}};
constexpr FieldRow missingListedFields[] = {{"epoch", O}, {"sequence", O}, {"row", O}, {"about", O}};
constexpr FieldRow proposalReceivedFields[] = {{"proposal", O}, {"subject", O}, {"about", O},      {"amount", O},
                                               {"text", O},     {"object", O},  {"certificate", O}};
constexpr FieldRow proposalAcceptedFields[] = {{"proposal", O}, {"signer", O}, {"amount", O}, {"by", O}};
constexpr FieldRow proposalDisputedFields[] = {{"proposal", O}, {"signer", O}, {"amount", O}, {"reason", O}, {"by", O}};
constexpr FieldRow alarmAcknowledgedFields[] = {{"check", O}, {"reason", O}, {"by", O}};
constexpr FieldRow journalExportedFields[] = {{"lastSequence", O}, {"batches", O}, {"head", O}, {"by", O}};

// clang-format off
constexpr EventRow catalogue[] = {
    {"journal-opened", 1, "s", Audience::Office, journalOpenedFields,
     "دفتر روزنگار این دستگاه گشوده شد (نسخه {version})",
     "journal opened by version {version}"},
    {"terminal-started", 1, "s", Audience::Office, terminalStartedFields,
     "برنامه آغاز به کار کرد",
     "terminal started in {mode} mode"},
    {"integrity-alarm", 1, "s", Audience::Office, integrityAlarmFields,
     "هشدار درستی دفتر: {check}",
     "integrity alarm: {check}"},
    {"clerk-signed-in", 1, "h", Audience::Office, clerkSignedInFields,
     "{clerk} وارد شد",
     "{clerk} signed in"},
    {"clerk-sign-in-failed", 1, "s", Audience::Office, clerkSignInFailedFields,
     "ورود ناموفق {clerk} (بار {failures})",
     "failed sign-in of {clerk} ({failures})"},
    {"card-refused", 1, "s", Audience::Office, cardRefusedFields,
     "کارت هوشمند برای ورود پذیرفته نشد: {reason}",
     "a smart card was refused for signing in: {reason}"},
    {"clerk-locked", 1, "s", Audience::Office, clerkLockedFields,
     "حساب {clerk} پس از {failures} تلاش بسته شد",
     "{clerk} locked after {failures} failures"},
    {"clerk-unlocked", 1, "h", Audience::Office, clerkUnlockedFields,
     "{by} حساب {clerk} را باز کرد",
     "{by} unlocked {clerk}"},
    {"clerk-signed-out", 1, "hs", Audience::Office, clerkSignedOutFields,
     "{clerk} خارج شد",
     "{clerk} signed out ({cause})"},
    {"shift-opened", 1, "h", Audience::Office, shiftOpenedFields,
     "شیفت {shift} گشوده شد",
     "shift {shift} opened by {clerk}"},
    {"shift-closed", 1, "h", Audience::Office, shiftClosedFields,
     "شیفت {shift} بسته شد؛ {cases} پرونده",
     "shift {shift} closed: {cases} cases, {total} rials"},
    {"catalogue-loaded", 1, "s", Audience::Office, catalogueLoadedFields,
     "فهرست خدمات نسخه {version} بارگذاری شد",
     "catalogue {version} loaded"},
    {"catalogue-refused", 1, "s", Audience::Office, catalogueRefusedFields,
     "فهرست خدمات پذیرفته نشد: {reason}",
     "catalogue refused: {reason}"},
    {"case-opened", 1, "h", Audience::Agency, caseOpenedFields,
     "پرونده «{serviceTitle}» گشوده شد",
     "case opened for service {service} by {clerk}"},
    {"document-read", 1, "hs", Audience::Agency, documentReadFields,
     "مدرک خوانده شد ({documentKind})",
     "{documentKind} read by {source}, {proof}"},
    {"image-discarded", 1, "s", Audience::Agency, imageDiscardedFields,
     "تصویر مدرک نگه‌داری نشد و پاک شد (ماده ۱۲)",
     "image discarded, no copy taken ({legalBasis})"},
    {"image-kept", 1, "s", Audience::Agency, imageKeptFields,
     "تصویر پوشانده‌شدهٔ مدرک برای دستگاه مهر شد و تا {until} می‌ماند",
     "redacted image of {documentKind} sealed to the agency until {until}: {purpose} ({legalBasis})"},
    {"image-use-refused", 1, "hs", Audience::Agency, imageUseRefusedFields,
     "نگه‌داری یا رونوشت تصویر مدرک انجام نشد: {reason}",
     "{use} of an image refused: {reason} ({legalBasis})"},
    {"image-destroyed", 1, "s", Audience::Agency, imageDestroyedFields,
     "تصویر مهرشدهٔ مدرک از میان رفت: {cause}",
     "sealed image {digest} destroyed: {cause}"},
    {"scan-failed", 1, "s", Audience::Agency, scanFailedFields,
     "خواندن مدرک ناموفق بود: {reason}",
     "scan failed: {reason}"},
    {"applicant-entered", 1, "h", Audience::Agency, applicantEnteredFields,
     "مشخصات متقاضی ثبت شد",
     "applicant entered by {method}"},
    {"inquiry-sent", 1, "s", Audience::Agency, inquirySentFields,
     "استعلام {inquiry} فرستاده شد",
     "{inquiry} inquiry sent"},
    {"inquiry-answered", 1, "s", Audience::Agency, inquiryAnsweredFields,
     "پاسخ استعلام {inquiry}: {verdict}",
     "{inquiry} inquiry answered: {verdict}"},
    {"form-submitted", 1, "h", Audience::Agency, formSubmittedFields,
     "فرم درخواست تکمیل شد",
     "form submitted ({fields} fields)"},
    {"fees-shown", 1, "s", Audience::Agency, feesShownFields,
     "هزینه به متقاضی نشان داده شد: {total} ریال",
     "fees shown: {total} rials"},
    {"bill-accepted", 1, "h", Audience::Agency, billAcceptedFields,
     "قبض پذیرفته شد: {amount} ریال",
     "bill {billId} accepted: {amount} rials"},
    {"payment-intended", 1, "h", Audience::Agency, paymentIntendedFields,
     "پرداخت {amount} ریال درخواست شد",
     "payment {intent} of {amount} intended"},
    {"payment-baseline-taken", 1, "s", Audience::Office, paymentBaselineTakenFields,
     "آخرین تراکنش کارتخوان خوانده شد",
     "baseline taken for {intent}"},
    {"payment-sending", 1, "s", Audience::Agency, paymentSendingFields,
     "درخواست پرداخت به کارتخوان فرستاده می‌شود",
     "payment {intent} is being sent"},
    {"payment-approved-pending", 1, "s", Audience::Agency, paymentApprovedPendingFields,
     "کارتخوان پرداخت {amount} ریال را پذیرفت",
     "payment {intent} approved, not yet confirmed"},
    {"payment-final", 1, "s", Audience::Agency, paymentFinalFields,
     "پرداخت {amount} ریال قطعی شد",
     "payment {intent} final by {evidence}"},
    {"payment-not-paid", 1, "s", Audience::Agency, paymentNotPaidFields,
     "پرداخت انجام نشد ({reason})",
     "payment {intent} not paid: {reason}"},
    {"payment-unknown", 1, "s", Audience::Agency, paymentUnknownFields,
     "وضعیت پرداخت نامعلوم است؛ استعلام لازم است",
     "payment {intent} unknown: {reason}"},
    {"payment-queried", 1, "s", Audience::Office, paymentQueriedFields,
     "از کارتخوان استعلام شد: {verdict}",
     "payment {intent} queried: {verdict}"},
    {"payment-needs-operator", 1, "s", Audience::Agency, paymentNeedsOperatorFields,
     "پرداخت به تصمیم مسئول دفتر نیاز دارد",
     "payment {intent} needs an operator: {reason}"},
    {"payment-resolved", 1, "h", Audience::Agency, paymentResolvedFields,
     "{by} وضعیت پرداخت را با مدرک کارتخوان ثبت کرد: {outcome}",
     "payment {intent} resolved by {by}: {outcome}"},
    {"payment-conflict", 1, "s", Audience::Agency, paymentConflictFields,
     "تناقض در پرداخت؛ کارتخوان بسته شد",
     "payment {intent} in conflict: {reason}"},
    {"give-back-intended", 1, "h", Audience::Agency, giveBackIntendedFields,
     "برگرداندن {amount} ریال با تأیید نفر دوم درخواست شد",
     "return {intent} of {amount} asked by {askedBy}, approved by {approvedBy}: {reason}"},
    {"give-back-sending", 1, "s", Audience::Agency, giveBackSendingFields,
     "درخواست برگرداندن پول به کارتخوان فرستاده می‌شود",
     "return {intent} is being sent"},
    {"give-back-done", 1, "s", Audience::Agency, giveBackDoneFields,
     "{amount} ریال به شهروند برگشت",
     "return {intent} done by {evidence}"},
    {"give-back-not-done", 1, "s", Audience::Agency, giveBackNotDoneFields,
     "پول برنگشت و پرداخت پابرجاست ({reason})",
     "return {intent} not done: {reason}"},
    {"give-back-unknown", 1, "s", Audience::Agency, giveBackUnknownFields,
     "وضعیت برگشت پول نامعلوم است؛ استعلام لازم است",
     "return {intent} unknown: {reason}"},
    {"give-back-queried", 1, "s", Audience::Office, giveBackQueriedFields,
     "دربارهٔ برگشت پول از کارتخوان استعلام شد: {verdict}",
     "return {intent} queried: {verdict}"},
    {"give-back-needs-operator", 1, "s", Audience::Agency, giveBackNeedsOperatorFields,
     "برگشت پول به تصمیم مسئول دفتر نیاز دارد",
     "return {intent} needs an operator: {reason}"},
    {"give-back-resolved", 1, "h", Audience::Agency, giveBackResolvedFields,
     "{by} وضعیت برگشت پول را با مدرک ثبت کرد: {outcome}",
     "return {intent} resolved by {by}: {outcome}"},
    {"return-seen", 1, "h", Audience::Office, returnSeenFields,
     "{by} نتیجهٔ برگشت پول را دید",
     "{by} has seen how return {intent} ended"},
    {"submission-sent", 1, "s", Audience::Agency, submissionSentFields,
     "پرونده برای دستگاه فرستاده شد",
     "submitted to the agency, attempt {attempt}"},
    {"submission-deferred", 1, "s", Audience::Agency, submissionDeferredFields,
     "ارتباط با دستگاه برقرار نشد؛ پرونده خودکار فرستاده می‌شود",
     "submission deferred: {reason}"},
    {"tracking-code-bound", 1, "s", Audience::Agency, trackingCodeBoundFields,
     "کد پیگیری {trackingCode} از دستگاه دریافت شد",
     "tracking code {trackingCode} bound"},
    {"receipt-issued", 1, "s", Audience::Agency, receiptIssuedFields,
     "رسید {receiptNumber} صادر شد",
     "receipt {receiptNumber} issued"},
    {"receipt-print-requested", 1, "hs", Audience::Agency, receiptPrintRequestedFields,
     "رسید برای چاپ فرستاده شد",
     "receipt print {job} requested"},
    {"receipt-printed", 1, "s", Audience::Agency, receiptPrintedFields,
     "رسید چاپ شد",
     "receipt {receiptNumber} printed ({device})"},
    {"receipt-owed", 1, "s", Audience::Agency, receiptOwedFields,
     "رسید چاپ نشد و بدهکار مانده است: {reason}",
     "receipt {receiptNumber} owed: {reason}"},
    {"receipt-print-unknown", 1, "s", Audience::Agency, receiptPrintUnknownFields,
     "معلوم نیست رسید چاپ شده باشد",
     "receipt {receiptNumber} print unknown"},
    {"print-answered", 1, "h", Audience::Agency, printAnsweredFields,
     "{by} دربارهٔ کاغذ رسید پاسخ داد: {paperSeen}",
     "{by} answered whether paper was seen: {paperSeen}"},
    {"page-printed", 1, "s", Audience::Agency, pagePrintedFields,
     "نسخهٔ A4 چاپ شد",
     "A4 copy of {receiptNumber} printed"},
    {"page-owed", 1, "s", Audience::Agency, pageOwedFields,
     "نسخهٔ A4 چاپ نشد: {reason}",
     "A4 copy of {receiptNumber} not printed: {reason}"},
    {"notice-print-requested", 1, "hs", Audience::Agency, noticePrintRequestedFields,
     "برگهٔ پرداخت برای شهروند فرستاده شد: {outcome}",
     "notice for the citizen sent to print: {outcome} ({why})"},
    {"notice-print-answered", 1, "s", Audience::Agency, noticePrintAnsweredFields,
     "چاپ برگهٔ پرداخت شهروند: {outcome}",
     "notice for the citizen: {outcome}"},
    {"case-closed", 1, "hs", Audience::Agency, caseClosedFields,
     "پرونده بسته شد",
     "case closed as {state}"},
    {"case-cancelled", 1, "h", Audience::Agency, caseCancelledFields,
     "پرونده لغو شد: {reason}",
     "case cancelled: {reason}"},
    {"kiosk-visit-ended", 1, "s", Audience::Office, kioskVisitEndedFields,
     "بازدید از کیوسک پایان یافت: {cause}",
     "kiosk visit ended at {screen}: {cause}"},
    {"device-changed", 1, "s", Audience::Office, deviceChangedFields,
     "وضعیت {device}: {state}",
     "{device} is now {state}"},
    {"clock-changed", 1, "s", Audience::Office, clockChangedFields,
     "ساعت دستگاه تغییر کرد",
     "clock changed from {before} to {after}"},
    {"line-changed", 1, "s", Audience::Office, lineChangedFields,
     "ارتباط با سامانهٔ نظارت: {state}",
     "oversight line is {state}"},
    {"drawer-counted", 1, "h", Audience::Office, drawerCountedFields,
     "{by} صندوق را شمرد: {amount} ریال",
     "{by} counted the drawer: {amount} rials"},
    {"zero-report-issued", 1, "s", Audience::Office, zeroReportIssuedFields,
     "گزارش صفر شیفت {shift} صادر شد",
     "zero report of shift {shift}"},
    {"day-close-started", 1, "h", Audience::Office, dayCloseStartedFields,
     "{by} بستن روز {businessDate} را آغاز کرد",
     "{by} began to close the day {businessDate}"},
    {"day-close-left", 1, "h", Audience::Office, dayCloseLeftFields,
     "{by} بستن روز را رها کرد",
     "{by} left the closing of the day"},
    {"terminal-totals-read", 1, "s", Audience::Office, terminalTotalsReadFields,
     "جمع کارتخوان خوانده شد: {sum} ریال؛ دفتر: {ledgerSum} ریال",
     "terminal totals read: {sum} rials, before {sumBefore}, ledger {ledgerSum}"},
    {"terminal-totals-missing", 1, "s", Audience::Office, terminalTotalsMissingFields,
     "کارتخوان جمع روز را نگفت: {reason}",
     "terminal totals missing: {reason}"},
    {"difference-explained", 1, "h", Audience::Office, differenceExplainedFields,
     "{by} دربارهٔ اختلاف {amount} ریال توضیح نوشت",
     "{by} explained a difference of {amount} rials ({subject})"},
    {"difference-disputed", 1, "h", Audience::Office, differenceDisputedFields,
     "{by} به اختلاف {amount} ریال اعتراض کرد",
     "{by} disputed a difference of {amount} rials ({subject})"},
    {"day-closed", 1, "h", Audience::Office, dayClosedFields,
     "روز {businessDate} با {cases} پرونده و {total} ریال بسته و مهر شد",
     "day {businessDate} sealed by {by}: events {firstSequence}-{lastSequence}, {cases} cases, {total} rials"},
    {"report-print-requested", 1, "h", Audience::Office, reportPrintRequestedFields,
     "گزارش روز برای چاپ فرستاده شد",
     "report {report} sent to print ({form})"},
    {"report-print-answered", 1, "s", Audience::Office, reportPrintAnsweredFields,
     "چاپ گزارش روز: {outcome}",
     "report {report} ({form}): {outcome}"},
    {"report-exported", 1, "h", Audience::Office, reportExportedFields,
     "{by} گزارش روز را برون‌برد",
     "{by} exported report {report} ({formats})"},
    {"case-key", 1, "s", Audience::Agency, caseKeyFields,
     "کلید بخش‌های شخصی این پرونده برای سازمان صاحب خدمت مهر شد",
     "case key sealed to the agency"},
    {"case-erased", 1, "h", Audience::Agency, caseErasedFields,
     "بخش‌های شخصی این پرونده به دستور {orderedBy} و تأیید {confirmedBy} برای همیشه از میان رفت ({legalBasis})",
     "personal fields erased by {orderedBy}, confirmed by {confirmedBy}: {legalBasis}"},
    {"gate-changed", 1, "s", Audience::Office, gateChangedFields,
     "یکی از شرط‌های پذیرش خدمت پولی دگرگون شد",
     "gate {gate} is {state}: {reason} ({left})"},
    {"disk-reserve-used", 1, "s", Audience::Office, diskReserveUsedFields,
     "دیسک پر بود؛ کار باز با جای اندوخته تمام شد",
     "disk full: the reserve was used, {freeMegabytes} MB free"},
    {"second-program-refused", 1, "s", Audience::Office, secondProgramRefusedFields,
     "برنامه بار دوم روی همین دفتر باز شد و پذیرفته نشد",
     "a second program on this journal was refused ({times})"},
    {"rollback-found", 1, "s", Audience::Office, rollbackFoundFields,
     "نسخهٔ قدیمی دفتر بازگردانده شده بود: تا ردیف {foundSequence} به جای {knownSequence}",
     "an old copy was restored: sequence {foundSequence} head {foundHead}, known {knownSequence} head {knownHead}"},
    {"missing-listed", 1, "s", Audience::Office, missingListedFields,
     "در نسخهٔ بازگردانده‌شده نیست: ردیف {sequence}، پروندهٔ {about}",
     "missing in the restored copy: {sequence} {row} {about}"},
    {"proposal-received", 1, "cu", Audience::Agency, proposalReceivedFields,
     "از بیرون دفتر پیشنهاد شد: {text}",
     "proposal {proposal} from outside: {subject} {about} {amount} rials"},
    {"proposal-accepted", 1, "h", Audience::Agency, proposalAcceptedFields,
     "{by} پیشنهاد {proposal} را پذیرفت: {amount} ریال",
     "{by} accepted proposal {proposal} of {signer}: {amount} rials"},
    {"proposal-disputed", 1, "h", Audience::Agency, proposalDisputedFields,
     "{by} به پیشنهاد {proposal} اعتراض کرد: {reason}",
     "{by} disputed proposal {proposal} of {signer}: {reason}"},
    {"alarm-acknowledged", 1, "h", Audience::Office, alarmAcknowledgedFields,
     "{by} هشدار درستی دفتر را دید و نوشت: {reason}",
     "{by} acknowledged the integrity alarm {check}: {reason}"},
    {"journal-exported", 1, "h", Audience::Office, journalExportedFields,
     "{by} از دفتر تا ردیف {lastSequence} رونوشت برداشت",
     "{by} exported the journal up to {lastSequence}, head {head}"},
};
// clang-format on

} // namespace

std::span<const EventRow> eventCatalogue()
{
    return catalogue;
}

const EventRow* findEventRow(std::string_view kind)
{
    const auto* row = std::find_if(std::begin(catalogue), std::end(catalogue),
                                   [kind](const EventRow& candidate) { return candidate.kind == kind; });
    return row == std::end(catalogue) ? nullptr : row;
}

std::string describe(const EventRow& row, const Fields& fields, std::string_view language)
{
    const std::string_view sentence = language == "en" ? row.sentenceEn : row.sentenceFa;
    std::string out;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const auto open = sentence.find('{', at);
        const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos) {
            break;
        }
        out += sentence.substr(at, open - at);
        const auto value = valueOf(fields, sentence.substr(open + 1, close - open - 1));
        out += value.empty() ? std::string_view("—") : value;
        at = close + 1;
    }
    out += sentence.substr(at);
    return out;
}

} // namespace pishkhan::domain
