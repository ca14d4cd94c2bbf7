// SPDX-License-Identifier: GPL-3.0-or-later
/// LiveDesk: the desk over a real counter and real lanes. Translates what screens ask into commands, runs what takes time on the lanes,
/// and tells the screens when anything changed.
#pragma once
#include <atomic>
#include <memory>

#include "terminal/app/batch_closer.h"
#include "terminal/app/card_watch.h"
#include "terminal/app/day_lane.h"
#include "terminal/app/desk.h"
#include "terminal/app/device_watch.h"
#include "terminal/app/gate_watch.h"
#include "terminal/app/gateway_lane.h"
#include "terminal/app/image_keeper.h"
#include "terminal/app/lanes.h"
#include "terminal/app/live_books.h"
#include "terminal/app/loop.h"
#include "terminal/app/office_page_lane.h"
#include "terminal/app/paper_lane.h"
#include "terminal/app/payment_lane.h"
#include "terminal/app/return_lane.h"
#include "terminal/app/scan_button.h"

namespace pishkhan::app {

struct DeskSettings {
    std::string version;
    std::string mode;   ///< counter or kiosk
    std::string device; ///< "office-counter", the journal's device name
    int counterNumber = 1;
    std::int64_t epoch = 1;
    Money money = Money::Real;
    int receiptDots = 576;
    std::string reportFolder;                                              ///< for exported day reports
    std::function<std::string()> chainHead = [] { return std::string(); }; ///< the journal's head, hex
    Instant builtAt;                                                       ///< no honest clock is earlier
    std::string catalogueProblem; ///< why there is no catalogue; empty when there is one
};

class LiveDesk final : public Desk {
public:
    /// Every reference must outlive the desk; `catalogue` may be null.
    LiveDesk(Counter& counter, ports::Journal& journal, ports::Clock& clock, ports::Executor& executor, Lanes lanes,
             const catalogue::Catalogue* catalogue, const catalogue::OfficeConfiguration& office, DeskSettings settings,
             ports::Storage* storage = nullptr);
    ~LiveDesk() override;

    /// Record the start, settle and recover what the last run left open. Call once. Errors: Storage, Integrity.
    Status start();
    /// The uplink's report about the line to the hub.
    void lineReported(const std::string& state, std::int64_t waiting, const LineFacts& facts = {});
    /// The hub's word about these books: books-old, books-copied, or empty. Stops new fee services at once.
    void booksContradicted(const std::string& word);
    /// The kernel's news: a device of this subsystem (usb, tty, input) came or went.
    void devicePlugged(std::string_view subsystem) { m_watch.plugged(subsystem); }
    /// The barcode readers: what they read, and how they are.
    void barcodeRead(const std::string& text);
    void barcodeReaderSeen(const std::string& state, const std::string& reason)
    {
        m_watch.report("barcode-reader", state, reason);
    }
    void reportTrouble(const Error& error) { tookTrouble(error); } ///< of a part beside the desk
    void showAgain()                                               ///< something beside the state is new
    {
        m_books.support().look();
        changed();
    }
    /// Called after each closed batch.
    void whenBatchClosed(std::function<void()> act) { m_batchClosed = std::move(act); }
    /// The last trouble (Storage, Integrity) as a stable word, empty when none.
    const std::string& troubleWord() const { return m_trouble; }

    const domain::counter::State& state() const override { return m_counter.state(); }
    const Activity& activity() const override { return m_activity; }
    const std::vector<DeviceView>& devices() const override { return m_watch.views(); }
    const catalogue::Catalogue* catalogue() const override { return m_catalogue; }
    const catalogue::OfficeConfiguration& office() const override { return m_office; }
    Instant now() const override { return m_clock.now(); }
    void whenChanged(std::function<void()> tell) override { m_tell.push_back(std::move(tell)); }

    Status signIn(const std::string& clerk, const std::string& pin) override;
    std::string signInProblem() const override { return m_signInProblem; }
    Status signInWithCard(Secret pin) override { return m_cards.signIn(std::move(pin)); }
    Status signOut() override;
    Status unlockAccount(const std::string& clerk) override;
    Status openShift(Rials drawer) override;
    Status closeShift() override;
    Status startDayClose() override;
    Status leaveDayClose() override;
    Status readTotals() override;
    Status countDrawer(Rials amount) override;
    Status settleDifference(const std::string& subject, DifferenceAnswer how, const std::string& reason) override;
    Status closeDay(const std::string& manager, const std::string& pin) override;
    Status printReport(const std::string& form) override;
    Status exportReport() override;
    BooksDesk& books() override { return m_books; }
    PagesDesk& pages() override { return m_pages; }
    Status openCase(const std::string& serviceCode) override;
    Status openBill(const std::string& billId, const std::string& paymentId, BillRepeat repeat) override;
    Status scanBill() override;
    Status scan() override;
    void stopScan() override;
    Status acceptCode(const std::string& nationalCode, const std::string& cardSerial) override;
    void whenScanned(std::function<void(const std::string&)> take) override { m_takeScan.push_back(std::move(take)); }
    Status enterApplicant(const std::string& nationalCode, const std::string& postalCode,
                          const std::string& birthDate) override;
    Status enterForeigner(const std::string& code, const std::string& postalCode,
                          const std::string& birthDate) override;
    Status askCopy(const std::string& use) override;
    Status repeatInquiry() override;
    Status submitForm(const Fields& form) override;
    Status pay() override;
    std::string cashProblem() const override;
    Status payCash(Rials given) override;
    bool carriesShares() const override;
    void cancelPayment() override;
    Status compareDisplay(DisplayVerdict verdict) override;
    Status queryPayment() override;
    Status resolvePayment(const std::string& outcome, const std::string& reference, const std::string& reason) override;
    GiveBackWay giveBackWay(const std::string& caseId) const override;
    Status giveBack(const GiveBackAsk& wish, const std::string& manager, const std::string& pin) override;
    Status queryReturn() override { return m_returns.query(); }
    Status resolveReturn(const std::string& outcome, const std::string& reference, const std::string& reason) override;
    Status leaveReturn() override;
    Status printNotice() override;
    Status answerPaper(bool seen) override;
    Status printAgain(const std::string& caseId, const std::string& reason) override;
    Status cancelCase(const std::string& reason) override;
    Status finishCase() override;
    void saveDraft(const Fields& fields) override;
    Fields draft() const override;
    int pagesUnderWay() const { return m_paper.pagesUnderWay(); }
    Bytes receiptPictureOf(const std::string& caseId) const { return m_paper.picture(caseId); }
    std::string receiptProofOf(const std::string& caseId) const { return m_paper.proof(caseId); }
    Bytes receiptPicture() const override { return m_paper.picture(state().openCase); }
    void askProgress(const std::string& trackingCode) override { m_gateway.askProgress(trackingCode); }
    const ProgressView& progress() const override { return m_gateway.progress(); }
    void clearProgress() override;
    void endKioskVisit(const std::string& cause, const std::string& screen) override;

private:
    /// Check a manager's PIN; when it is right do `then`.
    Status approve(const std::string& manager, const std::string& pin, std::function<Status()> then);
    std::string caseDevice() const;  ///< prefix of case ids
    std::string counterText() const; ///< two digits at least
    void run(const domain::counter::Effect& effect);
    void changed();
    void tookTrouble(const Error& error);
    SupportFacts supportFacts() const;
    /// Every ask of a screen: trouble of the books is shown on every screen, not only where it was met.
    Status ask(const domain::counter::Ask& what);
    using Document = Result<ports::ScannedDocument>;
    /// `then` is not called when stopped meanwhile.
    Status readDocument(std::optional<ports::KeepWish> keep, std::function<void(const Document&)> then);
    const catalogue::ServiceSheet* sheetOfOpenCase() const; ///< nullptr when the catalogue has it no more
    void scanned(const Document& document);
    void takeTravelDocument(const ports::ScannedDocument& document);
    void forgetDocument();
    void seeScanner(const Document& document);
    void billScanned(const Document& document);
    bool mayScanByButton() const;
    Result<const catalogue::ServiceSheet*> openSheet() const;
    Status booksLetIn(bool isWithoutFee);
    bool isFree(const catalogue::ServiceSheet& sheet, domain::JalaliDate today) const;

    Counter& m_counter;
    ports::Journal& m_journal;
    ports::Clock& m_clock;
    ports::Executor& m_executor;
    Lanes m_lanes;
    const catalogue::Catalogue* m_catalogue;
    const catalogue::OfficeConfiguration& m_office;
    DeskSettings m_settings;
    Loop m_loop;
    Activity m_activity;
    GatewayLane m_gateway;
    mutable PaperLane m_paper; ///< draws on demand; what it shows is a function of the state
    PaymentLane m_payment;
    ReturnLane m_returns;
    DayLane m_day;
    DeviceWatch m_watch;
    GateWatch m_gates;
    CardWatch m_cards;
    ImageKeeper m_images;
    ScanButton m_scanButton;
    LiveBooks m_books;
    OfficePageLane m_pages;
    BatchCloser m_closer;
    std::function<void()> m_batchClosed = [] {};
    std::vector<std::function<void()>> m_tell;
    std::vector<std::function<void(const std::string&)>> m_takeScan;
    std::string m_signInProblem, m_trouble;
    std::shared_ptr<std::atomic<bool>> m_stopScan;
};

} // namespace pishkhan::app
