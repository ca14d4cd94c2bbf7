// SPDX-License-Identifier: GPL-3.0-or-later
// PKCS #11 through pishkhan-token: SoftHSM as a card with an RSA key, modules that hang, crash and are none, and the helper's line.
#include <random>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/card/token_helper.h"
#include "drivers/card/token_line.h"
#include "terminal/crypto/card_certificate.h"
#include "terminal/crypto/digest.h"

using namespace pishkhan;

namespace {

constexpr const char* softHsm = "/usr/lib/softhsm/libsofthsm2.so";

} // namespace

class TokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A card with a certificate and its RSA key, made with the tools people use.
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tokens")));
        QFile config(at("softhsm2.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("directories.tokendir = " + at("tokens").toUtf8() +
                     "\nobjectstore.backend = file\nlog.level = ERROR\n");
        config.close();
        run("softhsm2-util", {"--init-token", "--free", "--label", "staff", "--pin", "123456", "--so-pin", "87654321"});
        run("openssl", {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", at("k.pem"), "-out", at("c.pem"),
                        "-days", "30", "-subj", "/CN=clerk-0999"});
        run("openssl", {"pkey", "-in", at("k.pem"), "-outform", "DER", "-out", at("k.der")});
        run("openssl", {"x509", "-in", at("c.pem"), "-outform", "DER", "-out", at("c.der")});
        for (const char* what : {"cert", "privkey"}) {
            const QString file = at(QByteArray(what) == "cert" ? "c.der" : "k.der");
            run("pkcs11-tool", {"--module", softHsm, "--login", "--pin", "123456", "--write-object", file, "--type",
                                what, "--id", "a1b2", "--label", "sign"});
        }
    }

    void certificatesWithoutPin()
    {
        const auto tokens = card::lookAtTokens(settings());
        QVERIFY2(tokens.has_value(), tokens ? "" : tokens.error().what.c_str());
        const auto& token = staff(*tokens); // SoftHSM shows a token more that is not made ready
        QCOMPARE(token.certificates.size(), std::size_t(1));
        QCOMPARE(token.certificates.front().id, std::string("a1b2"));
        const auto certificate = crypto::CardCertificate::fromDer(token.certificates.front().der);
        QVERIFY(certificate.has_value());
        QCOMPARE(certificate->commonName(), std::string("clerk-0999"));
    }

    void rsaKeySignsUnderItsPin()
    {
        const auto tokens = card::lookAtTokens(settings());
        QVERIFY(tokens.has_value());
        const auto& token = staff(*tokens);
        const auto certificate = crypto::CardCertificate::fromDer(token.certificates.front().der);
        const auto digest = crypto::sha256(view("made-up challenge"));
        const card::SignWish wish{token.name, "a1b2", Bytes(digest.begin(), digest.end())};
        const auto answer = card::signWithToken(settings(), wish, "123456");
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().what.c_str());
        QCOMPARE(answer->refusal, std::string());
        QVERIFY(certificate->verify(digest, answer->signature));
        const auto other = crypto::sha256(view("another challenge"));
        QVERIFY(!certificate->verify(other, answer->signature));

        QCOMPARE(card::signWithToken(settings(), wish, "654321")->refusal, std::string("card-pin-wrong"));
        QCOMPARE(card::signWithToken(settings(), wish, "")->refusal, std::string("card-pin-wrong"));
        QCOMPARE(card::signWithToken(settings(), {"another/card", "a1b2", wish.digest}, "123456")->refusal,
                 std::string("card-other"));
        QCOMPARE(card::signWithToken(settings(), {token.name, "ffff", wish.digest}, "123456")->refusal,
                 std::string("card-no-key"));
    }

    void modulesThatHangOrDie_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<int>("kind");
        QTest::newRow("hangs at the start") << "hang-start" << static_cast<int>(ErrorKind::Timeout);
        QTest::newRow("hangs over the cards") << "hang-list" << static_cast<int>(ErrorKind::Timeout);
        QTest::newRow("dies") << "die" << static_cast<int>(ErrorKind::Protocol);
        QTest::newRow("does not start") << "refuse" << static_cast<int>(ErrorKind::Unsupported);
    }

    void modulesThatHangOrDie()
    {
        QFETCH(QString, mood);
        QFETCH(int, kind);
        card::TokenSettings wanted = settings();
        wanted.module = BINARY_ROOT "/tests/drivers/card/stuck_module.so";
        wanted.timeLimit = Milliseconds(700);
        wanted.environment = {"STUCK_MODULE=" + mood.toStdString()};
        QElapsedTimer clock;
        clock.start();
        const auto tokens = card::lookAtTokens(wanted);
        QVERIFY(!tokens.has_value());
        QCOMPARE(static_cast<int>(tokens.error().kind), kind);
        QVERIFY(clock.elapsed() < 60000); // it came back at all
    }

    void noModule()
    {
        card::TokenSettings wanted = settings();
        wanted.module = "/nowhere/module.so";
        QCOMPARE(card::lookAtTokens(wanted).error().kind, ErrorKind::Unsupported);
        wanted.module = "/usr/lib/x86_64-linux-gnu/libc.so.6"; // a library, and no module
        QCOMPARE(card::lookAtTokens(wanted).error().kind, ErrorKind::Unsupported);
        wanted.program = "/nowhere/pishkhan-token";
        QCOMPARE(card::lookAtTokens(wanted).error().kind, ErrorKind::Disconnected);
    }

    void linesOfStrangers()
    {
        const card::TokenAnswer wrong{{}, "card-pin-wrong", 2};
        QCOMPARE(card::readAnswer(card::writeAnswer(wrong))->triesLeft, 2);
        QVERIFY(!card::readAnswer("{\"signature\":\"\",\"refusal\":\"\",\"triesLeft\":-1}"));
        QVERIFY(!card::readAnswer("{\"signature\":\"00\",\"refusal\":\"card-pin-wrong\",\"triesLeft\":-1}"));
        QVERIFY(!card::readAnswer("{\"signature\":\"\",\"refusal\":\"Pin 1234\",\"triesLeft\":-1}"));
        QVERIFY(!card::readAnswer("{\"signature\":\"\",\"refusal\":\"card-other\",\"triesLeft\":99}"));
        QVERIFY(!card::readTokens("{\"tokens\":[{\"name\":\"x\",\"certificates\":[{\"id\":\"0\",\"der\":\"00\"}]}]}"));
        const std::string good = card::writeTokens({{"one\xff", {{"a1", Bytes{1, 2, 3}}}}}); // a name that is no text
        QVERIFY(card::readTokens(good).has_value());
        std::mt19937 seeded(5);
        for (int i = 0; i < 5000; ++i) {
            std::string spoilt = good;
            spoilt[seeded() % spoilt.size()] = static_cast<char>(seeded());
            static_cast<void>(card::readTokens(spoilt).has_value());
            static_cast<void>(card::readAnswer(spoilt.substr(seeded() % spoilt.size())).has_value());
        }
    }

private:
    QString at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    card::TokenSettings settings() const
    {
        card::TokenSettings out;
        out.program = BINARY_ROOT "/bin/pishkhan-token";
        out.module = softHsm;
        out.environment = {"SOFTHSM2_CONF=" + at("softhsm2.conf").toStdString()};
        return out;
    }

    static const card::TokenView& staff(const std::vector<card::TokenView>& tokens)
    {
        return tokens.at(tokens.at(0).certificates.empty() ? 1 : 0);
    }

    void run(const char* program, const QStringList& words)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SOFTHSM2_CONF"), at("softhsm2.conf"));
        process.setProcessEnvironment(environment);
        process.start(QString::fromLatin1(program), words);
        QVERIFY2(process.waitForFinished(60000) && process.exitCode() == 0, process.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TokenTest)
#include "token_test.moc"
