// SPDX-License-Identifier: GPL-3.0-or-later
// The self-test's judgement: which fact closes which service, which only hampers it, and that the page is one page.
#include <QtTest>

#include "drivers/cli/conformance_texts.h"
#include "drivers/inventory/sane_list.h"
#include "printer-templates/conformance_page.h"
#include "terminal/readiness/readiness_judge.h"

using namespace pishkhan;
using inventory::DeviceKind;
using inventory::DeviceState;
using readiness::CounterFacts;
using readiness::LineFact;
using templates::Light;

namespace {

CounterFacts allWell()
{
    CounterFacts facts;
    facts.devices = {{DeviceKind::Scanner, "folder:x", "folder", DeviceState::Ready, "", ""},
                     {DeviceKind::CardTerminal, "tcp:x:1", "zvt", DeviceState::Present, "", ""},
                     {DeviceKind::ReceiptPrinter, "escpos:usb", "escpos", DeviceState::Ready, "", ""},
                     {DeviceKind::PagePrinter, "cups:a4", "cups", DeviceState::Ready, "", ""}};
    facts.gateway = facts.hub = LineFact::Reached;
    facts.clockSynchronised = facts.diskTakesWrites = true;
    facts.freeBytes = 60'000'000'000;
    facts.keyDaysLeft = 300;
    return facts;
}

/// One service with a fee and an inquiry, one with neither.
catalogue::Catalogue twoServices()
{
    catalogue::Catalogue out;
    catalogue::ServiceSheet sheet;
    sheet.code = "1101";
    sheet.title = "خدمت با هزینه";
    sheet.validFrom = sheet.delegation.from = {1404, 1, 1};
    sheet.validTo = sheet.delegation.to = {1406, 12, 1};
    sheet.delegation.memorandum = "0999";
    sheet.tariff.feeOther = Rials(100'000);
    out.services.push_back(sheet);
    sheet.code = "1102";
    sheet.title = "خدمت رایگان";
    sheet.tariff.feeOther = Rials(0);
    sheet.needsInquiry = false;
    sheet.identityAssurance = catalogue::IdentityAssurance::Seen;
    out.services.push_back(sheet);
    return out;
}

constexpr domain::JalaliDate today{1405, 9, 2};

} // namespace

class SelfTestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every clause of both kits has its Persian, and no sentence is left over; the page for the office and the vendor's are drawn.
    void everyClauseHasItsPersian()
    {
        const QRegularExpression clause(QStringLiteral("check\\(\"([a-z-]+)\""));
        templates::ConformancePage page{"چاپگر رسید", "escpos:usb", "1405/09/02 12:00", "0", {}};
        int seen = 0;
        for (const char* kit : {"printer/printer_conformance.cpp", "payment/terminal_conformance.cpp"}) {
            QFile file(QStringLiteral(SOURCE_ROOT "/drivers/") + QString::fromUtf8(kit));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString whole = QString::fromUtf8(file.readAll());
            page.rows.clear();
            for (auto hits = clause.globalMatch(whole); hits.hasNext(); ++seen) {
                const std::string name = hits.next().captured(1).toStdString();
                const cli::ClauseText* text = cli::clauseText(name);
                QVERIFY2(text != nullptr, name.c_str());
                page.rows.push_back({page.rows.empty() ? Light::Red : Light::Green, std::string(text->title), "ندارد",
                                     std::string(text->means), std::string(text->advice), "asks", "did", name});
            }
            const auto pdf = templates::conformancePdf(page);
            QVERIFY2(pdf.has_value(), pdf ? "" : pdf.error().what.c_str());
            QCOMPARE(
                QByteArray(reinterpret_cast<const char*>(pdf->data()), qsizetype(pdf->size())).count("/Type /Page\n"),
                2);
        }
        QCOMPARE(seen, 22); // ten and twelve; is-ready is in both
        page.rows.clear();
        QVERIFY(!templates::conformancePdf(page));
    }

    void servicesAreJudged_data()
    {
        using Change = std::function<void(CounterFacts&)>;
        QTest::addColumn<int>("paid");
        QTest::addColumn<int>("free");
        const auto row = [this](const char* name, Light paid, Light free, Change change) {
            QTest::newRow(name) << int(paid) << int(free);
            m_changes[name] = std::move(change);
        };
        const auto device = [](std::size_t which, DeviceState state, const char* reason) {
            return [=](CounterFacts& facts) {
                facts.devices[which].state = state;
                facts.devices[which].reason = reason;
            };
        };
        row("all is well", Light::Green, Light::Green, [](CounterFacts&) {});
        row("no scanner: type it", Light::Yellow, Light::Green, device(0, DeviceState::Missing, "no-folder"));
        row("no card terminal", Light::Red, Light::Green, device(1, DeviceState::Missing, "disconnected"));
        row("no paper", Light::Red, Light::Red, device(2, DeviceState::Trouble, "paper-out"));
        row("little paper", Light::Yellow, Light::Yellow, device(2, DeviceState::Ready, "paper-near-end"));
        row("no page printer", Light::Yellow, Light::Yellow, device(3, DeviceState::Missing, "disconnected"));
        row("office without a page printer", Light::Green, Light::Green, [](CounterFacts& f) { f.devices.pop_back(); });
        row("gateway down", Light::Red, Light::Green, [](CounterFacts& f) { f.gateway = LineFact::Unreachable; });
        row("hub down", Light::Green, Light::Green, [](CounterFacts& f) { f.hub = LineFact::Unreachable; });
        row("clock alone", Light::Green, Light::Green, [](CounterFacts& f) { f.clockSynchronised = false; });
        row("disk full", Light::Red, Light::Red, [](CounterFacts& f) { f.freeBytes = 1'000'000; });
        row("disk read-only", Light::Red, Light::Red, [](CounterFacts& f) { f.diskTakesWrites = false; });
        row("journal touched", Light::Red, Light::Red, [](CounterFacts& f) { f.queueProblem = "integrity"; });
        row("certificate over", Light::Red, Light::Red, [](CounterFacts& f) { f.keyProblem = "expired"; });
    }

    void servicesAreJudged()
    {
        QFETCH(int, paid);
        QFETCH(int, free);
        CounterFacts facts = allWell();
        m_changes.at(QTest::currentDataTag())(facts);
        const auto rows = readiness::judgeServices(facts, twoServices(), today);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(int(rows[0].light), paid);
        QCOMPARE(int(rows[1].light), free);
        QVERIFY(!rows[0].state.empty());
        // Whatever is not well says what to do or what is safe, in Persian.
        for (const auto& list : {readiness::judgeDevices(facts), readiness::judgeMachine(facts)}) {
            for (const auto& one : list) {
                QVERIFY2(one.light == Light::Green || !one.advice.empty(), one.title.c_str());
                for (const std::string* words : {&one.title, &one.state, &one.advice}) {
                    QVERIFY2(!QRegularExpression(QStringLiteral("[A-Za-z]"))
                                  .match(QString::fromStdString(*words))
                                  .hasMatch(),
                             words->c_str());
                }
            }
        }
    }

    void delegationOver()
    {
        const auto rows = readiness::judgeServices(allWell(), twoServices(), {1407, 1, 1});
        QVERIFY(rows[0].light == Light::Red && rows[1].light == Light::Red);
    }

    void onePage()
    {
        templates::SelfTestPage page{"دفتر نمونه",
                                     "1",
                                     "1405/09/02 10:00",
                                     "0.1.0",
                                     {},
                                     readiness::judgeDevices(allWell()),
                                     readiness::judgeMachine(allWell())};
        for (const int services : {0, 1, 12}) {
            page.services.assign(static_cast<std::size_t>(services), {Light::Green, "خدمت", "آماده", ""});
            const auto pdf = templates::selfTestPdf(page);
            QVERIFY2(pdf.has_value(), pdf ? "" : pdf.error().what.c_str());
            const QByteArray bytes(reinterpret_cast<const char*>(pdf->data()), static_cast<qsizetype>(pdf->size()));
            QVERIFY(bytes.startsWith("%PDF") && bytes.contains("/Count 1"));
        }
        page.services.resize(13);
        QCOMPARE(templates::selfTestPdf(page).error().kind, ErrorKind::InvalidInput);
    }

    void saneListIsBounded()
    {
        const auto seen = inventory::readSaneList("airscan:e0:X\tVendor Model\nno tab\n\tno address\ntest:0\t\n");
        QCOMPARE(seen.size(), std::size_t(2));
        QCOMPARE(seen[0].address, std::string("sane:airscan:e0:X"));
        QCOMPARE(seen[0].name, std::string("Vendor Model"));
        std::string many;
        for (int i = 0; i < 100; ++i) {
            many += "d\t" + std::string(1000, 'x') + "\n";
        }
        QCOMPARE(inventory::readSaneList(many).size(), std::size_t(32));
        QVERIFY(inventory::readSaneList(many)[0].name.size() <= 200);
    }

private:
    std::map<std::string, std::function<void(CounterFacts&)>> m_changes;
};

QTEST_MAIN(SelfTestTest)
#include "self_test_test.moc"
