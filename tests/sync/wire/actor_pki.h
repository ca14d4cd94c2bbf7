// SPDX-License-Identifier: GPL-3.0-or-later
/// Keys and certificates of the centre and of support, made on the spot with openssl's command line (an independent peer), and statements
/// signed by them. Made-up values only; shared by the tests of wire, journal, verify and uplink.
#pragma once
#include <QProcess>
#include <QTemporaryDir>

#include "sync/wire/statement.h"
#include "terminal/base/files.h"

namespace pishkhan::test {

class ActorPki {
public:
    ActorPki()
    {
        ca("ca");
        ca("foreign");
        issue("central", "markaz-01", wire::centralPurpose, "ca");
        issue("support", "poshtibani-01", wire::supportPurpose, "ca");
        issue("device", "T-72009999-01", "", "ca");
        issue("impostor", "markaz-01", wire::centralPurpose, "foreign");
    }
    std::string path(const std::string& file) const
    {
        return m_dir.filePath(QString::fromStdString(file)).toStdString();
    }
    crypto::Certificate certificate(const std::string& name) const
    {
        return *crypto::Certificate::load(path(name + ".pem"));
    }
    crypto::EcdsaKey key(const std::string& name) const { return *crypto::EcdsaKey::load(path(name + ".key")); }
    std::string pem(const std::string& name) const { return certificate(name).pem(); }

    static wire::Statement statement(ActorKind from = ActorKind::Central)
    {
        wire::Statement out;
        out.from = from;
        out.signer = from == ActorKind::Central ? "markaz-01" : "poshtibani-01";
        out.id = "P-1405-17";
        out.device = "T-72009999-01";
        out.office = "72009999";
        out.subject = "correction";
        out.amountRials = -250000;
        out.text = "کارمزد یک پرونده دو بار حساب شده است.";
        return out;
    }
    /// Signed now, by the key of `signer`, with its certificate.
    wire::StatementParcel sign(wire::Statement what, const std::string& signer) const
    {
        what.issuedMs = static_cast<std::uint64_t>(certificate(signer).validFrom().ms + 1000);
        return {*wire::signStatement(what, key(signer)), certificate(signer).der()};
    }

    void issue(const std::string& name, const std::string& commonName, const std::string& purpose,
               const std::string& by) const
    {
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + path(name + ".key"));
        openssl("req -new -key " + path(name + ".key") + " -subj /CN=" + commonName + " -out " + path(name + ".csr"));
        const std::string extensions =
            "basicConstraints=CA:FALSE\n" + (purpose.empty() ? std::string() : "extendedKeyUsage=" + purpose + "\n");
        static_cast<void>(writeFileDurably(path(name + ".ext"), view(extensions), FileAccess::Readable).has_value());
        openssl("x509 -req -in " + path(name + ".csr") + " -CA " + path(by + ".pem") + " -CAkey " + path(by + ".key") +
                " -CAcreateserial -days 400 -sha256 -extfile " + path(name + ".ext") + " -out " + path(name + ".pem"));
    }

private:
    void ca(const std::string& name) const
    {
        openssl("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out " + path(name + ".key"));
        openssl("req -x509 -new -key " + path(name + ".key") + " -days 3650 -subj /CN=test-" + name + " -out " +
                path(name + ".pem"));
    }
    static void openssl(const std::string& arguments)
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), QString::fromStdString(arguments).split(QLatin1Char(' ')));
        process.waitForFinished();
        QFile(QString::fromStdString(arguments.substr(arguments.rfind(' ') + 1)))
            .setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    QTemporaryDir m_dir;
};

} // namespace pishkhan::test
