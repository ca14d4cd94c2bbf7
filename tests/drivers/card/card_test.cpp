// SPDX-License-Identifier: GPL-3.0-or-later
// Smart cards: the bytes against ISO 7816-4's rules and any bytes at all, then a real pcscd with a virtual reader and an emulated PIV card.
#include <random>

#include <QProcess>
#include <QtTest>

#include "drivers/card/pcsc_readers.h"
#include "drivers/card/piv_card.h"
#include "drivers/emulators/card_slot/vpcd_slot.h"
#include "terminal/crypto/certificate.h"

using namespace pishkhan;
using emulators::PivApplet;
using emulators::VpcdSlot;

namespace {

/// The applet without a reader.
class StraightLine final : public card::CardLine {
public:
    explicit StraightLine(PivApplet& applet) : m_applet(applet) {}
    Result<Bytes> transmit(ByteView command) override { return m_applet.answer(command); }

private:
    PivApplet& m_applet;
};

/// Always the same answer.
class StubbornLine final : public card::CardLine {
public:
    explicit StubbornLine(Bytes answer) : m_answer(std::move(answer)) {}
    Result<Bytes> transmit(ByteView) override { return m_answer; }

private:
    Bytes m_answer;
};

Bytes madeUpCertificate()
{
    const auto key = crypto::EcdsaKey::generate();
    return crypto::Certificate::selfSigned(*key, "clerk-0999", {1'750'000'000'000}, 400)->der();
}

} // namespace

class CardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void objects_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("short") << QByteArray("5302aabb") << QByteArray("aabb");
        QTest::newRow("second") << QByteArray("710100530199") << QByteArray("99");
        QTest::newRow("length in 81") << QByteArray("538103010203") << QByteArray("010203");
        QTest::newRow("length in 82") << QByteArray("5382000207f7") << QByteArray("07f7");
        QTest::newRow("beyond the end") << QByteArray("5305aabb") << QByteArray();
        QTest::newRow("indefinite") << QByteArray("5380aabb0000") << QByteArray();
        QTest::newRow("length of four bytes") << QByteArray("538400000001aa") << QByteArray();
        QTest::newRow("no length") << QByteArray("53") << QByteArray();
        QTest::newRow("endless tag") << QByteArray("5fffffffffffff") << QByteArray();
    }

    void objects()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, value);
        const QByteArray raw = QByteArray::fromHex(hex);
        const Bytes bytes(raw.begin(), raw.end());
        QCOMPARE(toHex(card::findObject(bytes, 0x53)), value.toStdString());
    }

    void anyBytesAreSurvived()
    {
        std::mt19937 seeded(73);
        std::size_t found = 0;
        for (int i = 0; i < 20000; ++i) {
            Bytes bytes(seeded() % 40);
            for (std::uint8_t& byte : bytes) {
                byte = static_cast<std::uint8_t>(seeded());
            }
            found += card::findObject(bytes, bytes.empty() ? 0x53 : bytes[0]).size();
            StubbornLine line(bytes);
            static_cast<void>(card::readPivCertificates(line).has_value());
        }
        QVERIFY(found > 0);
    }

    /// «More to come», for ever.
    void endlessAnswerEnds()
    {
        StubbornLine line(Bytes{0x61, 0x10});
        const auto answer = card::askCard(line, Bytes{0x00, 0xcb, 0x3f, 0xff, 0x00});
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void certificatesWithoutPin()
    {
        const Bytes own = madeUpCertificate();
        PivApplet applet({{"9a", own}, {"9e", madeUpCertificate()}});
        StraightLine line(applet);
        const auto found = card::readPivCertificates(line);
        QVERIFY2(found.has_value(), found ? "" : found.error().what.c_str());
        QCOMPARE(found->size(), std::size_t(2));
        QCOMPARE(found->front().slot, std::string("9a"));
        QVERIFY(found->front().der == own);
        applet.setApplication(false);
        QCOMPARE(card::readPivCertificates(line).error().kind, ErrorKind::Unsupported);
    }

    // From here on with a real pcscd.

    void readerIsListedEmpty()
    {
        const auto readers = card::listReaders();
        QVERIFY2(readers.has_value(), readers ? "" : readers.error().what.c_str());
        QVERIFY(!readers->empty());
        m_reader = readers->front();
        QVERIFY(!m_reader.cardPresent && m_reader.atr.empty());
        QCOMPARE(card::connectCard(m_reader.name).error().kind, ErrorKind::Disconnected);
        QCOMPARE(card::connectCard("no such reader").error().kind, ErrorKind::Disconnected);
        QCOMPARE(device({QStringLiteral("card"), QStringLiteral("--json")}), 1);
    }

    void cardGoesInIsReadAndGoesOut()
    {
        const Bytes own = madeUpCertificate();
        PivApplet applet({{"9a", own}});
        auto slot = VpcdSlot::insert(applet);
        QVERIFY(slot.has_value());
        const auto in = card::awaitChange(m_reader, Milliseconds(10000));
        QVERIFY2(in.has_value(), in ? "" : in.error().what.c_str());
        QVERIFY(in->cardPresent);
        QCOMPARE(toHex(in->atr), toHex(applet.atr()));

        const auto line = card::connectCard(m_reader.name);
        QVERIFY2(line.has_value(), line ? "" : line.error().what.c_str());
        const auto found = card::readPivCertificates(**line);
        QVERIFY2(found.has_value(), found ? "" : found.error().what.c_str());
        QVERIFY(found->size() == 1 && found->front().der == own);

        QCOMPARE(device({QStringLiteral("card"), QStringLiteral("--json")}), 0);
        QVERIFY2(m_said.contains("clerk-0999") && m_said.contains("\"piv\""), m_said.constData());
        QCOMPARE(device({QStringLiteral("list"), QStringLiteral("--json")}), 0);
        QVERIFY2(m_said.contains("card-present"), m_said.constData());

        slot->reset();
        const auto out = card::awaitChange(*in, Milliseconds(10000));
        QVERIFY2(out.has_value(), out ? "" : out.error().what.c_str());
        QVERIFY(!out->cardPresent);
        QCOMPARE(card::readPivCertificates(**line).error().kind, ErrorKind::Disconnected);
    }

private:
    /// pishkhan-device, as a technician runs it.
    int device(const QStringList& words)
    {
        QProcess process;
        process.start(QStringLiteral(BINARY_ROOT "/bin/pishkhan-device"), words);
        const bool over = process.waitForFinished(60000);
        m_said = process.readAllStandardOutput() + process.readAllStandardError();
        return over ? process.exitCode() : -1;
    }

    card::ReaderView m_reader;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(CardTest)
#include "card_test.moc"
