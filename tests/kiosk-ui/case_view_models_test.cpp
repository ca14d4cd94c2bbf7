// SPDX-License-Identifier: GPL-3.0-or-later
// One case's view models over a fake desk: what they show, what they ask, and that a confirm fires once.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "kiosk-ui/viewmodels/key_map.h"
#include "kiosk-ui/viewmodels/kiosk_view_model.h"
#include "kiosk-ui/viewmodels/screen_of.h"
#include "tests/kiosk-ui/counter_under_test.h"

using namespace pishkhan;
using namespace pishkhan::kiosk_ui;
using namespace pishkhan::test;
using domain::counter::IdentityStatus;
using domain::counter::PaperStatus;
using domain::counter::Step;
using domain::payment::Phase;

class CaseViewModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void applicantJudgesWhileTyping()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
            caseOpen(d);
        });
        ApplicantViewModel& model = *counter.shell->applicant();
        model.setNationalCode(QStringLiteral("۹۹۹"));
        QCOMPARE(model.nationalCodeVerdict(), QString());
        QCOMPARE(model.nationalCodeAdvice(), QStringLiteral("۷ رقم دیگر"));
        std::string wrong = madeUpNationalCode();
        wrong.back() = wrong.back() == '9' ? '0' : static_cast<char>(wrong.back() + 1);
        model.setNationalCode(QString::fromStdString(wrong));
        QCOMPARE(model.nationalCodeVerdict(), QStringLiteral("wrong"));
        model.setNationalCode(QString::fromStdString(madeUpNationalCode()));
        QCOMPARE(model.nationalCodeVerdict(), QStringLiteral("ok"));
        model.submit();
        QVERIFY2(counter.desk.asks.empty(), "postal code and birth date are mandatory");
        QCOMPARE(model.postalCodeVerdict(), QStringLiteral("wrong"));
        model.setPostalCode(QString::fromStdString(madeUpPostalCode));
        model.setBirthDate("13700115");
        model.submit();
        model.submit();
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"enterApplicant " + madeUpNationalCode() + " " +
                                                              madeUpPostalCode + " 1370/01/15"}));
        QCOMPARE(valueOf(counter.desk.kept, "birth-date"), std::string_view("13700115"));
    }

    void scanFillsInAndEscapeStopsIt()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
            caseOpen(d);
        });
        QVERIFY(counter.press(Qt::Key_F4));
        counter.desk.doing.scanning = true;
        counter.desk.tell();
        QVERIFY(counter.press(Qt::Key_Escape));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"scan", "stopScan"}));
        counter.desk.doing.scanning = false;
        scannedCard(counter.desk);
        counter.desk.tell();
        QCOMPARE(counter.shell->applicant()->nationalCodeVerdict(), QStringLiteral("ok"));
        QVERIFY(counter.shell->summary()->isImageNotKept());
    }

    /// A second scan that fails: the card is not green any more, and what the first one read still stands.
    void aFailedScanIsNotGreen()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
            caseOpen(d);
            scannedCard(d);
        });
        const ApplicantViewModel& model = *counter.shell->applicant();
        QVERIFY(model.isScanned() && !model.isScanFailed());
        counter.desk.open().scanProblem = "glare";
        counter.desk.tell();
        QVERIFY(model.isScanFailed());
        QVERIFY(model.scanAdvice().contains(QStringLiteral("به جای خود است")));
        QCOMPARE(model.nationalCodeVerdict(), QStringLiteral("ok"));
        counter.desk.doing.scanning = true;
        counter.desk.tell();
        QVERIFY(!model.isScanFailed()); // under way again
        counter.desk.doing.scanning = false;
        counter.desk.open().scanProblem.clear();
        counter.desk.doing.scannedPages = 2;
        counter.desk.doing.scanInterrupted = "scanner-jam";
        counter.desk.tell();
        QVERIFY(model.scanAdvice().contains(QStringLiteral("۲ برگ")));
        QVERIFY(model.scanAdvice().contains(QStringLiteral("گیر")));
    }

    void formKeepsDraftAndPointsAtTheFirstWrongField()
    {
        Counter counter([](FakeDesk& d) {
            upToForm(d);
            d.kept = {{"use", "home"}};
        });
        FormViewModel& model = *counter.shell->form();
        QCOMPARE(model.fields()->data(model.fields()->index(0), FormFields::CurrentRole).toInt(), 0);
        model.choose(1, 2);
        QCOMPARE(valueOf(counter.desk.kept, "power"), std::string_view("3x25"));
        QSignalSpy attention(&model, &FormViewModel::rowNeedsAttention);
        model.submit();
        QVERIFY(counter.desk.asks.empty());
        QCOMPARE(attention.front().front().toInt(), 2);
    }

    void anotherStepsDraftIsNotThisFormsDraft()
    {
        Counter counter([](FakeDesk& d) {
            upToForm(d);
            d.kept = {{"postal-code", "1"}};
        });
        QVERIFY(!counter.shell->form()->isSaved());
        counter.shell->form()->choose(0, 0);
        QVERIFY(counter.shell->form()->isSaved());
    }

    void refusedFieldsAreMarked()
    {
        Counter counter([](FakeDesk& d) { upToForm(d); });
        FormViewModel& model = *counter.shell->form();
        model.choose(0, 0);
        model.choose(1, 0);
        model.type(2, "12");
        model.type(3, QString::fromStdString(madeUpPostalCode));
        model.type(4, "خیابان نمونه");
        model.type(7, "09990000000");
        QVERIFY2(model.fields()->isComplete(), qPrintable(QString::number(model.fields()->firstWrong())));
        counter.desk.refuseWith = "permit-number:length";
        counter.desk.refuseKind = ErrorKind::InvalidInput;
        model.submit();
        QCOMPARE(model.fields()->data(model.fields()->index(2), FormFields::VerdictRole).toString(),
                 QStringLiteral("wrong"));
        model.type(2, "123");
        model.submit();
        QCOMPARE(counter.desk.asks.size(), std::size_t(2));
    }

    void feesShowWordsAndAskOnce()
    {
        Counter counter([](FakeDesk& d) { upToFees(d); });
        FeesViewModel& model = *counter.shell->fees();
        QVERIFY(model.total().contains(QChar(0x066C)));
        QVERIFY(model.totalInWords().endsWith(QStringLiteral("ریال")));
        QVERIFY(counter.press(Qt::Key_F12));
        QVERIFY(counter.press(Qt::Key_F12));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"pay"}));
        QVERIFY2(!counter.press(Qt::Key_Return), "Enter alone never pays");
    }

    /// F28: said before the money is taken; nothing is stopped by it.
    void paperIsMissedBeforeTheMoney()
    {
        Counter counter([](FakeDesk& d) { upToFees(d); });
        FeesViewModel& model = *counter.shell->fees();
        QCOMPARE(model.printerNote(), QString());
        counter.desk.deviceViews = {{"receipt-printer", "trouble", "paper-out"}};
        counter.desk.tell();
        QVERIFY(model.printerNote().contains(QStringLiteral("رول تازه")));
        counter.desk.deviceViews = {{"receipt-printer", "ready", "paper-near-end"}};
        counter.desk.tell();
        QCOMPARE(model.printerNote(), QString());
        counter.desk.deviceViews = {{"receipt-printer", "missing", "unplugged"}};
        counter.desk.tell();
        QVERIFY(!model.printerNote().isEmpty());
        QVERIFY(counter.press(Qt::Key_F12));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"pay"}));
    }

    /// F35: while it waits for the first card the clerk reads the terminal's display; once for each terminal.
    void theDisplayIsReadBeforeTheFirstCard()
    {
        Counter counter([](FakeDesk& d) {
            upToFees(d);
            paying(d, Phase::Sending, "connecting");
        });
        PaymentViewModel& model = *counter.shell->payment();
        QVERIFY(!model.isDisplayAsked()); // it shows nothing yet
        counter.desk.doing.paymentStep = "insert-card";
        counter.desk.tell();
        QVERIFY(model.isDisplayAsked());
        QVERIFY(counter.press(Qt::Key_F7));
        QVERIFY(counter.press(Qt::Key_F6));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"displayDiffers", "displayAgrees"}));
        counter.desk.shown.displaysRead.insert(counter.desk.open().payment->intent.terminal);
        counter.desk.tell();
        QVERIFY(!model.isDisplayAsked());
    }

    /// F24: what stops cards is said where a service is chosen, and answered on the books sheet.
    void whatTheTerminalHasIsSaidBeforeTheMoney()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d, "manager");
            shiftOpen(d);
            terminalAhead(d);
        });
        QVERIFY(counter.shell->services()->isTerminalStopped());
        QVERIFY(counter.shell->services()->stoppedToDo().contains(QStringLiteral("دفتر و پیشنهادها")));
        QVERIFY(counter.press(Qt::Key_F5));
        BooksViewModel& books = *counter.shell->books();
        QCOMPARE(books.proposals().size(), 2);
        QVERIFY(books.isFinding());
        books.setReason(QStringLiteral("فروش دستی"));
        QVERIFY(counter.press(Qt::Key_F6));
        books.setSelected(1);
        books.setReason(QStringLiteral("نمی‌دانیم"));
        QVERIFY(counter.press(Qt::Key_F7));
        QCOMPARE(counter.desk.asks,
                 (std::vector<std::string>{"explainFinding 1 فروش دستی", "disputeFinding 2 نمی‌دانیم"}));
        counter.desk.shown.day.findings.clear();
        counter.desk.tell();
        QVERIFY(!counter.shell->services()->isTerminalStopped());
    }

    void declinedPaymentMayBeTriedAgain()
    {
        Counter counter([](FakeDesk& d) { upToFees(d); });
        counter.press(Qt::Key_F12);
        paying(counter.desk, Phase::Sending, "insert-card");
        counter.desk.tell();
        QCOMPARE(counter.shell->screen(), QStringLiteral("payment"));
        paying(counter.desk, Phase::NotPaid, "");
        counter.desk.tell();
        QVERIFY(counter.shell->fees()->isLastFailed());
        QCOMPARE(counter.shell->fees()->lastCode(), QStringLiteral("PAY-02"));
        counter.press(Qt::Key_F12);
        QCOMPARE(counter.desk.asks.size(), std::size_t(2));
    }

    void doubtForbidsAnythingButTheInquiry()
    {
        Counter counter([](FakeDesk& d) {
            upToFees(d);
            paying(d, Phase::Unknown, "");
        });
        QCOMPARE(counter.shell->payment()->mode(), QStringLiteral("doubt"));
        for (const int key : {Qt::Key_Escape, Qt::Key_F12, Qt::Key_F12, Qt::Key_Return}) {
            counter.press(key);
        }
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"queryPayment"}));
        counter.desk.open().payment->queries = 1;
        counter.desk.tell();
        counter.press(Qt::Key_F12);
        QCOMPARE(counter.desk.asks.size(), std::size_t(2));
    }

    void managerResolvesWithReference()
    {
        Counter counter([](FakeDesk& d) {
            upToFees(d);
            signedIn(d, "manager");
            paying(d, Phase::NeedsOperator, "");
        });
        PaymentViewModel& model = *counter.shell->payment();
        QVERIFY(model.isManager());
        model.resolve("paid", "", "برگه دیده شد");
        QVERIFY(counter.desk.asks.empty());
        model.resolve("paid", QStringLiteral("۰۰۰۱۲۳"), "برگه دیده شد");
        QCOMPARE(counter.desk.asks.front(), std::string("resolvePayment paid 000123 برگه دیده شد"));
    }

    void paperQuestionIsAnsweredOnce()
    {
        Counter counter([](FakeDesk& d) {
            upToFees(d);
            receiptReady(d, PaperStatus::Unknown);
        });
        counter.desk.tell();
        counter.press(Qt::Key_F12);
        counter.press(Qt::Key_F6);
        counter.press(Qt::Key_F6);
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"answerPaper yes"}));
    }

    void owedReceiptPrintsAndFinishes()
    {
        Counter counter([](FakeDesk& d) {
            upToFees(d);
            receiptReady(d, PaperStatus::Owed, "paper-out");
        });
        counter.desk.tell();
        QVERIFY(counter.shell->receipt()->paperTitle().contains(QStringLiteral("کاغذ")));
        counter.press(Qt::Key_F8);
        receiptReady(counter.desk, PaperStatus::Printed);
        counter.desk.tell();
        QCOMPARE(counter.shell->screen(), QStringLiteral("done"));
        counter.press(Qt::Key_F12);
        counter.press(Qt::Key_F12);
        QCOMPARE(counter.desk.asks,
                 (std::vector<std::string>{"printAgain " + counter.desk.shown.openCase + " owed", "finishCase"}));
    }
};

QTEST_GUILESS_MAIN(CaseViewModelsTest)
#include "case_view_models_test.moc"
