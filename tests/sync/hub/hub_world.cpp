// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/hub/hub_world.h"

#include <signal.h>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QThread>

#include "sync/wire/chain.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::test {
namespace {

constexpr const char* password = "correct horse 900";

void openssl(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) {
        qFatal("openssl: %s", process.readAllStandardError().constData());
    }
}

crypto::EcdsaKey loadKey(const std::string& path)
{
    auto key = crypto::EcdsaKey::load(path);
    if (!key) {
        qFatal("key: %s", key.error().what.c_str());
    }
    return std::move(*key);
}

} // namespace

Pki::Pki()
{
    makeCa(QStringLiteral("ca"));
    makeCa(QStringLiteral("foreign-ca"));
    issue(QStringLiteral("server"), QStringLiteral("localhost"));
}

std::string Pki::path(const QString& file) const
{
    return m_folder.filePath(file).toStdString();
}

void Pki::makeCa(const QString& name) const
{
    const QString base = m_folder.filePath(name);
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30", "-subj",
             "/CN=" + name, "-keyout", base + ".key", "-out", base + ".pem", "-addext",
             "basicConstraints=critical,CA:TRUE"});
}

void Pki::issue(const QString& name, const QString& commonName, const QString& ca, const QString& purpose) const
{
    const QString base = m_folder.filePath(name);
    if (QFile::exists(base + ".pem")) {
        return;
    }
    QFile extensions(base + ".ext");
    if (!extensions.open(QIODevice::WriteOnly)) {
        qFatal("cannot write %s", qPrintable(extensions.fileName()));
    }
    extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    extensions.write(purpose.isEmpty() ? QByteArray() : "extendedKeyUsage=" + purpose.toLatin1() + "\n");
    extensions.close();
    openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + commonName,
             "-keyout", base + ".key", "-out", base + ".csr"});
    const QString issuer = m_folder.filePath(ca);
    openssl({"x509", "-req", "-in", base + ".csr", "-CA", issuer + ".pem", "-CAkey", issuer + ".key", "-days", "30",
             "-out", base + ".pem", "-extfile", base + ".ext"});
}

const Pki& pki()
{
    static const Pki made;
    return made;
}

Device::Device(const QString& name, std::string office)
    : m_name(name.toStdString()), m_office(std::move(office)), m_key(loadKey(pki().path(name + ".key")))
{
    const auto certificate = crypto::Certificate::load(pki().path(name + ".pem"));
    m_head = wire::genesisHead(m_name, 1, certificate->sha256()).value();
}

wire::BatchHeader Device::nextHeader(const std::vector<Happening>& happenings,
                                     std::vector<wire::BatchItem>& items) const
{
    wire::BatchHeader header;
    header.device = m_name;
    header.epoch = 1;
    header.firstSequence = m_sequence + 1;
    header.count = static_cast<std::uint32_t>(happenings.size());
    header.previousHead = header.newHead = m_head;
    header.wallMs = 1763840000000ULL;
    std::vector<Hash> leaves;
    for (const Happening& happening : happenings) {
        wire::EventRecord event;
        event.device = m_name;
        event.epoch = 1;
        event.sequence = header.firstSequence + items.size();
        event.kind = happening.kind;
        event.actor = {ActorKind::System, "desk"};
        event.caseId = happening.caseId;
        event.agency = happening.agency;
        event.office = m_office;
        event.wallMs = header.wallMs + event.sequence;
        event.clear = happening.fields;
        items.push_back({wire::finishEvent(wire::encodeUpToClear(event).value(), {}), {}});
        leaves.push_back(crypto::leafHash(items.back().event));
        header.newHead = wire::nextHead(header.newHead, leaves.back());
    }
    header.eventsRoot = crypto::merkleRoot(leaves);
    return header;
}

Bytes Device::batchWith(const wire::BatchHeader& header, const std::vector<wire::BatchItem>& items) const
{
    return wire::encodeBatch(header, m_key, items).value();
}

Bytes Device::batch(const std::vector<Happening>& happenings)
{
    std::vector<wire::BatchItem> items;
    const auto header = nextHeader(happenings, items);
    m_sequence = header.lastSequence();
    m_head = header.newHead;
    return batchWith(header, items);
}

Bytes Device::head(const wire::Nonce& nonce) const
{
    return wire::signHead({m_name, 1, m_sequence, m_head, nonce, 1763840000000ULL}, m_key).value();
}

std::string Device::path(const std::string& door) const
{
    return "/v1/journals/" + m_name + "/1/" + door;
}

HubWorld::HubWorld()
{
    command({"init", "--data", dataFolder(), "--origin", "oversight.example/test", "--json"});
}

HubWorld::~HubWorld()
{
    if (m_process.state() != QProcess::NotRunning) {
        kill();
    }
}

void HubWorld::start(const QStringList& more)
{
    const QString portFile = m_folder.filePath(QStringLiteral("port"));
    QFile::remove(portFile);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(BINARY_ROOT "/bin/pishkhan-hub"),
                    QStringList{"serve", "--data", dataFolder(), "--listen", QStringLiteral("127.0.0.1:%1").arg(m_port),
                                "--tls-cert", QString::fromStdString(pki().path("server.pem")), "--tls-key",
                                QString::fromStdString(pki().path("server.key")), "--client-ca",
                                QString::fromStdString(pki().path("ca.pem")), "--port-file", portFile} +
                        more);
    QVERIFY(
        QTest::qWaitFor([&] { return QFile::exists(portFile) || m_process.state() == QProcess::NotRunning; }, 30000));
    QFile file(portFile);
    QVERIFY2(
        file.open(QIODevice::ReadOnly),
        qPrintable(QStringLiteral("the hub did not come up: process state %1, error %2, exit %3 (%4); port file: %5")
                       .arg(m_process.state())
                       .arg(m_process.error())
                       .arg(m_process.exitCode())
                       .arg(m_process.exitStatus() == QProcess::CrashExit ? "killed" : "ended")
                       .arg(file.errorString())));
    m_port = file.readAll().trimmed().toUShort(); // kept, so that a restarted hub is found at the same address
}

void HubWorld::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void HubWorld::terminate()
{
    m_process.terminate();
    m_process.waitForFinished();
}

void HubWorld::freeze()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void HubWorld::thaw()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

std::string HubWorld::url() const
{
    return "https://127.0.0.1:" + std::to_string(m_port);
}

QByteArray HubWorld::command(const QStringList& arguments, const QByteArray& input, int* code) const
{
    QProcess process;
    process.start(QStringLiteral(BINARY_ROOT "/bin/pishkhan-hub"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000)) {
        qFatal("pishkhan-hub did not end");
    }
    if (code != nullptr) {
        *code = process.exitCode();
    } else if (process.exitCode() != 0) {
        qFatal("pishkhan-hub: %s", process.readAllStandardError().constData());
    }
    return process.readAllStandardOutput();
}

void HubWorld::addDevice(const QString& name, const QString& office)
{
    pki().issue(name, name);
    command({"device", "add", "--data", dataFolder(), "--certificate",
             QString::fromStdString(pki().path(name + ".pem")), "--office", office, "--counter", "1"});
}

void HubWorld::addUser(const QString& name, const QString& role, const QStringList& more)
{
    command(QStringList{"user", "add", name, "--data", dataFolder(), "--role", role} + more,
            QByteArray(password) + '\n');
}

std::unique_ptr<uplink::HttpsClient> HubWorld::client(const QString& name) const
{
    uplink::HttpsSettings settings;
    settings.baseUrl = url();
    settings.caFile = pki().path(QStringLiteral("ca.pem"));
    if (!name.isEmpty()) {
        settings.certificateFile = pki().path(name + ".pem");
        settings.keyFile = pki().path(name + ".key");
    }
    auto out = uplink::HttpsClient::open(settings);
    if (!out) {
        qFatal("client: %s", out.error().what.c_str());
    }
    return std::move(*out);
}

namespace {

Reply toReply(const Result<uplink::HttpResponse>& response)
{
    Reply out;
    if (!response) {
        return out;
    }
    out.status = response->status;
    out.headers = response->headers;
    out.body = QByteArray(reinterpret_cast<const char*>(response->body.data()), qsizetype(response->body.size()));
    out.json = QJsonDocument::fromJson(out.body).object();
    const auto cookie = valueOf(response->headers, "set-cookie");
    out.cookie = std::string(cookie.substr(0, cookie.find(';')));
    return out;
}

} // namespace

Reply HubWorld::post(uplink::HttpsClient& client, const std::string& path, const Bytes& body) const
{
    return toReply(client.post(path, "application/octet-stream", body));
}

Reply HubWorld::call(const std::string& method, const std::string& path, const std::string& cookie,
                     const std::string& body) const
{
    uplink::HttpRequest request;
    request.method = method;
    request.path = path;
    if (!cookie.empty()) {
        request.headers.push_back({"Cookie", cookie});
    }
    if (!body.empty()) {
        request.headers.push_back({"Content-Type", "application/json"});
        request.body = toBytes(body);
    }
    return toReply(client()->send(request));
}

Reply HubWorld::get(const std::string& path, const std::string& cookie) const
{
    return call("GET", path, cookie);
}

std::string HubWorld::signIn(const std::string& user) const
{
    return call("POST", "/v1/session", {}, R"({"user":")" + user + R"(","password":")" + password + "\"}").cookie;
}

LivePage::LivePage(const HubWorld& world, const std::string& cookie, const QByteArray& path, const QByteArray& lastId)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(QString::fromStdString(pki().path("ca.pem"))));
    configuration.setProtocol(QSsl::TlsV1_3OrLater);
    m_socket.setSslConfiguration(configuration);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), world.port());
    if (!m_socket.waitForEncrypted(60000)) {
        qFatal("live: %s", qPrintable(m_socket.errorString()));
    }
    m_socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + QByteArray::fromStdString(cookie) +
                   "\r\n" + (lastId.isEmpty() ? QByteArray() : "Last-Event-ID: " + lastId + "\r\n") + "\r\n");
    m_socket.flush();
}

bool LivePage::waitFor(const QByteArray& text, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_seen.contains(text) && timer.elapsed() < milliseconds) {
        m_socket.waitForReadyRead(50);
        m_seen += m_socket.readAll();
    }
    return m_seen.contains(text);
}

bool LivePage::waitForEnd(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (m_socket.state() != QAbstractSocket::UnconnectedState && timer.elapsed() < milliseconds) {
        m_socket.waitForReadyRead(50);
        m_seen += m_socket.readAll();
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState;
}

std::vector<Happening> servedCase(const std::string& caseId, const std::string& agency, const std::string& marker)
{
    return {
        {"case-opened",
         caseId,
         agency,
         {{"service", "S-" + marker},
          {"serviceTitle", "خدمت " + marker},
          {"sheetVersion", "1"},
          {"clerk", "clerk-" + marker},
          {"counter", "1"}}},
        {"inquiry-answered", caseId, agency, {{"inquiry", "identity"}, {"verdict", "verified"}}},
        {"fees-shown", caseId, agency, {{"total", "1450000"}, {"lines", "2"}}},
        {"payment-intended", caseId, agency, {{"intent", "I-" + marker}, {"amount", "1450000"}}},
        {"payment-queried", caseId, agency, {{"intent", "I-" + marker}, {"verdict", "office-" + marker}}},
        {"payment-final", caseId, agency, {{"intent", "I-" + marker}, {"amount", "1450000"}, {"rrn", "R-" + marker}}},
        {"submission-sent", caseId, agency, {{"attempt", "1"}}},
        {"tracking-code-bound", caseId, agency, {{"trackingCode", "T-" + marker}}},
        {"receipt-issued", caseId, agency, {{"receiptNumber", "N-" + marker}, {"amount", "1450000"}}},
        {"receipt-printed", caseId, agency, {{"receiptNumber", "N-" + marker}}},
        {"case-closed", caseId, agency, {{"state", "closed"}}},
    };
}

} // namespace pishkhan::test
