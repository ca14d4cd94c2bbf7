// SPDX-License-Identifier: GPL-3.0-or-later
/// Real programs for payment tests: an emulated card terminal with its control socket and books, and pishkhan-device
/// beside it. Used by the tests that need real processes.
#pragma once
#include <algorithm>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QtTest>

namespace pishkhan::bench {

inline QString program(const char* name)
{
    return QStringLiteral(BINARY_ROOT "/bin/") + QLatin1String(name);
}

struct Ran {
    bool finished = false; ///< by itself, not killed
    int code = -1;
    QList<QJsonObject> lines;
    QString last(const char* name) const
    {
        return lines.isEmpty() ? QString() : lines.last().value(QLatin1String(name)).toVariant().toString();
    }
};

/// Run pishkhan-device to its end.
inline Ran runDevice(const QStringList& arguments,
                     const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    QProcess device;
    device.setProcessEnvironment(environment);
    device.start(program("pishkhan-device"), arguments);
    Ran out;
    if (!device.waitForFinished(240'000)) {
        return out;
    }
    out.finished = device.exitStatus() == QProcess::NormalExit;
    out.code = device.exitCode();
    for (const QByteArray& line : device.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty()) {
            out.lines.append(QJsonDocument::fromJson(line).object());
        }
    }
    return out;
}

enum class Door { Tcp, Serial };

/// pishkhan-emulate-zvt, -behpardakht …, in a folder of its own.
class EmulatorProgram {
public:
    EmulatorProgram(const char* driver, Door door, const QStringList& more = {}) : m_driver(QLatin1String(driver))
    {
        QStringList words{QStringLiteral("--books"), file("books"), QStringLiteral("--control"), file("control")};
        words << (door == Door::Serial ? QStringList{QStringLiteral("--tty"), file("tty")}
                                       : QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                                     QStringLiteral("--port-file"), file("port")})
              << more;
        m_process.start(program((QByteArray("pishkhan-emulate-") + driver).constData()), words);
        const QString sign = file(door == Door::Serial ? "tty" : "port");
        m_started = m_process.waitForStarted() && QTest::qWaitFor([&] { return QFile::exists(sign); }, 20'000);
        m_address = QStringLiteral("tty:") + file("tty");
        QFile port(file("port"));
        if (door == Door::Tcp && port.open(QIODevice::ReadOnly)) {
            m_port = static_cast<quint16>(port.readAll().trimmed().toUInt());
            m_address = QStringLiteral("tcp:127.0.0.1:") + QString::number(m_port);
        }
    }
    /// Over TCP; `nexo-sealed` is nexo's JSON over TLS, with the station's keys in the file `keys`.
    EmulatorProgram(const QByteArray& driver, const QString& keys, const QStringList& more = {})
        : EmulatorProgram(driver == "nexo-sealed" ? "nexo" : driver.constData(), Door::Tcp,
                          driver == "nexo-sealed" ? sealedWith(keys) + more : more)
    {
        if (driver == "nexo-sealed") {
            m_address = QStringLiteral("tls:127.0.0.1:%1/P400Plus-1234?keys=%2").arg(m_port).arg(keys);
        }
    }
    EmulatorProgram(const EmulatorProgram&) = delete;
    EmulatorProgram& operator=(const EmulatorProgram&) = delete;
    ~EmulatorProgram()
    {
        m_process.terminate();
        m_process.waitForFinished(10'000);
    }

    bool isStarted() const { return m_started; }
    quint16 port() const { return m_port; }
    QString address() const { return m_address; }
    QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    /// One control line; its answer.
    QByteArray tell(const QByteArray& line) const
    {
        const QByteArray path = file("control").toUtf8();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(path.begin(), path.end(), address.sun_path);
        const int control = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QByteArray answer;
        if (::connect(control, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
            ::send(control, (line + '\n').constData(), static_cast<std::size_t>(line.size()) + 1, MSG_NOSIGNAL) > 0) {
            char bytes[256];
            for (ssize_t count = 1; count > 0 && !answer.endsWith('\n');) {
                count = ::recv(control, bytes, sizeof bytes, 0);
                answer.append(bytes, std::max<ssize_t>(count, 0));
            }
        }
        ::close(control);
        return answer.trimmed();
    }
    std::int64_t money() const { return tell("money").toLongLong(); }

    QStringList payWords(const QString& ledger) const
    {
        return {QStringLiteral("pay"),
                QStringLiteral("--driver"),
                m_driver,
                QStringLiteral("--address"),
                m_address,
                QStringLiteral("--ledger"),
                ledger,
                QStringLiteral("--json")};
    }

private:
    static QStringList sealedWith(const QString& keys)
    {
        return {QStringLiteral("--passphrase"), QStringLiteral("p@ssw0rd123456"), QStringLiteral("--station-keys"),
                keys};
    }

    QString m_driver;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_address;
    quint16 m_port = 0;
    bool m_started = false;
};

} // namespace pishkhan::bench
