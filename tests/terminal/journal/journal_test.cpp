// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal promises while nothing is broken: order, sealing, batches, receipts, drafts, delivery, refusals.
#include <QTest>

#include "sync/wire/batch.h"
#include "sync/wire/head_message.h"
#include "sync/wire/receipt_text.h"
#include "terminal/journal/audit.h"
#include "terminal/journal/case_extract.h"
#include "terminal/journal/journal_files.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;

class JournalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appendsInOrderAndReadsBack();
    void allEntriesOrNone();
    void sealsPersonalFields();
    void erasureLeavesTheChainWhole();
    void readFromOutside();
    void signsBatchesTheHubAccepts();
    void outboxGoesOnFromTheMark();
    void provesAReceipt();
    void signsItsHead();
    void keepsDraftsSealed();
    void refusesASecondWriter();
    void refusesStrangeSettings();
    void ledgerFolderNeedsNothing();

private:
    QTemporaryDir m_root;
    int m_next = 0;
    std::string folder()
    {
        const QString path = m_root.filePath(QString::number(m_next++));
        QDir().mkpath(path);
        return path.toStdString();
    }
    HandClock m_clock;
};

#define OPEN(name, where)                                                                                              \
    auto name##Opened = openIn(where, m_clock);                                                                        \
    QVERIFY2(name##Opened, name##Opened ? "" : name##Opened.error().what.c_str());                                     \
    auto name = std::move(*name##Opened)

namespace {

std::vector<ports::JournalEvent> all(const SqliteJournal& journal)
{
    std::vector<ports::JournalEvent> events;
    const Status read = journal.replay([&](const ports::JournalEvent& event) {
        events.push_back(event);
        return Status();
    });
    return read ? events : std::vector<ports::JournalEvent>();
}

Status add(SqliteJournal& journal, const ports::JournalEntry& entry)
{
    const auto added = journal.append(std::span(&entry, 1));
    return added ? Status() : Status(added.error());
}

} // namespace

void JournalTest::appendsInOrderAndReadsBack()
{
    const std::string where = folder();
    const std::vector entries = {officeFact(1), caseFact("C1", 2), officeFact(3)};
    {
        OPEN(journal, where);
        const auto added = journal->append(entries);
        QVERIFY(added);
        QCOMPARE(added->size(), entries.size());
        QCOMPARE(added->back().sequence, 3U);
    }
    OPEN(journal, where);
    const auto events = all(*journal);
    QCOMPARE(events.size(), entries.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        QCOMPARE(events[i].sequence, i + 1);
        QVERIFY(events[i].entry.kind == entries[i].kind);
        QVERIFY(events[i].entry.clear == entries[i].clear);
        QVERIFY(events[i].entry.personal == entries[i].personal);
        QVERIFY(events[i].entry.actor == entries[i].actor);
    }
}

void JournalTest::allEntriesOrNone()
{
    OPEN(journal, folder());
    auto bad = officeFact(2);
    bad.clear.push_back({"long", std::string(70000, 'x')});
    const std::vector entries = {officeFact(1), caseFact("C1", 2), bad};
    const auto added = journal->append(entries);
    QVERIFY(!added);
    QVERIFY(added.error().kind == ErrorKind::InvalidInput);
    QVERIFY(all(*journal).empty());
    QVERIFY(add(*journal, caseFact("C1", 1))); // the case's key was rolled back with it and is made anew
    QCOMPARE(all(*journal).size(), 1U);
    auto nameless = caseFact("", 1);
    QVERIFY(!add(*journal, nameless));
    auto notText = officeFact(1);
    notText.clear[0].value = "\xff\xfe";
    QVERIFY(!add(*journal, notText));
}

void JournalTest::sealsPersonalFields()
{
    const std::string where = folder();
    {
        OPEN(journal, where);
        QVERIFY(add(*journal, caseFact("C1", 1)));
        QVERIFY(journal->saveDraft("desk", {{"national-code", "9990000000"}}));
    }
    const auto bytes = readFile(where + "/journal.db");
    QVERIFY(bytes);
    QVERIFY(text(*bytes).find("9990000000") == std::string_view::npos);
    QVERIFY(text(*bytes).find("identity-entered") != std::string_view::npos);
}

void JournalTest::erasureLeavesTheChainWhole()
{
    const std::string where = folder();
    {
        OPEN(journal, where);
        QVERIFY(add(*journal, caseFact("C1", 1)));
        QVERIFY(add(*journal, caseFact("C2", 2)));
        QVERIFY(journal->closeBatch());
        const Erasure order{"C1", "taxes", "ماده ۱۲", "manager1", "manager2"};
        for (const Erasure& wrong :
             {Erasure{"C1", "", "", "a", "b"}, Erasure{"C1", "", "x", "a", "a"}, Erasure{"C1", "", "x", "a", ""}}) {
            QCOMPARE(journal->eraseCase(wrong).error().kind, ErrorKind::InvalidInput);
        }
        QCOMPARE(journal->eraseCase({"C9", "", "x", "a", "b"}).error().kind, ErrorKind::Refused);
        QCOMPARE(journal->lastSequence(), 2U); // what was refused left no trace
        QVERIFY(journal->eraseCase(order));
        QCOMPARE(journal->lastSequence(), 3U); // the erasure itself is a fact
        QCOMPARE(journal->eraseCase(order).error().kind, ErrorKind::Refused);
        const auto again = add(*journal, caseFact("C1", 3));
        QVERIFY(!again && again.error().kind == ErrorKind::Refused);
    }
    OPEN(journal, where);
    const auto events = all(*journal);
    QCOMPARE(events.size(), 2U);
    QVERIFY(events[0].personalErased && events[0].entry.personal.empty());
    QVERIFY(!events[1].personalErased && events[1].entry.personal.size() == 2);
}

/// What is read from the file alone: no key, no lock, every epoch's file.
void JournalTest::readFromOutside()
{
    const std::string where = folder();
    {
        OPEN(journal, where);
        QVERIFY(journal->append(std::vector{officeFact(1), caseFact("C1", 1), officeFact(2)}));
        const auto outline = outlineOf(where + "/journal.db", "C1");
        QVERIFY(outline && outline->agency == "taxes" && outline->has("identity-entered") && !outline->has("x"));
        QCOMPARE(outlineOf(where + "/journal.db", "C9").error().kind, ErrorKind::Refused);
    }
    for (const char* name :
         {"journal-7.db", "journal-12.db", "journal-x.db", "journal-0.db", "journal.db-wal", "rollback.note"}) {
        QVERIFY(writeFileDurably(where + "/" + name, {}, FileAccess::Private));
    }
    std::vector<std::uint32_t> epochs;
    for (const JournalFile& file : journalFiles(where)) {
        epochs.push_back(file.epoch);
    }
    QVERIFY(epochs == std::vector<std::uint32_t>({0, 7, 12}));
    QVERIFY(journalFiles(where + "/nowhere").empty());
}

void JournalTest::signsBatchesTheHubAccepts()
{
    OPEN(journal, folder());
    QVERIFY(journal->append(std::vector(3, officeFact(0))));
    QVERIFY(journal->closeBatch());
    QVERIFY(journal->append(std::vector(1200, officeFact(1))));
    QVERIFY(journal->closeBatch());
    QVERIFY(journal->closeBatch()); // nothing left: no empty batch
    const auto settings = settingsIn(m_root.filePath(QString::number(m_next - 1)).toStdString());
    QVERIFY(settings);
    const auto key = crypto::EcdsaPublicKey::fromPem(settings->certificatePem);
    const auto batches = journal->nextBatches(64U << 20U);
    QVERIFY(key && batches);
    QCOMPARE(batches->size(), 4U); // 3 + 500 + 500 + 200
    std::uint64_t next = 1;
    for (const auto& outgoing : *batches) {
        const auto batch = wire::decodeBatch(outgoing.wireBytes);
        QVERIFY(batch);
        QVERIFY(wire::checkBatch(*batch, *key, wire::MissingBodies::Refused));
        QCOMPARE(outgoing.firstSequence, next);
        next += outgoing.count;
    }
    QCOMPARE(next, 1204U);
}

void JournalTest::outboxGoesOnFromTheMark()
{
    const std::string where = folder();
    {
        OPEN(journal, where);
        QVERIFY(journal->nextBatches(1)->empty());
        for (int i = 0; i < 6; ++i) {
            QVERIFY(add(*journal, officeFact(i)));
            if (i % 2 == 1) {
                QVERIFY(journal->closeBatch());
            }
        }
        QVERIFY(add(*journal, officeFact(7)));
        QCOMPARE(journal->nextBatches(1)->size(), 1U); // always one
        QVERIFY(journal->markAcknowledged(2));
        QVERIFY(journal->markAcknowledged(1)); // going back changes nothing
        QVERIFY(!journal->markAcknowledged(7));
    }
    OPEN(journal, where);
    const auto batches = journal->nextBatches(1U << 20U);
    QCOMPARE(batches->size(), 2U);
    QCOMPARE(batches->front().firstSequence, 3U);
    QCOMPARE(journal->batchesAfter(0, 1U << 20U)->size(), 3U);
    QCOMPARE(journal->batchesAfter(6, 1U << 20U)->size(), 0U);
    const auto state = journal->outboxState();
    QVERIFY(state);
    QCOMPARE(state->lastSequence, 7U);
    QCOMPARE(state->signedUpTo, 6U);
    QCOMPARE(state->acknowledged, 2U);
    QVERIFY(state->oldestWaiting.has_value());
}

void JournalTest::provesAReceipt()
{
    const std::string where = folder();
    OPEN(journal, where);
    QVERIFY(add(*journal, officeFact(1)));
    const auto proof = journal->proveReceipt(1, {"72009999-050901-01-00001-5", "", 1450000});
    QVERIFY(proof);
    const auto receipt = wire::parseReceipt(proof->qrText);
    const auto key = crypto::EcdsaPublicKey::fromPem(settingsIn(where)->certificatePem);
    QVERIFY(receipt && key);
    QVERIFY(wire::verifyReceipt(*receipt, *key));
    QCOMPARE(receipt->claim.amountRials, 1450000U);
    QVERIFY(receipt->claim.head == journal->head());
    QCOMPARE(journal->outboxState()->signedUpTo, 1U); // its batch was closed first
    QVERIFY(!journal->proveReceipt(2, {"1", "", 1}));
    QVERIFY(!journal->proveReceipt(1, {"small letters", "", 1}));
}

void JournalTest::signsItsHead()
{
    const std::string where = folder();
    OPEN(journal, where);
    QVERIFY(add(*journal, officeFact(1)));
    wire::Nonce nonce{};
    nonce[0] = 7;
    const auto bytes = journal->headMessage(nonce);
    const auto head = wire::decodeHead(*bytes);
    QVERIFY(head);
    QVERIFY(wire::verifyHead(*head, *crypto::EcdsaPublicKey::fromPem(settingsIn(where)->certificatePem)));
    QVERIFY(head->message.head == journal->head() && head->message.sequence == 1 && head->message.nonce == nonce);
}

void JournalTest::keepsDraftsSealed()
{
    const std::string where = folder();
    OPEN(journal, where);
    const Fields fields = {{"postal-code", "9990000000"}};
    QVERIFY(journal->loadDraft("desk")->empty());
    QVERIFY(journal->saveDraft("desk", {{"postal-code", "999"}}));
    QVERIFY(journal->saveDraft("desk", fields));
    QVERIFY(*journal->loadDraft("desk") == fields);
    QVERIFY(journal->dropDraft("desk"));
    QVERIFY(journal->loadDraft("desk")->empty());
    QVERIFY(all(*journal).empty()); // drafts are not evidence
}

void JournalTest::refusesASecondWriter()
{
    const std::string where = folder();
    OPEN(journal, where);
    const auto second = openIn(where, m_clock);
    QVERIFY(!second);
    QVERIFY(second.error().kind == ErrorKind::Busy);
    QVERIFY(add(*journal, officeFact(1)));
}

void JournalTest::refusesStrangeSettings()
{
    const std::string where = folder();
    {
        OPEN(journal, where);
        QVERIFY(add(*journal, officeFact(1)));
    }
    auto settings = *settingsIn(where);
    settings.epoch = 2;
    QVERIFY(SqliteJournal::open(settings, m_clock).error().kind == ErrorKind::InvalidInput);
    settings = *settingsIn(where);
    settings.key = std::make_shared<crypto::EcdsaKey>(*crypto::EcdsaKey::generate());
    QVERIFY(SqliteJournal::open(settings, m_clock).error().kind == ErrorKind::Denied);
    settings = *settingsIn(where);
    settings.machineKeyFile = where + "/other.key";
    QVERIFY(SqliteJournal::open(settings, m_clock).error().kind == ErrorKind::Denied);
    settings = *settingsIn(where);
    settings.device = "small";
    QVERIFY(SqliteJournal::open(settings, m_clock).error().kind == ErrorKind::InvalidInput);
    OPEN(journal, where);
    QCOMPARE(journal->lastSequence(), 1U);
}

void JournalTest::ledgerFolderNeedsNothing()
{
    const std::string where = folder() + "/ledger";
    for (std::uint64_t run = 1; run <= 2; ++run) {
        auto journal = openLedgerFolder(where, m_clock);
        QVERIFY(journal);
        QVERIFY(add(**journal, officeFact(1)));
        QCOMPARE((*journal)->lastSequence(), run);
    }
    const auto report = auditJournalFile(where + "/journal.db", nullptr);
    QVERIFY(report && !report->firstBad);
    QCOMPARE(report->size, 2U);
    QCOMPARE(report->unsignedEvents, 2U);
}

QTEST_APPLESS_MAIN(JournalTest)
#include "journal_test.moc"
