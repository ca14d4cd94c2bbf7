// SPDX-License-Identifier: GPL-3.0-or-later
/// apply(), one overload per fact. Shared only by the evolve*.cpp files.
#pragma once
#include <string_view>

#include "terminal/base/result.h"
#include "terminal/domain/counter/events.h"
#include "terminal/domain/counter/state.h"

namespace pishkhan::domain::counter {

Error impossible(std::string_view fact);
Result<Case*> caseOf(State& state, const Recorded& fact); ///< Errors: Integrity for an unknown case

/// Which case paid this bill; a bill that turns out not to be paid, or was given back, may be paid again.
void rememberBill(State& state, const Case& subject);

/// Which transactions of its terminal these books know from now on.
void noteSeen(State& state, const payment::Event& what);
void noteSeen(State& state, const payment::back::Event& what);

/// Count the fact in the running day. `paidBefore` is what its case had paid before it.
void noteInBook(State& state, const Recorded& fact, Rials paidBefore);

Status apply(State& state, const event::JournalOpened& what, const Recorded& fact);
Status apply(State& state, const event::TerminalStarted& what, const Recorded& fact);
Status apply(State& state, const event::IntegrityAlarm& what, const Recorded& fact);
Status apply(State& state, const event::ClerkSignedIn& what, const Recorded& fact);
Status apply(State& state, const event::ClerkSignInFailed& what, const Recorded& fact);
Status apply(State& state, const event::ClerkLocked& what, const Recorded& fact);
Status apply(State& state, const event::ClerkUnlocked& what, const Recorded& fact);
Status apply(State& state, const event::ClerkSignedOut& what, const Recorded& fact);
Status apply(State& state, const event::ShiftOpened& what, const Recorded& fact);
Status apply(State& state, const event::ShiftClosed& what, const Recorded& fact);
Status apply(State& state, const event::CatalogueLoaded& what, const Recorded& fact);
Status apply(State& state, const event::CatalogueRefused& what, const Recorded& fact);
Status apply(State& state, const event::KioskVisitEnded& what, const Recorded& fact);
Status apply(State& state, const event::DeviceChanged& what, const Recorded& fact);
Status apply(State& state, const event::ClockChanged& what, const Recorded& fact);
Status apply(State& state, const event::LineChanged& what, const Recorded& fact);
Status apply(State& state, const event::GateChanged& what, const Recorded& fact);
Status apply(State& state, const event::DiskReserveUsed& what, const Recorded& fact);
Status apply(State& state, const event::SecondProgramRefused& what, const Recorded& fact);
Status apply(State& state, const event::RollbackFound& what, const Recorded& fact);
Status apply(State& state, const event::MissingListed& what, const Recorded& fact);
Status apply(State& state, const event::BooksContinued& what, const Recorded& fact);
Status apply(State& state, const event::WorkCarried& what, const Recorded& fact);
Status apply(State& state, const event::WorkSettled& what, const Recorded& fact);
Status apply(State& state, const event::SupportSessionOpened& what, const Recorded& fact);
Status apply(State& state, const event::SupportActed& what, const Recorded& fact);
Status apply(State& state, const event::SupportAnswered& what, const Recorded& fact);
Status apply(State& state, const event::SupportSessionEnded& what, const Recorded& fact);
Status apply(State& state, const event::ReleaseInstalled& what, const Recorded& fact);
Status apply(State& state, const event::ReleaseConfirmed& what, const Recorded& fact);
Status apply(State& state, const event::ReleaseRolledBack& what, const Recorded& fact);
Status apply(State& state, const event::ReleaseRefused& what, const Recorded& fact);
Status apply(State& state, const event::TerminalCompared& what, const Recorded& fact);
Status apply(State& state, const event::TerminalAhead& what, const Recorded& fact);
Status apply(State& state, const event::DisplayCompared& what, const Recorded& fact);
Status apply(State& state, const event::FindingSettled& what, const Recorded& fact);
Status apply(State& state, const event::CaseOpened& what, const Recorded& fact);
Status apply(State& state, const event::DocumentRead& what, const Recorded& fact);
Status apply(State& state, const event::ImageDiscarded& what, const Recorded& fact);
Status apply(State& state, const event::ScanFailed& what, const Recorded& fact);
Status apply(State& state, const event::CardRefused& what, const Recorded& fact);
Status apply(State& state, const event::ImageKept& what, const Recorded& fact);
Status apply(State& state, const event::ImageUseRefused& what, const Recorded& fact);
Status apply(State& state, const event::ImageDestroyed& what, const Recorded& fact);
Status apply(State& state, const event::ApplicantEntered& what, const Recorded& fact);
Status apply(State& state, const event::InquirySent& what, const Recorded& fact);
Status apply(State& state, const event::InquiryAnswered& what, const Recorded& fact);
Status apply(State& state, const event::FormSubmitted& what, const Recorded& fact);
Status apply(State& state, const event::FeesShown& what, const Recorded& fact);
Status apply(State& state, const event::BillAccepted& what, const Recorded& fact);
Status apply(State& state, const event::SubmissionSent& what, const Recorded& fact);
Status apply(State& state, const event::SubmissionDeferred& what, const Recorded& fact);
Status apply(State& state, const event::TrackingCodeBound& what, const Recorded& fact);
Status apply(State& state, const event::ReceiptIssued& what, const Recorded& fact);
Status apply(State& state, const event::ReceiptPrintRequested& what, const Recorded& fact);
Status apply(State& state, const event::ReceiptPrinted& what, const Recorded& fact);
Status apply(State& state, const event::ReceiptOwed& what, const Recorded& fact);
Status apply(State& state, const event::ReceiptPrintUnknown& what, const Recorded& fact);
Status apply(State& state, const event::PrintAnswered& what, const Recorded& fact);
Status apply(State& state, const event::PagePrinted& what, const Recorded& fact);
Status apply(State& state, const event::PageOwed& what, const Recorded& fact);
Status apply(State& state, const event::CaseClosed& what, const Recorded& fact);
Status apply(State& state, const event::CaseCancelled& what, const Recorded& fact);
Status apply(State& state, const event::DrawerCounted& what, const Recorded& fact);
Status apply(State& state, const event::ZeroReportIssued& what, const Recorded& fact);
Status apply(State& state, const event::DayCloseStarted& what, const Recorded& fact);
Status apply(State& state, const event::DayCloseLeft& what, const Recorded& fact);
Status apply(State& state, const event::TerminalTotalsRead& what, const Recorded& fact);
Status apply(State& state, const event::TerminalTotalsMissing& what, const Recorded& fact);
Status apply(State& state, const event::DifferenceExplained& what, const Recorded& fact);
Status apply(State& state, const event::DifferenceDisputed& what, const Recorded& fact);
Status apply(State& state, const event::DayClosed& what, const Recorded& fact);
Status apply(State& state, const event::ReportPrintRequested& what, const Recorded& fact);
Status apply(State& state, const event::ReportPrintAnswered& what, const Recorded& fact);
Status apply(State& state, const event::ReportExported& what, const Recorded& fact);
Status apply(State& state, const event::NoticePrintRequested& what, const Recorded& fact);
Status apply(State& state, const event::NoticePrintAnswered& what, const Recorded& fact);
Status apply(State& state, const event::ProposalReceived& what, const Recorded& fact);
Status apply(State& state, const event::ProposalAccepted& what, const Recorded& fact);
Status apply(State& state, const event::ProposalDisputed& what, const Recorded& fact);
Status apply(State& state, const event::AlarmAcknowledged& what, const Recorded& fact);
Status apply(State& state, const event::JournalExported& what, const Recorded& fact);
Status apply(State& state, const payment::Event& what, const Recorded& fact);
Status apply(State& state, const payment::back::Event& what, const Recorded& fact);
Status apply(State& state, const event::ReturnSeen& what, const Recorded& fact);

} // namespace pishkhan::domain::counter
