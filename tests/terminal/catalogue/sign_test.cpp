// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-sign, the program: gathers the real sheets, signs them, and the terminal's loader believes the result.
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include "terminal/base/files.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/crypto/ecdsa_key.h"

using namespace pishkhan;

class SignTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void gathersAndSigns()
    {
        const std::string file = path("catalogue.json");
        QCOMPARE(run({QString::fromStdString(file), QStringLiteral("--gather"),
                      QStringLiteral(SOURCE_ROOT "/provisioning/catalogue"), QStringLiteral("--key"), keyFile()}),
                 0);
        const auto json = readFile(file);
        const auto signature = readFile(file + ".sig");
        const auto loaded = catalogue::loadCatalogue(*json, text(*signature), *m_key->publicKeyPem(), {1405, 9, 1});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().what.c_str());
        QCOMPARE(loaded->services.size(), std::size_t(6));
    }

    void refusesWhatTheTerminalWouldRefuse()
    {
        const std::string file = path("office.json");
        QVERIFY(writeFileDurably(file, view("{}"), FileAccess::Readable).has_value());
        QCOMPARE(run({QString::fromStdString(file), QStringLiteral("--context"), QStringLiteral("configuration"),
                      QStringLiteral("--key"), keyFile()}),
                 1);
        QVERIFY(!fileExists(file + ".sig"));
    }

    void wrongUsage()
    {
        QCOMPARE(run({}), 2);
        QCOMPARE(run({QStringLiteral("x"), QStringLiteral("--key"), keyFile(), QStringLiteral("--context"),
                      QStringLiteral("poem")}),
                 2);
        QCOMPARE(run({QStringLiteral("--help")}), 0);
    }

private:
    std::string path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }
    QString keyFile()
    {
        if (!m_key) {
            m_key.emplace(*crypto::EcdsaKey::generate());
            [&] { QVERIFY(m_key->save(path("key.pem")).has_value()); }();
        }
        return QString::fromStdString(path("key.pem"));
    }
    static int run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(BINARY_ROOT "/bin/pishkhan-sign"), arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    QTemporaryDir m_folder;
    std::optional<crypto::EcdsaKey> m_key;
};

QTEST_GUILESS_MAIN(SignTest)
#include "sign_test.moc"
