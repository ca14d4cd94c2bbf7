// SPDX-License-Identifier: GPL-3.0-or-later
/// Every fact a counter records, as one closed variant: the office's, the case's and the payment's.
#pragma once
#include <cstdint>
#include <string>
#include <variant>

#include "terminal/base/actor.h"
#include "terminal/base/instant.h"
#include "terminal/domain/counter/case_events.h"
#include "terminal/domain/counter/continuation_events.h"
#include "terminal/domain/counter/day_events.h"
#include "terminal/domain/counter/guard_events.h"
#include "terminal/domain/counter/office_events.h"
#include "terminal/domain/counter/proposal_events.h"
#include "terminal/domain/counter/release_events.h"
#include "terminal/domain/counter/safety_events.h"
#include "terminal/domain/counter/support_events.h"
#include "terminal/domain/counter/terminal_events.h"
#include "terminal/domain/payment/event.h"
#include "terminal/domain/payment/give_back_event.h"

namespace pishkhan::domain::counter::event {

using AnyFact = std::variant<
    JournalOpened, TerminalStarted, IntegrityAlarm, ClerkSignedIn, ClerkSignInFailed, ClerkLocked, ClerkUnlocked,
    ClerkSignedOut, ShiftOpened, ShiftClosed, CatalogueLoaded, CatalogueRefused, CaseOpened, DocumentRead,
    ImageDiscarded, ScanFailed, ApplicantEntered, InquirySent, InquiryAnswered, FormSubmitted, FeesShown, BillAccepted,
    payment::Event, SubmissionSent, SubmissionDeferred, TrackingCodeBound, ReceiptIssued, ReceiptPrintRequested,
    ReceiptPrinted, ReceiptOwed, ReceiptPrintUnknown, PrintAnswered, PagePrinted, PageOwed, CaseClosed, CaseCancelled,
    KioskVisitEnded, DeviceChanged, ClockChanged, LineChanged, DrawerCounted, ZeroReportIssued, DayCloseStarted,
    DayCloseLeft, TerminalTotalsRead, TerminalTotalsMissing, DifferenceExplained, DifferenceDisputed, DayClosed,
    ReportPrintRequested, ReportPrintAnswered, ReportExported, NoticePrintRequested, NoticePrintAnswered, GateChanged,
    DiskReserveUsed, SecondProgramRefused, RollbackFound, MissingListed, ProposalReceived, ProposalAccepted,
    ProposalDisputed, AlarmAcknowledged, JournalExported, payment::back::Event, ReturnSeen, CardRefused, ImageKept,
    ImageUseRefused, ImageDestroyed, BooksContinued, WorkCarried, WorkSettled, SupportSessionOpened, SupportActed,
    SupportAnswered, SupportSessionEnded, ReleaseInstalled, ReleaseConfirmed, ReleaseRolledBack, ReleaseRefused,
    TerminalCompared, TerminalAhead, DisplayCompared, FindingSettled>;

/// AnyFact, copied and destroyed in one place (events.cpp): sixty kinds inlined wherever an event passes through are half
/// of the compile time.
struct Payload : AnyFact {
    using AnyFact::AnyFact;
    Payload(const Payload& other);
    Payload(Payload&& other) noexcept;
    Payload& operator=(const Payload& other);
    Payload& operator=(Payload&& other) noexcept;
    ~Payload();
};

} // namespace pishkhan::domain::counter::event

namespace pishkhan::domain::counter {

/// A fact about to be appended: what happened, to which case, by whom.
struct Event {
    std::string caseId; ///< empty for facts of the office
    std::string agency; ///< owner of the case
    Actor actor;
    event::Payload what;
};

/// A fact read back from, or just accepted by, the journal.
struct Recorded {
    Event event;
    std::uint64_t sequence = 0;
    Instant at;
};

} // namespace pishkhan::domain::counter
