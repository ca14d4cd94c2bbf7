// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with a card, below the screen: a real pcscd with a virtual reader, OpenSC's PKCS #11 module in its helper process, and emulated PIV
// cards whose certificates a made-up authority signed.
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/emulators/card_slot/staff_card.h"
#include "drivers/emulators/card_slot/vpcd_slot.h"
#include "terminal/base/files.h"
#include "terminal/settings.h"
#include "terminal/staff_card_reader.h"

using namespace pishkhan;
using emulators::PivApplet;
using emulators::VpcdSlot;

namespace {

constexpr const char* module = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";
constexpr const char* pin = "246810";

Secret typed(const char* digits)
{
    return Secret(std::string(digits));
}

} // namespace

class StaffCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        authority("ca");
        authority("elsewhere");
        certificate("clerk", "ca", {"-days", "30"});
        certificate("manager", "ca", {"-days", "30"});
        certificate("stranger", "elsewhere", {"-days", "30"});
        certificate("expired", "ca", {"-days", "-1"});
    }

    void noCardIsNoCard()
    {
        StaffCardReader reader(settings({}));
        const auto presence = reader.presence();
        QVERIFY2(presence.has_value(), presence ? "" : presence.error().what.c_str());
        QCOMPARE(*presence, std::string());
    }

    void rightPinProvesTheHolder()
    {
        const auto applet = open("clerk");
        const auto slot = insert(*applet);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY2(card.has_value(), card ? "" : card.error().what.c_str());
        QCOMPARE(card->holder, std::string("clerk"));
        QCOMPARE(card->problem, std::string());
        QCOMPARE(card->key.size(), std::size_t(64));
        const auto proof = reader.prove(*card, typed(pin));
        QVERIFY2(proof.isProved, proof.problem.c_str());
    }

    void wrongPinSaysHowManyAreLeftAndThenTheCardIsBlocked()
    {
        const auto applet = open("clerk");
        const auto slot = insert(*applet);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY(card.has_value());
        for (const int left : {2, 1}) {
            const auto proof = reader.prove(*card, typed("111111"));
            QVERIFY(!proof.isProved);
            QCOMPARE(proof.problem, std::string("card-pin-wrong"));
            QCOMPARE(proof.triesLeft, left);
            QCOMPARE(applet->tries(), left); // the card's own count: one try cost one
        }
        QCOMPARE(reader.prove(*card, typed("111111")).problem, std::string("card-pin-locked"));
        QCOMPARE(reader.prove(*card, typed(pin)).problem, std::string("card-pin-locked")); // even the right one
    }

    void certificatesThatAreNotBelieved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("word");
        QTest::newRow("expired") << "expired"
                                 << "card-expired";
        QTest::newRow("somebody else's authority") << "stranger"
                                                   << "card-untrusted";
    }

    void certificatesThatAreNotBelieved()
    {
        QFETCH(QString, name);
        QFETCH(QString, word);
        const auto applet = open(name.toLatin1().constData());
        const auto slot = insert(*applet);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY(card.has_value());
        QCOMPARE(QString::fromStdString(card->problem), word);
        QVERIFY(!reader.prove(*card, typed(pin)).isProved);
        QCOMPARE(applet->tries(), 3); // its PIN was not even tried
    }

    /// Read one card, prove with another: the swap is seen, and the second card's PIN is not tried.
    void swappedCardIsAnother()
    {
        const auto clerk = open("clerk");
        const auto manager = open("manager");
        auto slot = insert(*clerk);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY(card.has_value());
        const std::string before = *reader.presence();
        slot.reset();
        QTRY_COMPARE_WITH_TIMEOUT(*reader.presence(), std::string(), 60000);
        slot = insert(*manager);
        QVERIFY(awaitCard(reader));
        QVERIFY(*reader.presence() != before);
        QCOMPARE(reader.prove(*card, typed(pin)).problem, std::string("card-other"));
        QCOMPARE(manager->tries(), 3);
    }

    void pulledOut()
    {
        const auto applet = open("clerk");
        auto slot = insert(*applet);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY(card.has_value());
        const std::string before = *reader.presence();
        slot.reset();
        QTRY_COMPARE_WITH_TIMEOUT(*reader.presence(), std::string(), 60000);
        QVERIFY(!reader.prove(*card, typed(pin)).isProved);
        slot = insert(*applet);
        QVERIFY(awaitCard(reader));
        QVERIFY(*reader.presence() != before); // the same card put in again is news: its session is over
    }

    void foreignCardHasNoCertificate()
    {
        const auto applet = open("clerk");
        applet->setApplication(false);
        const auto slot = insert(*applet);
        StaffCardReader reader(settings({}));
        QVERIFY(awaitCard(reader));
        const auto card = reader.read();
        QVERIFY(!card.has_value());
        QCOMPARE(card.error().what, std::string("card-no-certificate"));
    }

    void boundCertificateIsChosen()
    {
        const auto applet = open("clerk");
        const auto slot = insert(*applet);
        StaffCardReader first(settings({}));
        QVERIFY(awaitCard(first));
        const auto card = first.read();
        QVERIFY(card.has_value());
        StaffCardReader bound(settings({card->key}));
        QCOMPARE(bound.read()->key, card->key);
    }

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }

    void run(const char* program, const QStringList& words)
    {
        QProcess process;
        process.start(QString::fromLatin1(program), words);
        QVERIFY2(process.waitForFinished(60000) && process.exitCode() == 0, process.readAllStandardError().constData());
    }

    void authority(const char* name)
    {
        const QString base = at(QString::fromLatin1(name));
        run("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                        base + ".key", "-out", base + ".pem", "-days", "60", "-subj", "/CN=made-up authority",
                        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign"});
    }

    void certificate(const char* name, const char* issuer, const QStringList& dates)
    {
        const QString base = at(QString::fromLatin1(name));
        const QString from = at(QString::fromLatin1(issuer));
        run("openssl",
            {"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", base + ".key", "-out",
             base + ".csr", "-subj", QStringLiteral("/CN=") + QString::fromLatin1(name)});
        run("openssl", QStringList{"x509", "-req", "-in", base + ".csr", "-CA", from + ".pem", "-CAkey", from + ".key",
                                   "-CAcreateserial", "-out", base + ".pem"} +
                           dates);
    }

    StaffCardSettings settings(std::vector<std::string> bound) const
    {
        StaffCardSettings wanted;
        wanted.token.program = BINARY_ROOT "/bin/pishkhan-token";
        wanted.token.module = module;
        wanted.authoritiesPem = readText(at(QStringLiteral("ca.pem")).toStdString()).value_or(std::string());
        wanted.boundKeys = std::move(bound);
        wanted.device = "72001234-1";
        wanted.now = [] { return Instant{QDateTime::currentMSecsSinceEpoch()}; };
        return wanted;
    }

    std::unique_ptr<PivApplet> open(const char* name) const
    {
        auto applet = emulators::openStaffCard(m_folder.path().toStdString(), name, pin);
        return applet ? std::move(*applet) : nullptr;
    }

    /// Once the card before it is seen to be out.
    std::unique_ptr<VpcdSlot> insert(PivApplet& applet) const
    {
        StaffCardReader reader(settings({}));
        const bool isFree = QTest::qWaitFor([&reader] { return reader.presence().value_or("?").empty(); }, 20000);
        if (!isFree) {
            return nullptr;
        }
        auto slot = VpcdSlot::insert(applet);
        return slot ? std::move(*slot) : nullptr;
    }

    static bool awaitCard(StaffCardReader& reader)
    {
        return QTest::qWaitFor(
            [&reader] {
                const auto presence = reader.presence();
                return presence && !presence->empty();
            },
            20000);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(StaffCardTest)
#include "staff_card_test.moc"
