// SPDX-License-Identifier: GPL-3.0-or-later
/// Desk: everything a screen may ask for, in the words of the counter. View models hold a Desk& and nothing else; they
/// read state(), ask, and are told when something changed. Asks answer at once with Refused or InvalidInput (what = a
/// stable word or "field:reason"); what takes time (PIN check, scan, inquiry, payment, print) goes on in the background
/// and arrives as a change of state. Owner thread only.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "terminal/app/books_desk.h"
#include "terminal/app/pages_desk.h"
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/base/secret.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/domain/counter/command.h"
#include "terminal/domain/counter/state.h"
#include "terminal/domain/gates.h"
#include "terminal/ports/document_scanner.h"
#include "terminal/ports/inquiry_gateway.h"

namespace pishkhan::app {

/// A device or line as the screens show it.
struct DeviceView {
    std::string id;     ///< scanner, card-terminal, receipt-printer, page-printer, gateway, hub
    std::string state;  ///< ready, busy, trouble, missing, unknown
    std::string reason; ///< stable word: paper-out, cover-open, unplugged, offline …; empty when ready
};

enum class CardState {
    Unused,   ///< this office does not sign in with cards
    NoReader, ///< the reader, or the service behind it, is not there
    None,     ///< no card is in
    Reading,
    Ready,   ///< the card of `account`, waiting for its PIN
    Refused, ///< see `problem`
};

/// The clerk's smart card at this counter.
struct CardView {
    CardState state = CardState::Unused;
    std::string holder;  ///< the name in its certificate
    std::string account; ///< whose it is by the signed configuration; empty when nobody's
    std::string problem; ///< stable word of a refusal or of the last try: card-expired, card-pin-wrong …
    int triesLeft = -1;  ///< of the card's PIN, after a wrong one; -1: the card does not say
    bool proving = false;
};

/// What happens right now in the background, for the current screen.
struct Activity {
    bool checkingPin = false;
    CardView card;
    bool scanning = false;
    int scannedPages = 0;        ///< of the last scan that read something
    std::string scanInterrupted; ///< stable word why a feeder stopped before its paper ended; empty when it did not
    bool readingTotals = false;
    std::string approvalProblem; ///< stable word of the last approval at this screen; empty when none
    std::string documentKind;    ///< of the travel document read for the open case: passport …; in memory only
    std::vector<ports::ScannedField> documentFields; ///< what it says; wiped when the applicant's step is over
    std::string billScanned; ///< what scanBill() read, as "billId/paymentId" or 26 digits; it may still be refused
    std::string billProblem; ///< stable word of the last scanBill(); empty when none
    std::string paymentStep; ///< insert-card, enter-pin, wait, remove-card …; empty when no payment runs
    bool cancelAsked = false;
    std::int64_t unsent = 0;             ///< events the hub has not acknowledged
    std::string lineState;               ///< live, lagging, down
    std::vector<domain::GateView> gates; ///< those that are not open, the closed ones first
    std::string
        booksTrouble; ///< books-old (an old copy was put back), books-copied (two copies live), books-replaced; empty: none
    std::string storageTrouble; ///< disk-full, disk-read-only, disk-error, journal-corrupt …: writing fails right now
    bool training = false;      ///< emulated devices: a watermark says so
};

/// A bill that was paid before at this counter: warn, or go on because the clerk said so.
using BillRepeat = domain::counter::command::OpenBill::Repeat;

using DisplayVerdict = domain::counter::command::CompareDisplay::Verdict;
using DifferenceAnswer = domain::counter::command::SettleDifference::How;

/// How the money of a case would go back: by the card terminal, or by the office's own procedure and its document.
using GiveBackWay = domain::payment::back::Kind;

struct GiveBackAsk {
    std::string caseId, reason;
    std::string reference; ///< of the office's document; only where giveBackWay says Office
};

/// An answer to «status by tracking code» (kiosk and F3).
struct ProgressView {
    bool asking = false;
    std::string trackingCode;
    std::string problem; ///< stable word: disconnected, not-found …; empty when answered
    ports::CaseProgress progress;
};

class Desk {
public:
    virtual ~Desk() = default;

    virtual const domain::counter::State& state() const = 0;
    virtual const Activity& activity() const = 0;
    virtual const std::vector<DeviceView>& devices() const = 0;
    virtual const catalogue::Catalogue* catalogue() const = 0; ///< nullptr when its signature was refused
    virtual const catalogue::OfficeConfiguration& office() const = 0;
    virtual Instant now() const = 0;
    virtual void whenChanged(std::function<void()> tell) = 0; ///< for the life of the desk

    virtual Status signIn(const std::string& clerk, const std::string& pin) = 0;
    virtual std::string
    signInProblem() const = 0; ///< stable word of the last failed sign-in: wrong-pin, locked, wait …; empty when none
    /// With the card that is in and its PIN; what comes of it is in Activity::card. Refused: no-card, wait, account-locked.
    virtual Status signInWithCard(Secret pin) = 0;
    virtual Status signOut() = 0;
    virtual Status unlockAccount(const std::string& clerk) = 0;
    virtual Status openShift(Rials drawer) = 0; ///< with what was counted in the drawer
    virtual Status closeShift() = 0;

    virtual Status startDayClose() = 0; ///< opens the wizard; the card terminal is asked for its sums
    virtual Status leaveDayClose() = 0;
    virtual Status readTotals() = 0; ///< ask the card terminal again
    virtual Status countDrawer(Rials amount) = 0;
    virtual Status settleDifference(const std::string& subject, DifferenceAnswer how, const std::string& reason) = 0;
    /// A manager approves at this screen; see Activity::approvalProblem. Seals, and prints the strip.
    virtual Status closeDay(const std::string& manager, const std::string& pin) = 0;
    virtual Status printReport(const std::string& form) = 0; ///< strip or page of the last closed day
    virtual Status exportReport() = 0;                       ///< PDF and XLSX; manager only
    virtual BooksDesk& books() = 0;                          ///< what a manager asks about the books
    virtual PagesDesk& pages() = 0;                          ///< pages about the counter itself

    virtual Status openCase(const std::string& serviceCode) = 0;
    /// InvalidInput "billId:reason" or "paymentId:reason"; Refused bill-paid-before until asked again on purpose.
    virtual Status openBill(const std::string& billId, const std::string& paymentId, BillRepeat repeat) = 0;
    virtual Status scanBill() = 0; ///< read a bill's barcode with the document scanner and open it; see Activity
    virtual Status scan() = 0;     ///< take one document; the state's applicant fills in
    virtual void stopScan() = 0;
    /// What a barcode reader read from the applicant's card; one of the two is empty and stays as it was.
    virtual Status acceptCode(const std::string& nationalCode, const std::string& cardSerial) = 0;
    /// A barcode reader read something: told whatever screen is shown.
    virtual void whenScanned(std::function<void(const std::string& text)> take) = 0;
    virtual Status enterApplicant(const std::string& nationalCode, const std::string& postalCode,
                                  const std::string& birthDate) = 0;
    /// A foreign national by the twelve-digit code (domain.md 1.3).
    virtual Status enterForeigner(const std::string& code, const std::string& postalCode,
                                  const std::string& birthDate) = 0;
    virtual Status
    askCopy(const std::string& use) = 0; ///< print or keep; always Refused, always recorded (decree Art. 12)
    virtual Status repeatInquiry() = 0;
    /// InvalidInput.what lists "name:reason" of every wrong field, separated by spaces.
    virtual Status submitForm(const Fields& form) = 0;
    virtual Status pay() = 0; ///< also confirms a case without a fee
    /// Why the open case cannot be paid in cash, as a stable word: cash-off (the office takes none: say nothing of it),
    /// cash-bill, cash-treasury, cash-sheet; empty when it can.
    virtual std::string cashProblem() const = 0;
    virtual Status payCash(Rials given) = 0; ///< taken and recorded at once; InvalidInput "given:reason"
    virtual bool carriesShares() const = 0;  ///< the card terminal pays every receiver's share by itself
    virtual void cancelPayment() = 0;
    /// What the card terminal's display shows while it waits for the first card; another amount stops card payments (F35).
    virtual Status compareDisplay(DisplayVerdict verdict) = 0;
    virtual Status queryPayment() = 0; ///< inquire about a payment in doubt, again
    virtual Status resolvePayment(const std::string& outcome, const std::string& reference,
                                  const std::string& reason) = 0; ///< manager only
    virtual GiveBackWay giveBackWay(const std::string& caseId) const = 0;
    /// A manager, who must be another person than the one signed in, approves at this screen; see
    /// Activity::approvalProblem. What follows is state().returning.
    virtual Status giveBack(const GiveBackAsk& wish, const std::string& manager, const std::string& pin) = 0;
    virtual Status queryReturn() = 0; ///< inquire about a return in doubt, again
    virtual Status resolveReturn(const std::string& outcome, const std::string& reference,
                                 const std::string& reason) = 0; ///< manager only; done or not-done
    virtual Status leaveReturn() = 0;                            ///< its end was seen: the counter is free
    virtual Status printNotice() = 0;                            ///< the citizen's slip: not paid, or in doubt
    virtual Status answerPaper(bool seen) = 0;
    virtual Status printAgain(const std::string& caseId, const std::string& reason) = 0;
    virtual Status cancelCase(const std::string& reason) = 0;
    virtual Status finishCase() = 0;

    virtual void saveDraft(const Fields& fields) = 0; ///< of the open case's current form
    virtual Fields draft() const = 0;
    virtual Bytes receiptPicture()
        const = 0; ///< PNG of the open case's receipt, the exact bitmap that prints; empty before it is drawn
    virtual void askProgress(const std::string& trackingCode) = 0;
    virtual const ProgressView& progress() const = 0;
    virtual void clearProgress() = 0;
    virtual void endKioskVisit(const std::string& cause, const std::string& screen) = 0; ///< wipes progress()
};

} // namespace pishkhan::app
