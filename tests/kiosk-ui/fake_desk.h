// SPDX-License-Identifier: GPL-3.0-or-later
/// A desk whose state is whatever the test says. It records what was asked and refuses on demand. Tests only.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "terminal/app/desk.h"

namespace pishkhan::test {

class FakeDesk : public app::Desk, public app::BooksDesk, public app::PagesDesk {
public:
    std::vector<ports::Proposal> waiting; ///< proposals
    std::int64_t badSignatures = 0;
    std::vector<ports::CopyPlace> sticks;
    app::CopyView copy;
    app::AuditView audit;
    bool pagePrinter = true;
    std::map<std::string, app::PageView> pageViews{{"readiness", {}}, {"evidence", {}}};
    domain::counter::State shown;
    app::Activity doing;
    std::vector<app::DeviceView> deviceViews;
    catalogue::Catalogue services;
    bool catalogueGood = true;
    catalogue::OfficeConfiguration configuration;
    Instant time;
    std::string wrongPin;
    Fields kept;
    Bytes picture;
    app::ProgressView asked;
    app::GiveBackWay way = app::GiveBackWay::Reversal;
    std::string noCash = "cash-off";
    bool splits = false;
    std::vector<std::string> asks; ///< in order, with their arguments
    std::string refuseWith;        ///< refuse the next ask with this word
    ErrorKind refuseKind = ErrorKind::Refused;
    std::function<void(const std::string&)> whenAsked; ///< the story goes on
    std::function<void(const std::string&)> scanned;   ///< the barcode reader's way in

    void tell()
    {
        for (const auto& listener : m_listeners) {
            listener();
        }
    }
    domain::counter::Case& open() { return shown.cases[shown.openCase]; }

    const domain::counter::State& state() const override { return shown; }
    const app::Activity& activity() const override { return doing; }
    const std::vector<app::DeviceView>& devices() const override { return deviceViews; }
    const catalogue::Catalogue* catalogue() const override { return catalogueGood ? &services : nullptr; }
    const catalogue::OfficeConfiguration& office() const override { return configuration; }
    Instant now() const override { return time; }
    void whenChanged(std::function<void()> listener) override { m_listeners.push_back(std::move(listener)); }

    Status signIn(const std::string& clerk, const std::string& pin) override
    {
        return take("signIn " + clerk + " " + pin);
    }
    std::string signInProblem() const override { return wrongPin; }
    Status signInWithCard(Secret pin) override { return take("signInWithCard " + std::string(pin.view())); }
    Status signOut() override { return take("signOut"); }
    Status unlockAccount(const std::string& clerk) override { return take("unlockAccount " + clerk); }
    Status openShift(Rials drawer) override
    {
        return take("openShift" + (drawer == Rials(0) ? "" : " " + std::to_string(drawer.count())));
    }
    Status startDayClose() override { return take("startDayClose"); }
    Status leaveDayClose() override { return take("leaveDayClose"); }
    Status readTotals() override { return take("readTotals"); }
    Status countDrawer(Rials amount) override { return take("countDrawer " + std::to_string(amount.count())); }
    Status settleDifference(const std::string& subject, app::DifferenceAnswer how, const std::string& reason) override
    {
        return take(subject + (how == app::DifferenceAnswer::Dispute ? " dispute " : " explain ") + reason);
    }
    Status closeDay(const std::string& manager, const std::string& pin) override
    {
        return take("closeDay " + manager + " " + pin);
    }
    Status printReport(const std::string& form) override { return take("printReport " + form); }
    Status exportReport() override { return take("exportReport"); }
    app::BooksDesk& books() override { return *this; }
    app::PagesDesk& pages() override { return *this; }
    bool hasPagePrinter() const override { return pagePrinter; }
    Status printPage(const std::string& form, const std::string& which) override
    {
        return take("printPage " + form + (which.empty() ? "" : " " + which));
    }
    const app::PageView& page(const std::string& form) const override { return pageViews.at(form); }
    std::vector<ports::Proposal> openProposals() const override { return waiting; }
    std::int64_t refusedProposals() const override { return badSignatures; }
    Status answerProposal(const std::string& signer, const std::string& id, app::ProposalAnswer how,
                          const std::string& reason) override
    {
        return take((how == app::ProposalAnswer::Accept ? "accept " : "dispute ") + signer + " " + id + " " + reason);
    }
    Status acknowledgeAlarm(const std::string& reason) override { return take("acknowledgeAlarm " + reason); }
    Status settleWork(const std::string& row, const std::string& about, const std::string& reason) override
    {
        return take("settleWork " + row + " " + about + " " + reason);
    }
    Status settleFinding(std::int64_t finding, app::FindingAnswer how, const std::string& reason) override
    {
        return take((how == app::FindingAnswer::Dispute ? "disputeFinding " : "explainFinding ") +
                    std::to_string(finding) + " " + reason);
    }
    Status endSupport() override { return take("endSupport"); }
    std::vector<ports::CopyPlace> copyPlaces() const override { return sticks; }
    Status copyBooks(const std::string& place) override { return take("copyBooks " + place); }
    const app::CopyView& copying() const override { return copy; }
    const app::AuditView& audited() const override { return audit; }
    Status closeShift() override { return take("closeShift"); }
    Status openCase(const std::string& code) override { return take("openCase " + code); }
    Status openBill(const std::string& billId, const std::string& paymentId, app::BillRepeat repeat) override
    {
        return take("openBill " + billId + " " + paymentId + (repeat == app::BillRepeat::Warn ? "" : " again"));
    }
    Status scanBill() override { return take("scanBill"); }
    Status scan() override { return take("scan"); }
    Status acceptCode(const std::string& nationalCode, const std::string& cardSerial) override
    {
        return take("acceptCode " + nationalCode + " " + cardSerial);
    }
    void whenScanned(std::function<void(const std::string&)> listener) override { scanned = std::move(listener); }
    void stopScan() override { static_cast<void>(take("stopScan")); }
    Status enterApplicant(const std::string& nationalCode, const std::string& postalCode,
                          const std::string& birthDate) override
    {
        return take("enterApplicant " + nationalCode + " " + postalCode + " " + birthDate);
    }
    Status enterForeigner(const std::string& code, const std::string& postalCode, const std::string& birthDate) override
    {
        return take("enterForeigner " + code + " " + postalCode + " " + birthDate);
    }
    Status askCopy(const std::string& use) override { return take("askCopy " + use); }
    Status repeatInquiry() override { return take("repeatInquiry"); }
    Status submitForm(const Fields& form) override { return take("submitForm " + std::to_string(form.size())); }
    Status pay() override { return take("pay"); }
    std::string cashProblem() const override { return noCash; }
    Status payCash(Rials given) override { return take("payCash " + std::to_string(given.count())); }
    bool carriesShares() const override { return splits; }
    void cancelPayment() override { static_cast<void>(take("cancelPayment")); }
    Status compareDisplay(app::DisplayVerdict verdict) override
    {
        return take(verdict == app::DisplayVerdict::Agrees ? "displayAgrees" : "displayDiffers");
    }
    Status queryPayment() override { return take("queryPayment"); }
    Status resolvePayment(const std::string& outcome, const std::string& reference, const std::string& reason) override
    {
        return take("resolvePayment " + outcome + " " + reference + " " + reason);
    }
    app::GiveBackWay giveBackWay(const std::string&) const override { return way; }
    Status giveBack(const app::GiveBackAsk& wish, const std::string& manager, const std::string& pin) override
    {
        return take("giveBack " + wish.caseId + " " + wish.reason + " " + manager + " " + pin +
                    (wish.reference.empty() ? "" : " " + wish.reference));
    }
    Status queryReturn() override { return take("queryReturn"); }
    Status resolveReturn(const std::string& outcome, const std::string& reference, const std::string& reason) override
    {
        return take("resolveReturn " + outcome + " " + reference + " " + reason);
    }
    Status leaveReturn() override { return take("leaveReturn"); }
    Status printNotice() override { return take("printNotice"); }
    Status answerPaper(bool seen) override { return take(seen ? "answerPaper yes" : "answerPaper no"); }
    Status printAgain(const std::string& caseId, const std::string& reason) override
    {
        return take("printAgain " + caseId + " " + reason);
    }
    Status cancelCase(const std::string& reason) override { return take("cancelCase " + reason); }
    Status finishCase() override { return take("finishCase"); }

    void saveDraft(const Fields& fields) override { kept = fields; }
    Fields draft() const override { return kept; }
    Bytes receiptPicture() const override { return picture; }
    void askProgress(const std::string& code) override { static_cast<void>(take("askProgress " + code)); }
    const app::ProgressView& progress() const override { return asked; }
    void clearProgress() override { asked = {}; }
    void endKioskVisit(const std::string& cause, const std::string& screen) override
    {
        asked = {};
        static_cast<void>(take("endKioskVisit " + cause + " " + screen));
    }

private:
    Status take(const std::string& ask)
    {
        asks.push_back(ask);
        if (!refuseWith.empty()) {
            const std::string word = std::exchange(refuseWith, {});
            return makeError(refuseKind, word, "fake-desk");
        }
        if (whenAsked) {
            whenAsked(ask);
        }
        return {};
    }
    std::vector<std::function<void()>> m_listeners;
};

} // namespace pishkhan::test
