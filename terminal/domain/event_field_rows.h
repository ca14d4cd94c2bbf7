// SPDX-License-Identifier: GPL-3.0-or-later
/// Which fields each event has, in order, and who may see them. Included by event_catalogue.cpp only.
#pragma once
#include "terminal/domain/event_catalogue.h"

namespace pishkhan::domain::field_rows {

inline constexpr FieldClass P = FieldClass::Public;
inline constexpr FieldClass O = FieldClass::Office;
inline constexpr FieldClass N = FieldClass::Person;

inline constexpr FieldRow journalOpenedFields[] = {{"version", P}, {"epoch", P}};
inline constexpr FieldRow terminalStartedFields[] = {{"version", P}, {"mode", P}, {"openCase", P}};
inline constexpr FieldRow integrityAlarmFields[] = {{"check", O}, {"detail", O}};
inline constexpr FieldRow clerkSignedInFields[] = {{"clerk", O}, {"role", O}, {"means", O}};
inline constexpr FieldRow clerkSignInFailedFields[] = {{"clerk", O}, {"failures", O}, {"means", O}};
inline constexpr FieldRow cardRefusedFields[] = {{"reason", O}, {"clerk", O}, {"certificate", O}};
inline constexpr FieldRow clerkLockedFields[] = {{"clerk", O}, {"failures", O}};
inline constexpr FieldRow clerkUnlockedFields[] = {{"clerk", O}, {"by", O}};
inline constexpr FieldRow clerkSignedOutFields[] = {{"clerk", O}, {"cause", O}};
inline constexpr FieldRow shiftOpenedFields[] = {{"shift", O}, {"clerk", O}, {"businessDate", O}};
inline constexpr FieldRow shiftClosedFields[] = {{"shift", O}, {"clerk", O}, {"cases", O}, {"total", O}};
inline constexpr FieldRow catalogueLoadedFields[] = {{"version", P}, {"digest", P}, {"services", P}};
inline constexpr FieldRow catalogueRefusedFields[] = {{"reason", P}};
inline constexpr FieldRow caseOpenedFields[] = {{"service", P},      {"serviceTitle", P}, {"agencyTitle", P},
                                                {"sheetVersion", P}, {"needsInquiry", P}, {"clerk", O},
                                                {"counter", O}};
inline constexpr FieldRow documentReadFields[] = {
    {"documentKind", P}, {"source", P}, {"proof", P}, {"nationalCode", N}, {"cardSerial", N}};
inline constexpr FieldRow imageDiscardedFields[] = {{"documentKind", P}, {"legalBasis", P}};
inline constexpr FieldRow imageKeptFields[] = {{"documentKind", P}, {"legalBasis", P}, {"purpose", P}, {"redacted", P},
                                               {"until", P},        {"size", P},       {"digest", P}};
inline constexpr FieldRow imageUseRefusedFields[] = {{"use", P}, {"reason", P}, {"legalBasis", P}};
inline constexpr FieldRow imageDestroyedFields[] = {{"digest", P}, {"cause", P}};
inline constexpr FieldRow scanFailedFields[] = {{"reason", P}};
inline constexpr FieldRow applicantEnteredFields[] = {
    {"method", P}, {"nationalCode", N}, {"postalCode", N}, {"birthDate", N}, {"codeKind", P}};
inline constexpr FieldRow inquirySentFields[] = {{"inquiry", P}, {"purpose", P}};
inline constexpr FieldRow inquiryAnsweredFields[] = {{"inquiry", P},   {"verdict", P},  {"reason", P},
                                                     {"firstName", N}, {"lastName", N}, {"fatherName", N}};
inline constexpr FieldRow formSubmittedFields[] = {{"fields", P}, {"form", N}};
inline constexpr FieldRow feesShownFields[] = {{"total", P}, {"lines", P}, {"tariffVersion", P}};
inline constexpr FieldRow billAcceptedFields[] = {
    {"billId", O}, {"paymentId", O}, {"billType", P}, {"amount", P}, {"paidBefore", O}};
inline constexpr FieldRow paymentIntendedFields[] = {{"intent", O}, {"amount", P}, {"terminal", O}, {"depositId", P},
                                                     {"billId", P}, {"payId", P},  {"split", P},    {"parts", P}};
inline constexpr FieldRow paymentBaselineTakenFields[] = {{"intent", O},    {"known", O},   {"terminalId", O},
                                                          {"trace", O},     {"receipt", O}, {"amount", O},
                                                          {"localTime", O}, {"attempts", O}};
inline constexpr FieldRow paymentSendingFields[] = {{"intent", O}, {"amount", P}};
inline constexpr FieldRow paymentApprovedPendingFields[] = {
    {"intent", O}, {"amount", P},   {"maskedPan", O}, {"terminalId", O}, {"merchantId", O}, {"trace", O},
    {"rrn", O},    {"approval", O}, {"receipt", O},   {"localTime", O},  {"code", O}};
inline constexpr FieldRow paymentFinalFields[] = {
    {"intent", O}, {"amount", P}, {"evidence", O}, {"maskedPan", O}, {"terminalId", O}, {"merchantId", O},
    {"trace", O},  {"rrn", O},    {"approval", O}, {"receipt", O},   {"localTime", O},  {"code", O}};
inline constexpr FieldRow paymentNotPaidFields[] = {{"intent", O}, {"amount", P},   {"reason", O},
                                                    {"code", O},   {"evidence", O}, {"text", O}};
inline constexpr FieldRow paymentUnknownFields[] = {{"intent", O}, {"amount", P}, {"reason", O}};
inline constexpr FieldRow paymentQueriedFields[] = {{"intent", O}, {"verdict", O}, {"reason", O}};
inline constexpr FieldRow paymentNeedsOperatorFields[] = {{"intent", O}, {"amount", P}, {"reason", O},
                                                          {"trace", O},  {"rrn", O},    {"terminalId", O}};
inline constexpr FieldRow paymentResolvedFields[] = {{"intent", O},    {"amount", P}, {"outcome", O},
                                                     {"reference", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow paymentConflictFields[] = {
    {"intent", O}, {"amount", P}, {"reason", O}, {"trace", O}, {"rrn", O}};
inline constexpr FieldRow paymentCashFields[] = {{"intent", O}, {"amount", P}, {"given", O},
                                                 {"change", O}, {"split", P},  {"parts", P}};
inline constexpr FieldRow giveBackIntendedFields[] = {
    {"intent", O},     {"original", O}, {"return", P},     {"amount", P}, {"terminal", O}, {"askedBy", O},
    {"approvedBy", O}, {"reason", O},   {"terminalId", O}, {"trace", O},  {"receipt", O},  {"time", O}};
inline constexpr FieldRow giveBackSendingFields[] = {{"intent", O},     {"amount", P},   {"known", O},
                                                     {"terminalId", O}, {"trace", O},    {"receipt", O},
                                                     {"lastAmount", O}, {"localTime", O}};
inline constexpr FieldRow giveBackDoneFields[] = {{"intent", O},     {"amount", P},    {"evidence", O},
                                                  {"terminalId", O}, {"trace", O},     {"rrn", O},
                                                  {"receipt", O},    {"localTime", O}, {"code", O}};
inline constexpr FieldRow giveBackNotDoneFields[] = {
    {"intent", O}, {"amount", P}, {"reason", O}, {"code", O}, {"evidence", O}};
inline constexpr FieldRow giveBackUnknownFields[] = {{"intent", O}, {"amount", P}, {"reason", O}};
inline constexpr FieldRow giveBackQueriedFields[] = {{"intent", O}, {"verdict", O}, {"reason", O}};
inline constexpr FieldRow giveBackNeedsOperatorFields[] = {
    {"intent", O}, {"amount", P}, {"reason", O}, {"trace", O}, {"rrn", O}};
inline constexpr FieldRow giveBackResolvedFields[] = {{"intent", O},    {"amount", P}, {"outcome", O},
                                                      {"reference", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow returnSeenFields[] = {{"intent", O}, {"by", O}};
inline constexpr FieldRow submissionSentFields[] = {{"attempt", P}};
inline constexpr FieldRow submissionDeferredFields[] = {{"reason", P}, {"attempt", P}};
inline constexpr FieldRow trackingCodeBoundFields[] = {{"trackingCode", P}};
inline constexpr FieldRow receiptIssuedFields[] = {{"receiptNumber", P}, {"trackingCode", P}, {"amount", P},
                                                   {"payment", P},       {"rrn", O},          {"maskedPan", O},
                                                   {"copy", P}};
inline constexpr FieldRow receiptPrintRequestedFields[] = {
    {"receiptNumber", P}, {"job", O}, {"copy", P}, {"reason", O}, {"device", O}};
inline constexpr FieldRow receiptPrintedFields[] = {{"receiptNumber", P}, {"job", O}, {"copy", P}, {"device", O}};
inline constexpr FieldRow receiptOwedFields[] = {{"receiptNumber", P}, {"job", O}, {"reason", O}, {"device", O}};
inline constexpr FieldRow receiptPrintUnknownFields[] = {{"receiptNumber", P}, {"job", O}, {"device", O}};
inline constexpr FieldRow printAnsweredFields[] = {{"receiptNumber", P}, {"job", O}, {"paperSeen", P}, {"by", O}};
inline constexpr FieldRow pagePrintedFields[] = {{"receiptNumber", P}, {"job", O}, {"device", O}};
inline constexpr FieldRow pageOwedFields[] = {{"receiptNumber", P}, {"job", O}, {"reason", O}, {"device", O}};
inline constexpr FieldRow noticePrintRequestedFields[] = {{"intent", O}, {"outcome", P}, {"job", O}, {"why", P}};
inline constexpr FieldRow noticePrintAnsweredFields[] = {{"job", O}, {"outcome", P}, {"reason", O}};
inline constexpr FieldRow caseClosedFields[] = {{"state", P}};
inline constexpr FieldRow caseCancelledFields[] = {{"reason", P}, {"by", O}};
inline constexpr FieldRow kioskVisitEndedFields[] = {{"cause", P}, {"screen", P}};
inline constexpr FieldRow deviceChangedFields[] = {{"device", O}, {"state", O}, {"reason", O}};
inline constexpr FieldRow clockChangedFields[] = {{"before", O}, {"after", O}, {"source", O}};
inline constexpr FieldRow lineChangedFields[] = {{"state", O}, {"waiting", O}};
inline constexpr FieldRow drawerCountedFields[] = {
    {"shift", O}, {"moment", O}, {"amount", O}, {"expected", O}, {"by", O}};
inline constexpr FieldRow zeroReportIssuedFields[] = {
    {"shift", O}, {"businessDate", O}, {"drawer", O}, {"terminalSum", O}, {"disputes", O}};
inline constexpr FieldRow dayCloseStartedFields[] = {{"businessDate", O}, {"by", O}};
inline constexpr FieldRow dayCloseLeftFields[] = {{"by", O}};
inline constexpr FieldRow terminalTotalsReadFields[] = {{"count", O}, {"sum", O}, {"sumBefore", O}, {"ledgerSum", O}};
inline constexpr FieldRow terminalTotalsMissingFields[] = {{"reason", O}};
inline constexpr FieldRow differenceExplainedFields[] = {{"subject", O}, {"amount", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow differenceDisputedFields[] = {{"subject", O}, {"amount", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow dayClosedFields[] = {{"day", O},
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
inline constexpr FieldRow reportPrintRequestedFields[] = {{"report", O}, {"form", O}, {"job", O}};
inline constexpr FieldRow reportPrintAnsweredFields[] = {
    {"report", O}, {"form", O}, {"job", O}, {"outcome", O}, {"reason", O}};
inline constexpr FieldRow reportExportedFields[] = {{"report", O}, {"formats", O}, {"by", O}};
inline constexpr FieldRow caseKeyFields[] = {{"recipient", O}, {"commitment", O}, {"cms", O}};
inline constexpr FieldRow caseErasedFields[] = {{"legalBasis", P}, {"orderedBy", O}, {"confirmedBy", O}};
inline constexpr FieldRow gateChangedFields[] = {{"gate", O}, {"state", O}, {"reason", O}, {"left", O}};
inline constexpr FieldRow diskReserveUsedFields[] = {{"freeMegabytes", O}};
inline constexpr FieldRow secondProgramRefusedFields[] = {{"times", O}};
inline constexpr FieldRow rollbackFoundFields[] = {{"source", O},     {"knownEpoch", O}, {"knownSequence", O},
                                                   {"knownHead", O},  {"foundEpoch", O}, {"foundSequence", O},
                                                   {"foundHead", O},  {"receiptDay", O}, {"receiptCount", O},
                                                   {"shiftCount", O}, {"unfinished", O}};
inline constexpr FieldRow missingListedFields[] = {{"epoch", O}, {"sequence", O}, {"row", O}, {"about", O}};
inline constexpr FieldRow proposalReceivedFields[] = {{"proposal", O}, {"subject", O}, {"about", O},      {"amount", O},
                                                      {"text", O},     {"object", O},  {"certificate", O}};
inline constexpr FieldRow proposalAcceptedFields[] = {{"proposal", O}, {"signer", O}, {"amount", O}, {"by", O}};
inline constexpr FieldRow proposalDisputedFields[] = {
    {"proposal", O}, {"signer", O}, {"amount", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow alarmAcknowledgedFields[] = {{"check", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow journalExportedFields[] = {{"lastSequence", O}, {"batches", O}, {"head", O}, {"by", O}};
inline constexpr FieldRow booksContinuedFields[] = {
    {"source", O},      {"certificate", O}, {"oldEpoch", O},   {"oldSequence", O},  {"oldHead", O},
    {"hubSequence", O}, {"checkpoint", O},  {"knownUntil", O}, {"receiptDay", O},   {"receiptCount", O},
    {"shiftCount", O},  {"closedDays", O},  {"closedDate", O}, {"terminalBase", O}, {"drawer", O},
    {"unfinished", O},  {"orderedBy", O},   {"confirmedBy", O}};
inline constexpr FieldRow workCarriedFields[] = {{"row", O}, {"about", O}, {"title", O}, {"amount", O}, {"detail", O}};
inline constexpr FieldRow workSettledFields[] = {{"row", O}, {"about", O}, {"reason", O}, {"by", O}};
inline constexpr FieldRow supportSessionOpenedFields[] = {{"session", O}, {"signer", O}, {"until", O}, {"by", O}};
inline constexpr FieldRow supportActedFields[] = {{"proposal", O}, {"subject", O}, {"about", O},      {"amount", O},
                                                  {"text", O},     {"object", O},  {"certificate", O}};
inline constexpr FieldRow supportAnsweredFields[] = {{"session", O}, {"act", O}, {"what", O}, {"answer", O}};
inline constexpr FieldRow supportSessionEndedFields[] = {{"session", O}, {"signer", O}, {"cause", O}, {"acts", O}};
inline constexpr FieldRow releaseInstalledFields[] = {{"version", P}, {"digest", P}, {"from", P}};
inline constexpr FieldRow releaseConfirmedFields[] = {{"version", P}, {"digest", P}};
inline constexpr FieldRow releaseRolledBackFields[] = {{"version", P}, {"digest", P}, {"to", P}, {"cause", P}};
inline constexpr FieldRow releaseRefusedFields[] = {{"version", P}, {"digest", P}, {"cause", P}};
inline constexpr FieldRow terminalComparedFields[] = {
    {"moment", O},  {"verdict", O},   {"told", O},   {"reason", O}, {"terminalId", O}, {"trace", O},
    {"receipt", O}, {"localTime", O}, {"amount", O}, {"count", O},  {"sum", O},        {"expected", O}};
inline constexpr FieldRow terminalAheadFields[] = {{"finding", O},   {"cause", O},     {"terminalId", O},
                                                   {"trace", O},     {"rrn", O},       {"receipt", O},
                                                   {"localTime", O}, {"maskedPan", O}, {"amount", O}};
inline constexpr FieldRow displayComparedFields[] = {
    {"finding", O}, {"terminal", O}, {"verdict", O}, {"amount", O}, {"by", O}};
inline constexpr FieldRow findingSettledFields[] = {{"finding", O}, {"cause", O},  {"amount", O},
                                                    {"verdict", O}, {"reason", O}, {"by", O}};

} // namespace pishkhan::domain::field_rows
