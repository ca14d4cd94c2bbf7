// SPDX-License-Identifier: GPL-3.0-or-later
// Dalmellington once more, behind the screens (lessons.md H5): every ask of a rich day is asked fifty times before its
// answer comes: each key and each word of a device. The books and the card terminal's own books are those of a day on
// which everything was asked once.
#include <QTest>

#include "tests/terminal/app/office_day.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

struct Day {
    std::vector<std::string> kinds;
    std::vector<std::string> doubled;
    std::int64_t charged = 0;
    std::size_t printed = 0;
    std::string problem;
};

Day workedDay(const ActorPki& pki, int repeats)
{
    const QTemporaryDir folder;
    const journal::test::HandClock clock;
    auto settings = *journal::test::settingsIn(folder.path().toStdString());
    settings.authorityPem = pki.pem("ca");
    Day out;
    const auto books = *journal::SqliteJournal::open(settings, clock);
    app::Counter counter = *app::Counter::open(*books, clock);
    OutsideWorld world;
    OfficeDay day(*books, counter, world, pki);
    day.repeats = repeats;
    const Status worked = day.work(1);
    out.problem = worked ? brokenInvariant(*books, counter, clock, world) : worked.error().what;
    static_cast<void>(books->replay([&out](const ports::JournalEvent& event) {
        out.kinds.push_back(event.entry.kind);
        return Status();
    }));
    out.doubled = day.doubled;
    out.charged = world.sum();
    out.printed = world.printed.size();
    return out;
}

} // namespace

class FiftyAsksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiftyMakeOne()
    {
        const ActorPki pki;
        const Day once = workedDay(pki, 0);
        QCOMPARE(once.problem, std::string());
        QVERIFY(once.kinds.size() > 80 && once.charged > 0 && once.printed > 3);
        const Day often = workedDay(pki, 49);
        for (const std::string& one : often.doubled) {
            qWarning("ask %s", one.c_str());
        }
        QVERIFY(often.doubled.empty());
        QCOMPARE(often.problem, std::string());
        QVERIFY(often.kinds == once.kinds);
        QCOMPARE(often.charged, once.charged);
        QCOMPARE(often.printed, once.printed);
        qInfo("%zu entries, every ask fifty times: the same entries", often.kinds.size());
    }
};

QTEST_GUILESS_MAIN(FiftyAsksTest)
#include "fifty_asks_test.moc"
