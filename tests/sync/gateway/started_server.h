// SPDX-License-Identifier: GPL-3.0-or-later
/// A Python server in a process of its own that writes its port to a file when it listens. For the tests of this room.
#pragma once
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace pishkhan::uplink {

class StartedServer {
public:
    StartedServer(const QString& script, const QStringList& arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("python3"),
                        QStringList{QStringLiteral("-B"), script, QStringLiteral("--port-file"), portFile()} +
                            arguments);
        const bool listens = QTest::qWaitFor([this] { return QFile::exists(portFile()); }, 20000);
        QFile file(portFile());
        m_port = listens && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    ~StartedServer() { kill(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    std::string port() const { return m_port.toStdString(); } ///< empty when it did not start

private:
    QString portFile() const { return m_folder.filePath(QStringLiteral("port")); }
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_port;
};

} // namespace pishkhan::uplink
