// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTPS client against a real TLS server with certificates made by openssl: who is believed, who is not.
#include <QtTest>

#include "sync/uplink/https_client.h"
#include "tests/sync/gateway/started_server.h"

using namespace pishkhan;
using namespace pishkhan::uplink;

class HttpsClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        makeCa("ca");
        makeCa("stranger");
        makeLeaf("server", "ca", "localhost");
        makeLeaf("device", "ca", "device-1");
        makeLeaf("thief", "stranger", "device-1");
        m_server = std::make_unique<StartedServer>(serverScript(), serverArguments());
        QVERIFY(!m_server->port().empty());
    }

    void speaksTls13WithOurCertificate()
    {
        auto client = open(settings());
        const auto answer = client->get("/");
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().what.c_str());
        QCOMPARE(answer->status, 200);
        QVERIFY(text(answer->body).starts_with("device-1 TLSv1.3 "));
        const auto again = client->get("/");
        QVERIFY(again && again->body == answer->body); // the same connection
    }

    void postsBytesAndReadsHeaders()
    {
        auto client = open(settings());
        Bytes body(70000, 0);
        body[1] = 0xFF;
        const auto answer = client->post("/", "application/octet-stream", body);
        QVERIFY(answer && answer->body == body);
        QCOMPARE(std::string(valueOf(answer->headers, "x-kind")), std::string("application/octet-stream"));
        QVERIFY(client->get("/").has_value()); // no body of the exchange before
    }

    void whoIsNotBelieved_data()
    {
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("host");
        QTest::newRow("a server of a stranger's CA") << "stranger"
                                                     << "device"
                                                     << "localhost";
        QTest::newRow("a server of another name") << "ca"
                                                  << "device"
                                                  << "127.0.0.1";
        QTest::newRow("our certificate from a stranger") << "ca"
                                                         << "thief"
                                                         << "localhost";
        QTest::newRow("no certificate of ours") << "ca"
                                                << ""
                                                << "localhost";
        QTest::newRow("no such CA file") << "missing"
                                         << "device"
                                         << "localhost";
    }
    void whoIsNotBelieved()
    {
        QFETCH(QString, ca);
        QFETCH(QString, device);
        QFETCH(QString, host);
        HttpsSettings wrong = settings(ca, device);
        wrong.baseUrl = "https://" + host.toStdString() + ":" + m_server->port();
        const auto answer = open(wrong)->get("/");
        QVERIFY(!answer);
        // In TLS 1.3 the server refuses us after its handshake: the alert and the closed line race each other.
        const bool theyRefuse = device != "device" && answer.error().kind == ErrorKind::Disconnected;
        QVERIFY(theyRefuse || answer.error().kind == ErrorKind::Denied);
    }

    void dialsElsewhereButChecksTheName()
    {
        HttpsSettings elsewhere = settings();
        elsewhere.baseUrl = "https://localhost:9";
        elsewhere.connectTo = "127.0.0.1:" + m_server->port();
        QVERIFY(open(elsewhere)->get("/").has_value());
        elsewhere.baseUrl = "https://hub.example:9";
        QCOMPARE(open(elsewhere)->get("/").error().kind, ErrorKind::Denied);
    }

    void olderTlsIsRefused()
    {
        const StartedServer old(serverScript(), serverArguments() + QStringList{QStringLiteral("--tls12")});
        HttpsSettings there = settings();
        there.baseUrl = "https://localhost:" + old.port();
        QCOMPARE(open(there)->get("/").error().kind, ErrorKind::Denied);
    }

    void limits()
    {
        HttpsSettings small = settings();
        small.longestAnswer = 1000;
        QCOMPARE(open(small)->get("/long").error().kind, ErrorKind::Protocol);
        const auto moved = open(settings())->get("/moved");
        QVERIFY(moved && moved->status == 302); // not followed
        QCOMPARE(open(settings())->get("/a b").error().kind, ErrorKind::InvalidInput);
        QCOMPARE(open(settings())->get("/a\r\nX: y").error().kind, ErrorKind::InvalidInput);
        QCOMPARE(open(settings())->get("no-slash").error().kind, ErrorKind::InvalidInput);
    }

    void plainHttpOnlyHereAndOnlyWhenAllowed()
    {
        const auto kindOf = [](const char* url, PlainHttp plain) {
            HttpsSettings wish;
            wish.baseUrl = url;
            wish.plainHttp = plain;
            const auto opened = HttpsClient::open(wish);
            return opened ? -1 : int(opened.error().kind);
        };
        const int refused = int(ErrorKind::InvalidInput);
        QCOMPARE(kindOf("http://127.0.0.1:8080", PlainHttp::LoopbackOnly), -1);
        QCOMPARE(kindOf("http://127.0.0.1:8080", PlainHttp::Refuse), refused);
        QCOMPARE(kindOf("http://10.0.0.1", PlainHttp::LoopbackOnly), refused);
        QCOMPARE(kindOf("http://127.0.0.1.example", PlainHttp::LoopbackOnly), refused);
        QCOMPARE(kindOf("http://localhost@example", PlainHttp::LoopbackOnly), refused);
        QCOMPARE(kindOf("http://127.0.0.1:80@example/", PlainHttp::LoopbackOnly), refused);
        QCOMPARE(kindOf("ftp://127.0.0.1", PlainHttp::LoopbackOnly), refused);
        QCOMPARE(kindOf("https://localhost", PlainHttp::Refuse), refused); // no CA is named
    }

    void nobodyListens()
    {
        HttpsSettings nobody = settings();
        nobody.baseUrl = "https://localhost:1";
        QCOMPARE(open(nobody)->get("/").error().kind, ErrorKind::Disconnected);
    }

    void statuses()
    {
        const auto kindOf = [](int status) { return requireSuccess({status, {}, {}}).error().kind; };
        QVERIFY(requireSuccess({204, {}, {}}).has_value());
        QCOMPARE(kindOf(302), ErrorKind::Protocol);
        QCOMPARE(kindOf(401), ErrorKind::Denied);
        QCOMPARE(kindOf(409), ErrorKind::Refused);
        QCOMPARE(kindOf(429), ErrorKind::Busy);
        QCOMPARE(kindOf(500), ErrorKind::Protocol);
        QCOMPARE(kindOf(503), ErrorKind::Disconnected);
        QCOMPARE(kindOf(504), ErrorKind::Timeout);
    }

private:
    QString file(const QString& name) const { return m_folder.filePath(name); }
    void openssl(const QStringList& arguments) const
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    }
    void makeCa(const QString& name) const
    {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                 "-subj", "/CN=test-" + name, "-keyout", file(name + ".key"), "-out", file(name + ".pem")});
    }
    void makeLeaf(const QString& name, const QString& ca, const QString& commonName) const
    {
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + commonName,
                 "-addext", "subjectAltName=DNS:" + commonName, "-keyout", file(name + ".key"), "-out",
                 file(name + ".csr")});
        QFile names(file(name + ".ext"));
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write(("subjectAltName=DNS:" + commonName).toUtf8());
        names.close();
        openssl({"x509", "-req", "-in", file(name + ".csr"), "-CA", file(ca + ".pem"), "-CAkey", file(ca + ".key"),
                 "-CAcreateserial", "-days", "2", "-extfile", file(name + ".ext"), "-out", file(name + ".pem")});
    }
    static QString serverScript() { return QStringLiteral(SOURCE_ROOT "/tests/sync/gateway/tls_server.py"); }
    QStringList serverArguments() const { return {QStringLiteral("--folder"), m_folder.path()}; }
    HttpsSettings settings(const QString& ca = "ca", const QString& device = "device") const
    {
        HttpsSettings here;
        here.baseUrl = "https://localhost:" + m_server->port();
        here.caFile = file(ca + ".pem").toStdString();
        if (!device.isEmpty()) {
            here.certificateFile = file(device + ".pem").toStdString();
            here.keyFile = file(device + ".key").toStdString();
        }
        return here;
    }
    static std::unique_ptr<HttpsClient> open(const HttpsSettings& wish)
    {
        auto opened = HttpsClient::open(wish);
        return opened ? std::move(*opened) : nullptr;
    }
    QTemporaryDir m_folder;
    std::unique_ptr<StartedServer> m_server;
};

QTEST_GUILESS_MAIN(HttpsClientTest)
#include "https_client_test.moc"
