// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures a signed sheet has kept: asked for only then, told of with why and until when, destroyed at their end; a clock worked by hand.
#include <deque>
#include <map>
#include <type_traits>

#include <QTest>

#include "terminal/app/image_keeper.h"
#include "terminal/app/page_door.h"
#include "terminal/domain/jalali.h"
#include "tests/terminal/app/hand_books.h"

using namespace pishkhan;
using namespace pishkhan::app;
namespace command = pishkhan::domain::counter::command;

namespace {

constexpr std::int64_t day = 86'400'000;

class DayClock final : public ports::Clock {
public:
    std::int64_t passed = 0;
    std::function<void()> hourly;
    Instant now() const override { return Instant{1'795'334'062'000 + passed}; }
    std::int64_t monotonicMs() const override { return passed; }
    ports::TimerId after(Milliseconds, std::function<void()> act) override
    {
        hourly = std::move(act);
        return 1;
    }
    void cancel(ports::TimerId) override {}
    void pass(std::int64_t ms)
    {
        passed += ms;
        std::exchange(hourly, nullptr)();
    }
};

class AtOnce final : public ports::Executor {
    void post(std::function<void()> task) override { task(); }
};

class Vault final : public ports::ImageVault {
public:
    std::map<std::string, Bytes> files;
    bool diskFails = false;
    Result<Bytes> seal(const std::string&, ByteView picture) const override
    {
        return Bytes(picture.rbegin(), picture.rend());
    }
    Result<std::string> keep(ByteView sealed) override
    {
        if (diskFails) {
            return makeError(ErrorKind::Storage, "full", "test");
        }
        const std::string digest = "digest-" + std::to_string(files.size());
        files[digest] = Bytes(sealed.begin(), sealed.end());
        return digest;
    }
    Status destroy(const std::string& digest) override
    {
        files.erase(digest);
        return {};
    }
    std::vector<std::string> kept() const override
    {
        std::vector<std::string> out;
        for (const auto& [digest, bytes] : files) {
            out.push_back(digest);
        }
        return out;
    }
};

class PagePrinter final : public ports::PagePrinter {
public:
    int jobs = 0;
    Result<ports::PrinterCondition> condition() override { return ports::PrinterCondition{true, {}}; }

protected:
    ports::PrintReport print(const std::string& job, ByteView, const std::function<bool()>&) override
    {
        ++jobs;
        return {ports::PrintState::Confirmed, {}, job, {}};
    }
};

class SameThread final : public ports::Worker {
    void run(std::function<void()> task) override { task(); }
};

struct World {
    DayClock clock;
    test::HandBooks books{clock};
    AtOnce executor;
    Result<Counter> counter = Counter::open(books, clock);
    Loop loop{*counter, executor, clock, [](const Error&) {}, [] {}, {}};
    Vault vault;
    ImageKeeper keeper{loop, &vault};
    catalogue::ServiceSheet sheet;
    World()
    {
        counter->runEffectsWith([](const domain::counter::Effect&) {});
        sheet.agency = "civil-registration";
        sheet.image = {true, "made-up law", "made-up purpose", 30, {{"number", 0, 0, 130, 1000}, {"face", 0, 0, 9, 9}}};
        must(command::SignIn{"clerk-1", "clerk", true});
        must(command::OpenShift{"1405/09/02", Rials(0)});
        command::OpenCase open;
        open.service = "1101";
        open.device = "72001234-01-1";
        open.agency = sheet.agency;
        must(open);
    }
    void must(const domain::counter::Ask& what)
    {
        const Status done = counter->handle(what);
        QVERIFY2(done.has_value(), done ? "" : done.error().what.c_str());
    }
    void scan()
    {
        ports::ScannedDocument document;
        document.kind = "national-card";
        document.sealed = {1, 2, 3};
        command::AcceptDocument read{"national-card", "scanner", "check-digit", "9991234561", "", {}};
        read.image = keeper.fateOf(&sheet, document);
        must(read);
    }
    int count(const char* kind) const
    {
        return static_cast<int>(std::count_if(books.events.begin(), books.events.end(),
                                              [kind](const auto& one) { return one.entry.kind == kind; }));
    }
};

} // namespace

class ImageKeeperTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutTheSheetNobodyIsAsked()
    {
        World world;
        world.sheet.image.kept = false;
        QVERIFY(!world.keeper.wishFor(&world.sheet));
        QVERIFY(!world.keeper.wishFor(nullptr));
        world.scan(); // even a driver that kept one on its own account
        QVERIFY(world.vault.files.empty());
        QCOMPARE(world.count("image-discarded"), 1);
        QCOMPARE(world.count("image-kept"), 0);
    }

    /// Nothing that scans makes a page: no picture and no bare bytes become one, and a page that hides a picture is
    /// refused at the printer's door and recorded (Art. 12).
    void aPictureIsNoPage_data()
    {
        QTest::addColumn<QByteArray>("pdf");
        QTest::addColumn<bool>("isPrinted");
        const QByteArray drawn = "%PDF-1.4\n1 0 obj <</Type /Page /ProcSet [/PDF /Text /ImageC]>> endobj";
        QTest::newRow("a page of ours") << drawn << true;
        QTest::newRow("a picture") << drawn + "2 0 obj <</Subtype /Image /Width 9>>" << false;
        QTest::newRow("no space") << drawn + "2 0 obj <</Subtype/Image>>" << false;
        QTest::newRow("lines between") << drawn + "2 0 obj <</Subtype \r\n /Image>>" << false;
        QTest::newRow("a photograph") << drawn + "2 0 obj <</Filter /DCTDecode>>" << false;
        QTest::newRow("hidden objects") << drawn + "2 0 obj <</Type /ObjStm>>" << false;
        QTest::newRow("a scanned picture itself") << QByteArray("\xff\xd8\xff\xe0 JFIF") << false;
    }
    void aPictureIsNoPage()
    {
        static_assert(!std::is_constructible_v<domain::PrintablePage, domain::PageKind, Bytes>);
        static_assert(!std::is_convertible_v<Bytes, domain::PrintablePage>);
        static_assert(!std::is_convertible_v<ports::ScannedDocument, domain::PrintablePage>);
        QFETCH(QByteArray, pdf);
        QFETCH(bool, isPrinted);
        World world;
        PagePrinter printer;
        SameThread worker;
        Lanes lanes;
        lanes.pagePrinter = {&printer, &worker};
        ports::PrintReport told;
        Bytes bytes(pdf.begin(), pdf.end());
        const bool isRefused = pdf.startsWith("%PDF") && !isPrinted;
        sendPage(world.loop, lanes, {domain::PageKind::ReceiptCopy, "job-1", bytes},
                 [&told](const ports::PrintReport& report) { told = report; });
        QCOMPARE(printer.jobs, isPrinted ? 1 : 0);
        QCOMPARE(told.state == ports::PrintState::Confirmed, isPrinted);
        QCOMPARE(world.count("image-use-refused"), isRefused ? 1 : 0);
    }

    void keptWithWhyAndUntilWhen()
    {
        World world;
        const auto wish = world.keeper.wishFor(&world.sheet);
        QVERIFY(wish && wish->boxes.size() == 2 && wish->seal(Bytes{7, 8})->front() == 8);
        world.scan();
        QCOMPARE(world.vault.files.size(), std::size_t(1));
        QCOMPARE(world.count("image-discarded"), 0);
        const auto& event = world.books.events.back().entry;
        QCOMPARE(event.kind, std::string("image-kept"));
        QCOMPARE(std::string(valueOf(event.clear, "redacted")), std::string("number face"));
        QCOMPARE(std::string(valueOf(event.clear, "purpose")), std::string("made-up purpose"));
        QCOMPARE(std::string(valueOf(event.clear, "size")), std::string("3"));
        QCOMPARE(std::string(valueOf(event.clear, "until")),
                 domain::formatJalali(domain::toJalali(Instant{world.clock.now().ms + 30 * day})));
    }

    void whatCannotBeKeptIsRefusedAndDiscarded()
    {
        World world;
        world.vault.diskFails = true;
        world.scan();
        QCOMPARE(world.count("image-kept"), 0);
        QCOMPARE(world.count("image-use-refused"), 1);
        QCOMPARE(world.count("image-discarded"), 1);
    }

    void destroyedWhenItsTimeIsOver()
    {
        World world;
        world.keeper.start();
        world.scan();
        world.clock.pass(30 * day); // its last day
        QCOMPARE(world.vault.files.size(), std::size_t(1));
        world.clock.pass(day);
        QVERIFY(world.vault.files.empty());
        QCOMPARE(world.count("image-destroyed"), 1);
        world.clock.pass(day);
        QCOMPARE(world.count("image-destroyed"), 1); // once
    }

    void goneWithACancelledCase()
    {
        World world;
        world.keeper.start();
        world.scan();
        world.must(command::CancelCase{"citizen-left"});
        world.clock.pass(3'600'000);
        QVERIFY(world.vault.files.empty());
        QCOMPARE(std::string(valueOf(world.books.events.back().entry.clear, "cause")), std::string("case-cancelled"));
    }

    void whatNoEventSpeaksOfIsRemovedAndWhatIsMissingIsTold()
    {
        World world;
        world.scan();
        const std::string known = world.vault.files.begin()->first;
        world.vault.files["orphan"] = {9}; // a crash between the file and its event
        world.keeper.start();
        QVERIFY(world.vault.files.size() == 1 && world.vault.files.count(known) == 1);
        world.vault.files.clear(); // somebody deleted it
        world.clock.pass(3'600'000);
        QCOMPARE(std::string(valueOf(world.books.events.back().entry.clear, "cause")), std::string("missing"));
    }
};

QTEST_APPLESS_MAIN(ImageKeeperTest)
#include "image_keeper_test.moc"
