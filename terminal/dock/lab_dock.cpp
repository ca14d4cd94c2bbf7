// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/dock/lab_dock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QQmlApplicationEngine>
#include <QQuickWindow>
#include <QUrl>

#include "kiosk-ui/viewmodels/icon_provider.h"
#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/dock/lab_faults.h"

namespace pishkhan {

LabDock::LabDock(app::Desk& desk, QString office, QObject* parent)
    : QObject(parent), m_desk(desk), m_office(std::move(office))
{
    for (const char* folder : {"/paper", "/scanner"}) {
        QDir().mkpath(m_office + QLatin1String(folder));
        m_watch.addPath(m_office + QLatin1String(folder));
    }
    connect(&m_watch, &QFileSystemWatcher::directoryChanged, this, &LabDock::look);
    desk.whenChanged([this] { Q_EMIT changed(); });
    look();
}

LabDock::~LabDock() = default;

bool LabDock::show()
{
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->addImageProvider(QStringLiteral("icons"), new kiosk_ui::IconProvider);
    m_engine->setInitialProperties({{QStringLiteral("dock"), QVariant::fromValue<QObject*>(this)}});
    m_engine->load(QUrl(QStringLiteral("qrc:/dock/LabDock.qml")));
    const QList<QObject*> roots = m_engine->rootObjects();
    m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
    if (m_window != nullptr) {
        m_window->show();
    }
    return m_window != nullptr;
}

void LabDock::look()
{
    const QDir paper(m_office + QStringLiteral("/paper"));
    const QStringList pages = paper.entryList({QStringLiteral("page-*.png")}, QDir::Files, QDir::Name);
    m_pages = static_cast<int>(pages.size());
    m_paper = pages.isEmpty() ? QString() : QUrl::fromLocalFile(paper.filePath(pages.back())).toString();
    const QDir glass(m_office + QStringLiteral("/scanner"));
    m_onGlass = !glass.isEmpty();
    Q_EMIT changed();
}

QString LabDock::pages() const
{
    return kiosk_ui::countText(m_pages);
}

QString LabDock::display() const
{
    const std::string& step = m_desk.activity().paymentStep;
    return step.empty() ? QString() : kiosk_ui::plainText(kiosk_ui::messageFor("step-" + step).happened);
}

QVariantList LabDock::devices() const
{
    QFile kind(m_office + QStringLiteral("/run/card-terminal.kind"));
    const bool told = kind.open(QIODevice::ReadOnly);
    return labFaults(told ? QString::fromLatin1(kind.readAll().trimmed()) : QString());
}

void LabDock::note(const QString& line)
{
    constexpr int most = 6;
    m_diary.prepend(line);
    while (m_diary.size() > most) {
        m_diary.removeLast();
    }
    Q_EMIT changed();
}

void LabDock::work(const QString& socket, const QString& command)
{
    auto* line = new QLocalSocket(this);
    connect(line, &QLocalSocket::connected, line, [line, command] { line->write(command.toUtf8() + '\n'); });
    connect(line, &QLocalSocket::readyRead, this, [this, line, command] {
        note(command + QStringLiteral(" → ") + QString::fromUtf8(line->readAll()).trimmed());
        line->disconnectFromServer();
        line->deleteLater();
    });
    connect(line, &QLocalSocket::errorOccurred, this, [this, line, command] {
        note(command + QStringLiteral(" → no emulator"));
        line->deleteLater();
    });
    line->connectToServer(m_office + QStringLiteral("/run/") + socket);
}

void LabDock::putCard(const QString& kind)
{
    QStringList words{m_office + QStringLiteral("/scanner/card.png")};
    if (kind == QStringLiteral("passport")) {
        words << QStringLiteral("--kind") << QStringLiteral("travel") << QStringLiteral("--mrz")
              << QStringLiteral("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</"
                                "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
              << QStringLiteral("--width") << QStringLiteral("1400") << QStringLiteral("--height")
              << QStringLiteral("1000") << QStringLiteral("--card-pixels") << QStringLiteral("1240");
    } else {
        words << QStringLiteral("--national-code") << QStringLiteral("9991234561");
    }
    if (kind == QStringLiteral("blurred")) {
        words << QStringLiteral("--blur") << QStringLiteral("9");
    }
    QProcess::startDetached(QCoreApplication::applicationDirPath() + QStringLiteral("/pishkhan-make-card"), words);
    note(QStringLiteral("scanner: ") + kind);
}

} // namespace pishkhan
