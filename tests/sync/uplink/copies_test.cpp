// SPDX-License-Identifier: GPL-3.0-or-later
// Two copies of one terminal: real journals, a real hub. Whoever speaks first and whoever has worked meanwhile, two copies are always found
// and both are kept.
#include <QTest>

#include "sync/uplink/https_client.h"
#include "tests/sync/uplink/copied_terminal.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

/// One copy of the terminal: its books, and the nonce it was given last.
struct Copy {
    const HubWorld& hub;
    QString home;
    std::unique_ptr<journal::SqliteJournal> books;
    wire::Nonce nonce{};
    std::unique_ptr<uplink::HttpsClient> line;
    std::uint64_t acknowledged = 4; ///< before the copy was taken

    Copy(const HubWorld& world, const QString& folder) : hub(world), home(folder), line(world.client(deviceName))
    {
        QDir().mkpath(home + "/journal");
        books = std::move(*journal::SqliteJournal::open(settingsOf(home), wallClock));
    }
    void work(int events, const std::string& mark)
    {
        for (int i = 0; i < events; ++i) {
            QVERIFY(books->append(std::vector{fact(mark)}));
        }
        QVERIFY(books->closeBatch());
    }
    std::string door(const char* what) const { return "/v1/journals/" + deviceName.toStdString() + "/1/" + what; }
    /// What the hub says to the head and to everything it does not have yet: "ok" or its error.
    QString speak()
    {
        const Reply head = hub.post(*line, door("head"), *books->headMessage(nonce));
        const auto fresh = fromHex(head.json["nonce"].toString().toStdString());
        if (head.status == 200) {
            std::copy(fresh->begin(), fresh->end(), nonce.begin());
        }
        const bool aside = head.json["error"].toString() == "quarantine";
        const auto durable =
            aside ? acknowledged : static_cast<std::uint64_t>(head.json["durableSequence"].toInteger());
        Bytes body;
        const auto owed = *books->batchesAfter(std::min(durable, books->lastSequence()), 1U << 20U);
        for (const ports::OutgoingBatch& batch : owed) {
            append(body, batch.wireBytes);
        }
        const Reply sent = body.empty() ? head : hub.post(*line, door("batches"), body);
        return sent.status == 200 ? "ok" : sent.json["error"].toString();
    }
};

} // namespace

class CopiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_hub = startedHub(); }
    void twoCopiesAreFoundInEveryOrder_data();
    void twoCopiesAreFoundInEveryOrder();
    void anAnswerThatWasLostIsNoCopy();
    void aSupervisorReleasesOne();

private:
    qint64 count(const QString& table, const QString& kind = {}) const { return countAt(*m_hub, table, kind); }
    std::unique_ptr<HubWorld> m_hub;
};

void CopiesTest::twoCopiesAreFoundInEveryOrder_data()
{
    QTest::addColumn<int>("original"); // events it wrote after the copy was taken
    QTest::addColumn<int>("copy");
    QTest::addColumn<bool>("copyFirst");
    for (const bool copyFirst : {false, true}) {
        const char* who = copyFirst ? "copy first" : "original first";
        QTest::addRow("nobody worked, %s", who) << 0 << 0 << copyFirst;
        QTest::addRow("the original worked, %s", who) << 3 << 0 << copyFirst;
        QTest::addRow("the copy worked, %s", who) << 0 << 3 << copyFirst;
        QTest::addRow("both worked alike, %s", who) << 2 << 2 << copyFirst;
        QTest::addRow("the original worked more, %s", who) << 5 << 2 << copyFirst;
        QTest::addRow("the copy worked more, %s", who) << 2 << 5 << copyFirst;
    }
}

void CopiesTest::twoCopiesAreFoundInEveryOrder()
{
    QFETCH(int, original);
    QFETCH(int, copy);
    QFETCH(bool, copyFirst);
    Copy first(*m_hub, m_hub->folder() + "/a");
    first.work(4, "before");
    QCOMPARE(first.speak(), QString("ok"));
    first.books.reset(); // the disk is copied
    copyFolder(first.home + "/journal", m_hub->folder() + "/b/journal");
    first.books = std::move(*journal::SqliteJournal::open(settingsOf(first.home), wallClock));
    Copy second(*m_hub, m_hub->folder() + "/b");
    second.nonce = first.nonce;
    first.work(original, "original");
    second.work(copy, "copy");
    QString last;
    for (int turn = 0; turn < 4; ++turn) { // each speaks twice
        last = (turn % 2 == 0) == copyFirst ? second.speak() : first.speak();
    }
    QCOMPARE(last, QString("quarantine"));
    QCOMPARE(first.speak(), QString("quarantine"));
    QCOMPARE(second.speak(), QString("quarantine"));
    QCOMPARE(count("alarm", "clone"), 1);
    // What came before is whole, and nothing either copy wrote is thrown away.
    QVERIFY(count("batch") >= 1);
    QVERIFY(count("batch") + count("fork") >= 1 + (original > 0 ? 1 : 0) + (copy > 0 ? 1 : 0));
    // New work of both goes beside the log.
    const qint64 logged = count("batch");
    const qint64 aside = count("fork");
    first.work(1, "later original");
    second.work(1, "later copy");
    QCOMPARE(first.speak(), QString("quarantine"));
    QCOMPARE(second.speak(), QString("quarantine"));
    QCOMPARE(count("batch"), logged);
    QVERIFY(count("fork") >= aside + 2);
}

void CopiesTest::anAnswerThatWasLostIsNoCopy()
{
    Copy only(*m_hub, m_hub->folder() + "/a");
    only.work(2, "x");
    QCOMPARE(only.speak(), QString("ok"));
    for (int i = 0; i < 10; ++i) { // every answer to the head is lost
        const wire::Nonce kept = only.nonce;
        QCOMPARE(only.speak(), QString("ok"));
        only.nonce = kept;
    }
    QCOMPARE(only.speak(), QString("ok"));
    QCOMPARE(only.speak(), QString("ok"));
    QCOMPARE(count("alarm"), 0);
}

void CopiesTest::aSupervisorReleasesOne()
{
    Copy first(*m_hub, m_hub->folder() + "/a");
    first.work(4, "before");
    QCOMPARE(first.speak(), QString("ok"));
    first.books.reset();
    copyFolder(first.home + "/journal", m_hub->folder() + "/b/journal");
    first.books = std::move(*journal::SqliteJournal::open(settingsOf(first.home), wallClock));
    Copy second(*m_hub, m_hub->folder() + "/b");
    second.nonce = first.nonce;
    for (int turn = 0; turn < 2; ++turn) {
        first.speak();
        second.speak();
    }
    QCOMPARE(first.speak(), QString("quarantine"));
    first.work(2, "kept");
    m_hub->command({"device", "release", "--data", m_hub->dataFolder(), deviceName});
    QCOMPARE(first.speak(), QString("ok"));
    QCOMPARE(first.speak(), QString("ok"));
    second.speak(); // it knows less than the hub, or shows a stale nonce; the first one's next word proves both live
    QCOMPARE(first.speak(), QString("quarantine"));
    int code = 0;
    m_hub->command({"device", "release", "--data", m_hub->dataFolder(), "72000888-9"}, {}, &code);
    QCOMPARE(code, 1);
}

QTEST_GUILESS_MAIN(CopiesTest)
#include "copies_test.moc"
