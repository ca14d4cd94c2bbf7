// SPDX-License-Identifier: GPL-3.0-or-later
// The witness's answers by the protocol (C2SP tlog-witness), and the red team: what a hub's own key cannot hide.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "sync/tlog/tile_log.h"
#include "sync/verify/hub_check.h"
#include "sync/wire/batch.h"
#include "sync/witness/witness.h"
#include "terminal/base/files.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using witness::AddCheckpoint;
using witness::Witness;
using witness::WitnessAnswer;

namespace {

constexpr const char* origin = "oversight.example/hub1";
constexpr std::uint64_t noon = 1763840000;

/// A hub's log over given leaves, in its folder, under the hub's key.
struct Hub {
    std::unique_ptr<tlog::TileLog> log;
    std::string checkpoint;
    AddCheckpoint ask(std::uint64_t oldSize) const
    {
        AddCheckpoint request{oldSize, {}, checkpoint};
        if (oldSize > 0 && oldSize < log->size()) {
            request.proof = *log->consistencyProof(oldSize, log->size());
        }
        return request;
    }
};

Hub hubOver(const std::string& folder, const std::vector<Bytes>& leaves, std::uint8_t seed = 7)
{
    Hub hub;
    hub.log = std::move(*tlog::TileLog::open(folder, origin, *crypto::Ed25519Key::fromSeed(Bytes(32, seed))));
    for (const Bytes& leaf : leaves) {
        (void)hub.log->append(leaf);
    }
    hub.checkpoint = *hub.log->publishCheckpoint();
    return hub;
}

/// Real batches of a journal: what a hub's leaves are made of.
std::vector<Bytes> realLeaves(const std::string& folder, int count)
{
    (void)makeFolder(folder);
    const journal::test::HandClock clock;
    const auto books = journal::test::openIn(folder, clock);
    for (int i = 0; i < count; ++i) {
        const ports::JournalEntry fact = journal::test::officeFact(i);
        (void)(*books)->append(std::span(&fact, 1));
        (void)(*books)->closeBatch();
    }
    std::vector<Bytes> leaves;
    const auto batches = (*books)->batchesAfter(0, SIZE_MAX);
    for (const ports::OutgoingBatch& outgoing : *batches) {
        leaves.push_back(wire::decodeBatch(outgoing.wireBytes)->leafData);
    }
    return leaves;
}

} // namespace

class WitnessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cosignsWhatGrows();
    void answersByTheProtocol();
    void remembersAcrossRestarts();
    void storesBeforeItSigns();
    void keepsOneKeyPerOrigin();
    void hubThatForks();
    void hubThatRollsBack();
    void hubThatEditsALeaf();

private:
    QTemporaryDir m_dir;
    int m_run = 0;
    std::vector<Bytes> m_leaves;
    std::unique_ptr<Witness> m_witness;
    Hub m_hub;
    std::string m_policy;
    std::string here(const std::string& name) const
    {
        return m_dir.filePath(QString::number(m_run)).toStdString() + "/" + name;
    }
    WitnessAnswer send(const AddCheckpoint& request)
    {
        return m_witness->addCheckpoint(witness::formatAddCheckpoint(request), noon);
    }
    int evidence() const
    {
        int files = 0;
        for (const QString& folder : QDir(QString::fromStdString(here("witness"))).entryList(QDir::Dirs)) {
            files += static_cast<int>(QDir(QString::fromStdString(here("witness")) + "/" + folder + "/refused")
                                          .entryList(QDir::Files)
                                          .size());
        }
        return files;
    }
    /// Both verifiers on a hub's folder; the reason of ours, empty when it is valid.
    QString verdicts(const std::string& folder) const;
};

void WitnessTest::initTestCase()
{
    m_leaves = realLeaves(m_dir.filePath("books").toStdString(), 9);
    QCOMPARE(m_leaves.size(), 9UL);
}

void WitnessTest::init()
{
    ++m_run;
    m_hub = hubOver(here("hub"), {m_leaves.begin(), m_leaves.begin() + 5});
    const auto vkey = Witness::create(here("witness"), "witness.example/audit1");
    QVERIFY(vkey);
    QVERIFY(Witness::trust(here("witness"), m_hub.log->vkey()));
    m_witness = std::move(*Witness::open(here("witness")));
    m_policy = "log " + m_hub.log->vkey() + "\nwitness one " + *vkey + "\nquorum one\n";
    QVERIFY(writeFileDurably(here("policy"), view(m_policy), FileAccess::Readable));
}

QString WitnessTest::verdicts(const std::string& folder) const
{
    verify::HubQuestion question;
    question.folder = folder;
    question.vkey = m_hub.log->vkey();
    question.policyFile = here("policy");
    const auto ours = verify::checkHubLog(question);
    const int theirs = QProcess::execute(
        "python3", {SOURCE_ROOT "/tests/golden/second_verifier.py", "hub", QString::fromStdString(folder), "--vkey",
                    QString::fromStdString(question.vkey), "--policy", QString::fromStdString(question.policyFile)});
    if (!ours || ours->valid != (theirs == 0)) {
        return "the verifiers disagree";
    }
    return ours->valid ? QString() : QString::fromStdString(ours->reason);
}

void WitnessTest::cosignsWhatGrows()
{
    WitnessAnswer first = send(m_hub.ask(0));
    QCOMPARE(first.status, 200);
    (void)m_hub.log->append(m_leaves[5]);
    m_hub.checkpoint = *m_hub.log->publishCheckpoint();
    const WitnessAnswer second = send(m_hub.ask(5));
    QCOMPARE(second.status, 200);
    QVERIFY(m_hub.log->attachCosignatures(*tlog::parseNote(m_hub.checkpoint + second.body)));
    QCOMPARE(verdicts(here("hub")), QString());
    QCOMPARE(send(m_hub.ask(6)).status, 200); // the same again: signed anew
    QCOMPARE(evidence(), 0);
}

void WitnessTest::answersByTheProtocol()
{
    QCOMPARE(send(m_hub.ask(0)).status, 200);
    const WitnessAnswer stale = send(m_hub.ask(0)); // it knows 5
    QCOMPARE(stale.status, 409);
    QCOMPARE(stale.body, std::string("5\n"));
    QCOMPARE(stale.contentType, std::string("text/x.tlog.size"));
    QCOMPARE(send({6, {}, m_hub.checkpoint}).status, 400);
    QCOMPARE(send({5, {Hash{}}, m_hub.checkpoint}).status, 422);
    (void)m_hub.log->append(m_leaves[5]);
    m_hub.checkpoint = *m_hub.log->publishCheckpoint();
    AddCheckpoint wrong = m_hub.ask(5);
    wrong.proof[0][0] ^= 1;
    QCOMPARE(send(wrong).status, 422);
    wrong.proof.clear();
    QCOMPARE(send(wrong).status, 422);
    const Hub stranger = hubOver(here("stranger"), {m_leaves[0]}, 8); // another key under the same origin
    QCOMPARE(send({0, {}, stranger.checkpoint}).status, 403);
    auto other = tlog::TileLog::open(here("other"), "other.example/log", *crypto::Ed25519Key::fromSeed(Bytes(32, 7)));
    (void)(*other)->append(m_leaves[0]);
    QCOMPARE(send({0, {}, *(*other)->publishCheckpoint()}).status, 404);
    for (const char* garbage :
         {"", "old", "old 5", "old x\n\n", "old 05\n\nx", "old 5\nAAAA\n\nx\n", "old 5\n\nnote"}) {
        QCOMPARE(m_witness->addCheckpoint(garbage, noon).status, 400);
    }
    QCOMPARE(send(m_hub.ask(5)).status, 200);
}

void WitnessTest::remembersAcrossRestarts()
{
    QCOMPARE(send(m_hub.ask(0)).status, 200);
    m_witness = std::move(*Witness::open(here("witness")));
    QCOMPARE(send(m_hub.ask(0)).status, 409);
    QCOMPARE(send(m_hub.ask(5)).status, 200);
    // Somebody edited its memory: it does not start on a checkpoint the log never signed.
    const QDir folder(QString::fromStdString(here("witness")));
    for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const std::string path = folder.filePath(name + "/checkpoint").toStdString();
        Bytes note = *readFile(path);
        note[std::string(origin).size() + 1] ^= 1;
        QVERIFY(writeFileDurably(path, note, FileAccess::Readable));
    }
    QVERIFY(!Witness::open(here("witness")));
}

void WitnessTest::storesBeforeItSigns()
{
    // A folder in the way of the checkpoint's file: what cannot be stored is not signed.
    const QDir folder(QString::fromStdString(here("witness")));
    const QString log = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
    QVERIFY(QDir().mkpath(folder.filePath(log + "/checkpoint/in-the-way")));
    const WitnessAnswer answer = send(m_hub.ask(0));
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.body.find("witness.example") == std::string::npos);
}

void WitnessTest::keepsOneKeyPerOrigin()
{
    QVERIFY(Witness::trust(here("witness"), m_hub.log->vkey())); // again is no error
    const Hub stranger = hubOver(here("stranger"), {m_leaves[0]}, 8);
    QCOMPARE(Witness::trust(here("witness"), stranger.log->vkey()).error().kind, ErrorKind::Refused);
    QVERIFY(!Witness::create(here("witness"), "witness.example/audit2"));
}

void WitnessTest::hubThatForks()
{
    QCOMPARE(send(m_hub.ask(0)).status, 200);
    std::vector<Bytes> other(m_leaves.begin(), m_leaves.begin() + 4);
    other.push_back(m_leaves[8]);
    const Hub fork = hubOver(here("fork"), other); // the hub's own key, the same size, another story
    const WitnessAnswer answer = send(fork.ask(5));
    QCOMPARE(answer.status, 409);
    QCOMPARE(answer.body, std::string("5\n"));
    QVERIFY(answer.why.find("FORK") != std::string::npos);
    QCOMPARE(evidence(), 1); // both signed statements are now in the witness's hands
    QVERIFY(verdicts(here("fork")).contains("quorum"));
}

void WitnessTest::hubThatRollsBack()
{
    const WitnessAnswer signedFive = send(m_hub.ask(0));
    QVERIFY(m_hub.log->attachCosignatures(*tlog::parseNote(m_hub.checkpoint + signedFive.body)));
    const Hub old = hubOver(here("old"), {m_leaves.begin(), m_leaves.begin() + 3});
    QCOMPARE(send(old.ask(3)).status, 409);
    const WitnessAnswer claimed = send({5, {}, old.checkpoint});
    QCOMPARE(claimed.status, 400);
    QVERIFY(verdicts(here("old")).contains("quorum"));
    // Beside the newer checkpoint that the witness cosigned, the cut is named.
    QVERIFY(QFile::copy(QString::fromStdString(here("hub/checkpoint")), QString::fromStdString(here("old/witnessed"))));
    QVERIFY(verdicts(here("old")).contains("rolled back"));
}

void WitnessTest::hubThatEditsALeaf()
{
    const WitnessAnswer signedFive = send(m_hub.ask(0));
    QVERIFY(m_hub.log->attachCosignatures(*tlog::parseNote(m_hub.checkpoint + signedFive.body)));
    std::vector<Bytes> edited(m_leaves.begin(), m_leaves.begin() + 7);
    edited[2][edited[2].size() - 65] ^= 1; // a batch's wall time; then every tile and the checkpoint made anew
    const Hub forged = hubOver(here("forged"), edited);
    const WitnessAnswer answer = send(forged.ask(5));
    QCOMPARE(answer.status, 422);
    QVERIFY(answer.why.find("NOT APPEND-ONLY") != std::string::npos);
    QCOMPARE(evidence(), 1);
    QVERIFY(verdicts(here("forged")).contains("quorum"));
    QVERIFY(
        QFile::copy(QString::fromStdString(here("hub/checkpoint")), QString::fromStdString(here("forged/witnessed"))));
    QVERIFY(verdicts(here("forged")).contains("two views"));
    verify::HubQuestion question{here("forged"), m_hub.log->vkey(), {}, {}, {}};
    question.certificates = {m_dir.filePath("books/device.crt").toStdString()};
    const auto found = verify::checkHubLog(question);
    QVERIFY(!found->valid && found->reason.find("leaf 2") != std::string::npos);
}

QTEST_APPLESS_MAIN(WitnessTest)
#include "witness_test.moc"
