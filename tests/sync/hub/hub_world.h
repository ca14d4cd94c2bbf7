// SPDX-License-Identifier: GPL-3.0-or-later
/// HubWorld: what the tests of hub and uplink share. A CA made on the spot (openssl's command line, an independent
/// peer), the real pishkhan-hub process, devices that sign real batches, and a page that speaks real TLS.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QSslSocket>
#include <QTemporaryDir>

#include "sync/uplink/https_client.h"
#include "sync/wire/batch.h"
#include "sync/wire/head_message.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::test {

/// Certificates in a folder: ca, hub, and whatever is asked for.
class Pki {
public:
    Pki();
    /// NAME.pem and NAME.key, common name `commonName`, signed by `ca` ("ca" or "foreign-ca"), certified for `purpose` when given.
    void issue(const QString& name, const QString& commonName, const QString& ca = QStringLiteral("ca"),
               const QString& purpose = {}) const;
    std::string path(const QString& file) const;

private:
    void makeCa(const QString& name) const;
    QTemporaryDir m_folder;
};

/// One for the whole test program: keys take time and nobody changes them.
const Pki& pki();

struct Happening {
    std::string kind;
    std::string caseId;
    std::string agency;
    Fields fields;
};

/// A terminal's books, as short as a test needs them.
class Device {
public:
    Device(const QString& name, std::string office);
    /// The next events as one signed batch.
    Bytes batch(const std::vector<Happening>& happenings);
    /// Signed as they are, without becoming part of the books.
    Bytes batchWith(const wire::BatchHeader& header, const std::vector<wire::BatchItem>& items) const;
    wire::BatchHeader nextHeader(const std::vector<Happening>& happenings, std::vector<wire::BatchItem>& items) const;
    Bytes head(const wire::Nonce& nonce = {}) const;
    std::string path(const std::string& door) const; ///< "/v1/journals/NAME/1/" + door
    const std::string& name() const { return m_name; }
    std::uint64_t sequence() const { return m_sequence; }

private:
    std::string m_name;
    std::string m_office;
    crypto::EcdsaKey m_key;
    std::uint64_t m_sequence = 0;
    Hash m_head{};
};

struct Reply {
    int status = 0; ///< 0: the exchange failed
    QJsonObject json;
    QByteArray body;
    std::string cookie;
    Fields headers;
};

class HubWorld {
public:
    HubWorld();
    ~HubWorld();
    QString folder() const { return m_folder.path(); }
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("hub")); }

    void start(const QStringList& more = {}); ///< serve; waits until the port is known
    void kill();                              ///< SIGKILL
    void terminate();                         ///< SIGTERM
    void freeze();                            ///< SIGSTOP
    void thaw();
    std::string url() const;
    quint16 port() const { return m_port; }
    /// A command of pishkhan-hub; its standard output. The exit code goes to `code` when given, else it must be 0.
    QByteArray command(const QStringList& arguments, const QByteArray& input = {}, int* code = nullptr) const;
    void addDevice(const QString& name, const QString& office);
    void addUser(const QString& name, const QString& role, const QStringList& more);

    /// A client with the certificate NAME.pem; without a name, without a certificate.
    std::unique_ptr<uplink::HttpsClient> client(const QString& name = {}) const;
    Reply post(uplink::HttpsClient& client, const std::string& path, const Bytes& body) const;
    Reply get(const std::string& path, const std::string& cookie = {}) const;
    Reply call(const std::string& method, const std::string& path, const std::string& cookie,
               const std::string& body = {}) const;
    std::string signIn(const std::string& user) const; ///< the cookie; the password is the tests' own

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

/// An open /v1/live.
class LivePage {
public:
    LivePage(const HubWorld& world, const std::string& cookie, const QByteArray& path, const QByteArray& lastId = {});
    bool waitFor(const QByteArray& text, int milliseconds = 10000); ///< reads until `text` was seen
    bool waitForEnd(int milliseconds);
    const QByteArray& seen() const { return m_seen; }

private:
    QSslSocket m_socket;
    QByteArray m_seen;
};

/// Events of one served case: opened, fees, paid, tracking code, receipt, closed.
std::vector<Happening> servedCase(const std::string& caseId, const std::string& agency, const std::string& marker);

} // namespace pishkhan::test
