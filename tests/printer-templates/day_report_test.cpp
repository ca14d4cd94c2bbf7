// SPDX-License-Identifier: GPL-3.0-or-later
// A closed day on the strip, the page and the sheet: drawn for eyes into build/reports, and the sheet's numbers added up again from its XML.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "printer-templates/day_strip.h"
#include "printer-templates/qt_day_renderer.h"
#include "printer-templates/raster.h"
#include "terminal/base/files.h"

using namespace pishkhan;
using domain::counter::Finding;

namespace {

Finding finding(std::int64_t found, std::int64_t ledger, const std::string& verdict, const std::string& reason)
{
    Finding out;
    out.known = true;
    out.found = Rials(found);
    out.ledger = Rials(ledger);
    out.verdict = verdict;
    out.reason = reason;
    return out;
}

ports::DayContent sampleDay()
{
    ports::DayContent day;
    day.officeName = "دفتر پیشخوان خدمات دولت نمونه";
    day.officeCode = "72001234";
    day.licenceNumber = "999-1401";
    day.counter = "01";
    day.names = {{"clerk", "کاربر باجهٔ نمونه"}, {"manager", "مدیر نمونه"}};
    auto& r = day.report;
    r.number = 12;
    r.businessDate = "1405/09/01";
    r.firstSequence = 4181;
    r.lastSequence = 4903;
    r.events = 723;
    r.root = "8f1c77a2d0e94b5361aa02b9c4d7e85f90316b2f7ad84c11ee5530cb7d2f9a64";
    r.openedAt = Instant{1795319662000};
    r.closedAt = Instant{1795355662000};
    r.closedBy = "manager";
    r.cases = 41;
    r.payments = 36;
    r.takenBack = 1;
    r.received = Rials(58'930'000);
    r.returned = Rials(1'450'000);
    r.total = Rials(57'480'000);
    r.services = {{"1101", "تعویض کارت هوشمند ملی", 14, Rials(23'200'000)},
                  {"bill", "پرداخت قبض برق", 9, Rials(19'800'000)},
                  {"1301", "تمدید گواهینامهٔ رانندگی", 7, Rials(9'480'000)},
                  {"1401", "درخواست انشعاب برق", 6, Rials(5'000'000)},
                  {"1501", "پیگیری پروانهٔ ساختمان", 5, Rials(0)}};
    r.payees = {{"a", "خزانه‌داری کل کشور", 21, Rials(29'200'000)},
                {"b", "صادرکنندهٔ قبض", 9, Rials(19'800'000)},
                {"c", "دفتر پیشخوان 72001234", 27, Rials(7'060'000)},
                {"d", "کانون دفاتر پیشخوان", 27, Rials(1'420'000)}};
    r.outcomes = {{"paid", "پرداخت‌شده", 35, Rials(57'480'000)},
                  {"no-fee", "بدون هزینه", 3, Rials(0)},
                  {"returned", "وجه برگشته", 1, Rials(0)},
                  {"cancelled", "لغوشده", 2, Rials(0)},
                  {"open", "باز", 0, Rials(0)},
                  {"not-paid", "کارت‌های نپذیرفته", 4, Rials(0)},
                  {"in-doubt", "پرداخت‌های نامعلوم", 1, Rials(0)},
                  {"by-hand", "روشن‌شده با برگهٔ کارتخوان", 0, Rials(0)},
                  {"copies", "رسیدهای المثنی", 2, Rials(0)}};
    r.clerks = {{"clerk", "clerk", 33, Rials(49'000'000)}, {"manager", "manager", 8, Rials(8'480'000)}};
    r.hours = {0, 0, 0, 0, 0, 0, 0, 2, 5, 8, 9, 6, 4, 5, 2};
    r.terminal = finding(57'600'000, 57'480'000, "disputed", "یک پرداخت روی کارتخوان از این باجه نیست");
    r.drawer = finding(500'000, 500'000, "equal", "");
    r.paperOwed = {"72001234-050901-01-00017-3"};
    r.disputes = {{12, "1405/09/01", "terminal", Rials(120'000), "…", "clerk", {}}};
    return day;
}

/// The same day with cash in the drawer, and shares that no terminal passed on.
ports::DayContent dayWithCash()
{
    ports::DayContent day = sampleDay();
    auto& r = day.report;
    r.cash = {6, 1, Rials(4'120'000), Rials(297'000), Rials(500'000), Rials(4'323'000)};
    r.drawer = finding(4'300'000, 4'323'000, "explained", "یک اسکناس کهنه کنار گذاشته شد");
    r.unsplit = {{"خزانه‌داری کل کشور", "خزانه‌داری کل کشور", 21, Rials(29'200'000)},
                 {"دفتر پیشخوان", "دفتر پیشخوان", 27, Rials(7'060'000)},
                 {"کانون دفاتر پیشخوان", "کانون دفاتر پیشخوان", 27, Rials(1'420'000)}};
    r.unsplitSum = Rials(37'680'000);
    return day;
}

/// The same day with five words from outside: more than the page has lines for.
ports::DayContent dayWithOutside()
{
    ports::DayContent day = sampleDay();
    using domain::counter::Proposal;
    const Actor central{ActorKind::Central, "markaz-01"};
    const Actor support{ActorKind::Support, "poshtibani-01"};
    auto& all = day.report.proposals;
    all = {
        Proposal{central,
                 "c-1",
                 "correction",
                 "1405/09/01",
                 Rials(-200'000),
                 "تعرفهٔ خدمت ۱۱۰۱ کمتر بوده است",
                 "accepted",
                 "",
                 "manager",
                 {}},
        Proposal{central,
                 "c-2",
                 "correction",
                 "1405/09/01",
                 Rials(350'000),
                 "یک قبض دو بار شمرده نشده است",
                 "disputed",
                 "برگهٔ کارتخوان چیز دیگری می‌گوید",
                 "manager",
                 {}},
        Proposal{support, "s-1", "session", "", Rials(0), "چاپگر رسید از دور دیده شد", "accepted", "", "manager", {}},
        Proposal{central, "c-3", "notice", "", Rials(0), "ساعت کار پنجشنبه تغییر کرد", "accepted", "", "manager", {}},
        Proposal{support, "s-2", "session", "", Rials(0), "تنظیم شبکه", "disputed", "کسی در دفتر نبود", "manager", {}}};
    day.report.corrected = Rials(-200'000);
    return day;
}

QString wordsOf(const QString& program, const QStringList& arguments)
{
    QProcess reader;
    reader.start(program, arguments);
    return reader.waitForFinished() ? QString::fromUtf8(reader.readAllStandardOutput()) : QString();
}

void keep(const QString& name, const Bytes& bytes)
{
    const QString folder = QStringLiteral(BINARY_ROOT "/reports");
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + "/" + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
}

} // namespace

class DayReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_renderer = std::move(*templates::QtDayRenderer::create()); }

    void stripFitsBothPapers()
    {
        for (const int dots : {576, 384}) {
            const auto strip = m_renderer->strip(sampleDay(), dots);
            QVERIFY2(strip, strip ? "" : strip.error().what.c_str());
            QCOMPARE(strip->width, dots);
            QVERIFY(strip->height > 800);
            keep(QStringLiteral("strip-%1.png").arg(dots), *templates::toPng(*strip));
        }
    }

    /// Before the first citizen: what lies in the drawer, what the terminal's sum was, and nothing that is not known yet.
    void aShiftsBeginningIsAZeroReport()
    {
        ports::DayContent day = sampleDay();
        day.report = {};
        day.report.number = 13;
        day.report.businessDate = "1405/09/02";
        day.report.shifts = {{14, "clerk", "1405/09/02", Instant{1795406062000}, {}, 0, Rials(0)}};
        day.report.drawer.found = Rials(500'000);
        day.report.terminal.found = Rials(57'600'000);
        const QString words = QString::fromStdString(templates::dayStrip(day));
        QVERIFY(words.contains(QStringLiteral("گزارش صفر")));
        QVERIFY(words.contains(QStringLiteral("۵۰۰٬۰۰۰")) && words.contains(QStringLiteral("۵۷٬۶۰۰٬۰۰۰")));
        QVERIFY(words.contains(QStringLiteral("کاربر باجهٔ نمونه")));
        QVERIFY(!words.contains(QStringLiteral("مهر شد")) && !words.contains(QStringLiteral("خالص روز")));
        for (const int dots : {576, 384}) {
            const auto strip = m_renderer->strip(day, dots);
            QVERIFY2(strip, strip ? "" : strip.error().what.c_str());
            QVERIFY(strip->height > 300 && strip->height < 1'500);
            keep(QStringLiteral("zero-%1.png").arg(dots), *templates::toPng(*strip));
        }
    }

    void pageIsOneA4()
    {
        const auto pdf = m_renderer->page(sampleDay());
        QVERIFY(pdf.has_value());
        keep(QStringLiteral("day.pdf"), *pdf);
        const QByteArray bytes(reinterpret_cast<const char*>(pdf->data()), static_cast<qsizetype>(pdf->size()));
        QVERIFY(bytes.startsWith("%PDF-"));
        QCOMPARE(bytes.count("/Type /Page\n"), 1);
        QVERIFY(QRegularExpression("/MediaBox \\[0 0 59[45][.0-9]* 84[12][.0-9]*\\]")
                    .match(QString::fromLatin1(bytes))
                    .hasMatch());
    }

    void sheetsNumbersAddUp()
    {
        const auto xlsx = m_renderer->sheet(sampleDay());
        QVERIFY(xlsx.has_value());
        keep(QStringLiteral("day.xlsx"), *xlsx);
        QProcess reader;
        reader.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral("import re,sys,zipfile\n"
                            "z=zipfile.ZipFile(sys.argv[1])\n"
                            "print(sum(int(float(v)) for v in re.findall(r'<c r=\"C[0-9]+\"[^>]*><v>([0-9.]+)</v>',"
                            "z.read('xl/worksheets/sheet3.xml').decode()) if float(v)>99))\n"
                            "print(len([n for n in z.namelist() if n.startswith('xl/worksheets/sheet')]))"),
             QStringLiteral(BINARY_ROOT "/reports/day.xlsx")});
        QVERIFY(reader.waitForFinished());
        const QByteArray said = reader.readAllStandardOutput();
        QCOMPARE(said.split('\n').at(0), QByteArray("57480000")); // the payees' sheet adds up to the day
        QCOMPARE(said.split('\n').at(1), QByteArray("8"));
    }

    /// Cash stands apart from the card, the drawer's figure is derived, and every receiver's waiting share is named.
    void cashAndWaitingSharesArePlain()
    {
        const ports::DayContent day = dayWithCash();
        const QString strip = QString::fromStdString(templates::dayStrip(day));
        for (const char* word : {"از آن، نقد (۶ بار)", "۴٬۱۲۰٬۰۰۰", "از آن، با کارتخوان", "۵۴٬۸۱۰٬۰۰۰", "آغاز صندوق",
                                 "سهم‌هایی که دفتر باید برساند", "۳۷٬۶۸۰٬۰۰۰"}) {
            QVERIFY2(strip.contains(QString::fromUtf8(word)), word);
        }
        const QString without = QString::fromStdString(templates::dayStrip(sampleDay()));
        QVERIFY(!without.contains(QStringLiteral("نقد")) &&
                !without.contains(QStringLiteral("برساند"))); // an office without cash hears nothing of it
        for (const int dots : {576, 384}) {
            keep(QStringLiteral("strip-cash-%1.png").arg(dots), *templates::toPng(*m_renderer->strip(day, dots)));
        }
        keep(QStringLiteral("day-cash.pdf"), *m_renderer->page(day));
        const QString pdf = QStringLiteral(BINARY_ROOT "/reports/day-cash.pdf");
        QCOMPARE(QProcess::execute(QStringLiteral("pdftoppm"), {"-r", "110", "-png", "-singlefile", pdf,
                                                                QStringLiteral(BINARY_ROOT "/reports/day-cash")}),
                 0); // for eyes
        QVERIFY(wordsOf(QStringLiteral("pdftotext"), {"-layout", pdf, "-"}).contains(QStringLiteral("۳۷٬۶۸۰٬۰۰۰")));
        keep(QStringLiteral("day-cash.xlsx"), *m_renderer->sheet(day));
        const QString read =
            QStringLiteral("import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\n"
                           "sys.stdout.buffer.write(b''.join(z.read(n) for n in z.namelist() if n.endswith('.xml')))");
        const QString sheet =
            wordsOf(QStringLiteral("python3"), {"-c", read, QStringLiteral(BINARY_ROOT "/reports/day-cash.xlsx")});
        for (const char* word : {"دریافت نقد (ریال)", "سهم‌های نرسیده", "<v>4120000</v>",
                                 "<v>54810000</v>", "<v>37680000</v>", "<v>4323000</v>"}) {
            QVERIFY2(sheet.contains(QString::fromUtf8(word)), word);
        }
    }

    /// Who spoke from outside is plain on every paper: the kind of actor, the signer, the office's answer and its words.
    void outsideIsPlainOnTheStrip_data()
    {
        QTest::addColumn<int>("dots");
        QTest::newRow("strip-80mm-outside") << 576;
        QTest::newRow("strip-58mm-outside") << 384;
    }

    /// PISHKHAN_GOLDEN=write accepts what is drawn.
    void outsideIsPlainOnTheStrip()
    {
        QFETCH(int, dots);
        const QString path =
            QStringLiteral(SOURCE_ROOT "/tests/golden/reports/") + QTest::currentDataTag() + QStringLiteral(".png");
        const auto strip = m_renderer->strip(dayWithOutside(), dots);
        QVERIFY(strip);
        const Bytes drawn = *templates::toPng(*strip);
        if (qgetenv("PISHKHAN_GOLDEN") == "write") {
            QVERIFY(writeFileDurably(path.toStdString(), drawn, FileAccess::Readable));
        }
        const bool same =
            QImage(path).convertToFormat(QImage::Format_Mono) ==
            QImage::fromData(drawn.data(), static_cast<int>(drawn.size())).convertToFormat(QImage::Format_Mono);
        if (!same) {
            QVERIFY(writeFileDurably(path.toStdString() + ".fail", drawn, FileAccess::Readable));
        }
        QVERIFY2(same, qPrintable(QStringLiteral("differs from %1; see %1.fail").arg(path)));
    }

    void outsideIsPlainOnPageAndSheet()
    {
        keep(QStringLiteral("day-outside.pdf"), *m_renderer->page(dayWithOutside()));
        const QString pdf = QStringLiteral(BINARY_ROOT "/reports/day-outside.pdf");
        QCOMPARE(QProcess::execute(QStringLiteral("pdftoppm"), {"-r", "110", "-png", "-singlefile", pdf,
                                                                QStringLiteral(BINARY_ROOT "/reports/day-outside")}),
                 0); // for eyes
        const QString page = wordsOf(QStringLiteral("pdftotext"), {"-layout", pdf, "-"});
        for (const char* word : {"markaz-", "poshtibani-"}) {
            QVERIFY2(page.contains(QString::fromLatin1(word)), qPrintable(page));
        }
        keep(QStringLiteral("day-outside.xlsx"), *m_renderer->sheet(dayWithOutside()));
        const QString read = QStringLiteral(
            "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('xl/sharedStrings.xml'))");
        const QString sheet =
            wordsOf(QStringLiteral("python3"), {"-c", read, QStringLiteral(BINARY_ROOT "/reports/day-outside.xlsx")});
        for (const auto& one : dayWithOutside().report.proposals) {
            QVERIFY2(sheet.contains(QString::fromStdString(one.text)), one.text.c_str());
            QVERIFY2(sheet.contains(QString::fromStdString(one.reason)), one.reason.c_str());
        }
        for (const char* word : {"مرکز", "پشتیبانی", "پذیرفته", "مورد اعتراض"}) {
            QVERIFY2(sheet.contains(QString::fromUtf8(word)), word);
        }
    }

    void anyTextIsOneCell()
    {
        ports::DayContent day = sampleDay();
        day.report.services[0].title = "a | b\ntotal: 1 | 2 | 3";
        day.report.services.resize(60, day.report.services[0]);
        QVERIFY(m_renderer->strip(day, 576).has_value());
        QVERIFY(m_renderer->page(day).has_value());
        QVERIFY(m_renderer->sheet(day).has_value());
    }

private:
    std::unique_ptr<templates::QtDayRenderer> m_renderer;
};

QTEST_MAIN(DayReportTest)
#include "day_report_test.moc"
