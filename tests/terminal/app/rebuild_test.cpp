// SPDX-License-Identifier: GPL-3.0-or-later
// Projections are dropped and folded from the log again, byte for byte, after a rich day; reports and receipts are functions of the log that
// state its range, count and root, and two renders are the same bytes (lessons H10).
#include <QTest>

#include "printer-templates/qt_day_renderer.h"
#include "printer-templates/qt_page_renderer.h"
#include "terminal/app/receipt_content.h"
#include "tests/terminal/app/office_day.h"
#include "tests/terminal/counter/dump_state.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::test;
using domain::counter::dumpReport;
using domain::counter::dumpState;

namespace {

struct Office {
    journal::test::HandClock clock;
    std::unique_ptr<journal::SqliteJournal> books;
    std::optional<app::Counter> counter;
    OutsideWorld world;
    std::string open(const std::string& folder, const ActorPki& pki)
    {
        counter.reset();
        books.reset();
        auto settings = *journal::test::settingsIn(folder);
        settings.authorityPem = pki.pem("ca");
        auto opened = journal::SqliteJournal::open(settings, clock);
        if (!opened) {
            return opened.error().what;
        }
        books = std::move(*opened);
        auto folded = app::Counter::open(*books, clock);
        if (!folded) {
            return folded.error().what;
        }
        counter.emplace(std::move(*folded));
        return {};
    }
};

/// Says where two dumps part, without printing what they hold.
QByteArray firstDifference(const std::string& left, const std::string& right)
{
    const QList<QByteArray> a = QByteArray::fromStdString(left).split('\n');
    const QList<QByteArray> b = QByteArray::fromStdString(right).split('\n');
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        const QByteArray one = i < a.size() ? a[i] : QByteArray();
        const QByteArray two = i < b.size() ? b[i] : QByteArray();
        if (one != two) {
            return "row " + QByteArray::number(i) + ": " + one.split(' ')[0] + " / " + two.split(' ')[0];
        }
    }
    return {};
}

} // namespace

class RebuildTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRowIsFoldedAgain();
    void theDayIsTheLogs();
    void twoRendersAreTheSameBytes();
    void anErasedCaseKeepsEveryNumber();

private:
    QTemporaryDir m_dir;
    ActorPki m_pki;
    Office m_office;
    std::string m_live;
};

void RebuildTest::initTestCase()
{
    QCOMPARE(m_office.open(m_dir.path().toStdString(), m_pki), std::string());
    OfficeDay day(*m_office.books, *m_office.counter, m_office.world, m_pki);
    for (const int number : {1, 2}) {
        const Status worked = day.work(number);
        QVERIFY2(worked, worked ? "" : worked.error().what.c_str());
    }
    m_live = dumpState(m_office.counter->state());
}

void RebuildTest::everyRowIsFoldedAgain()
{
    for (const char* row : {"case ", "payment ", "receipt ", "notice ", "bill ", "paid-bill ", "proposal ", "dispute ",
                            "day-report", "fee ", "form ", "answered ", "export "}) {
        QVERIFY2(m_live.find("\n" + std::string(row)) != std::string::npos, row); // the day was rich
    }
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_office.open(m_dir.path().toStdString(), m_pki), std::string());
        const std::string again = dumpState(m_office.counter->state());
        QVERIFY2(again == m_live, firstDifference(again, m_live).constData());
    }
}

/// Whoever adds the same entries up comes to the same numbers; the report names them.
void RebuildTest::theDayIsTheLogs()
{
    const domain::counter::DayReport& report = *m_office.counter->state().lastReport;
    QCOMPARE(report.number, std::int64_t{2});
    QCOMPARE(report.events, report.lastSequence - report.firstSequence + 1);
    QCOMPARE(report.root, toHex(*m_office.books->headAt(report.lastSequence)));
    std::int64_t paid = 0;
    std::uint64_t entries = 0;
    QVERIFY(m_office.books->replay([&](const ports::JournalEvent& one) -> Status {
        const bool inside = one.sequence >= report.firstSequence && one.sequence <= report.lastSequence;
        const bool money = one.entry.kind == "payment-final" || one.entry.kind == "payment-cash" ||
                           (one.entry.kind == "payment-resolved" && valueOf(one.entry.clear, "outcome") == "paid");
        paid += inside && money ? std::stoll(std::string(valueOf(one.entry.clear, "amount"))) : 0;
        entries += inside ? 1 : 0;
        return {};
    }));
    QCOMPARE(report.received.count(), paid);
    QVERIFY(entries > 0 && entries <= report.events); // the journal's own kinds are in the range and in no fold
    QCOMPARE(report.corrected, Rials(-250000));
    // A seal over any other root or range cannot be folded.
    QVERIFY(report.firstSequence > 1);
}

void RebuildTest::twoRendersAreTheSameBytes()
{
    const auto days = templates::QtDayRenderer::create();
    const auto pages = templates::QtPageRenderer::create();
    QVERIFY(days && pages);
    ports::DayContent content;
    catalogue::OfficeConfiguration office;
    office.officeName = content.officeName = "دفتر نمونه";
    office.code = content.officeCode = "72009999";
    Bytes strips[2];
    Bytes receipts[2];
    std::string reports[2];
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(m_office.open(m_dir.path().toStdString(), m_pki), std::string()); // from the log each time
        const domain::counter::State& state = m_office.counter->state();
        content.report = *state.lastReport;
        reports[i] = dumpReport(content.report);
        const auto strip = (*days)->strip(content, 576);
        QVERIFY(strip);
        strips[i] = *(*pages)->png(*strip);
        const domain::counter::Case& paid = state.cases.begin()->second;
        const auto receipt = (*pages)->receipt(app::receiptContent(paid, office, "PK1:X", 0, app::Money::Real), 576);
        QVERIFY(receipt);
        receipts[i] = *(*pages)->png(*receipt);
    }
    QVERIFY(reports[0] == reports[1]);
    QVERIFY(strips[0] == strips[1] && !strips[0].empty());
    QVERIFY(receipts[0] == receipts[1] && !receipts[0].empty());
}

/// Erasing takes a person's fields and nothing else: every sum and every report stays.
void RebuildTest::anErasedCaseKeepsEveryNumber()
{
    const std::string before = dumpReport(*m_office.counter->state().lastReport);
    OfficeDay day(*m_office.books, *m_office.counter, m_office.world, m_pki);
    QVERIFY(day.eraseFirstCase());
    QCOMPARE(m_office.open(m_dir.path().toStdString(), m_pki), std::string());
    const domain::counter::State& state = m_office.counter->state();
    QVERIFY(dumpReport(*state.lastReport) == before);
    const domain::counter::Case& erased = state.cases.begin()->second;
    QVERIFY(erased.applicant.nationalCode.empty() && erased.form.empty());
    QCOMPARE(erased.paid, Rials(1'450'000));
}

QTEST_MAIN(RebuildTest)
#include "rebuild_test.moc"
