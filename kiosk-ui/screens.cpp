// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/screens.h"

#include <array>

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include "kiosk-ui/scan_sifter.h"
#include "kiosk-ui/viewmodels/icon_provider.h"
#include "kiosk-ui/viewmodels/kiosk_view_model.h"
#include "kiosk-ui/viewmodels/receipt_provider.h"
#include "kiosk-ui/viewmodels/shell.h"

// The QML modules are static: their types and files are linked in and named here.
extern void qml_register_types_Pishkhan();
extern void qml_register_types_Pishkhan_Controls();

static void initResources()
{
    Q_INIT_RESOURCE(qmake_Pishkhan);
    Q_INIT_RESOURCE(qmake_Pishkhan_Controls);
}

namespace pishkhan::kiosk_ui {
namespace {

void registerFonts()
{
    for (const char* face : {"Regular", "Medium", "SemiBold", "Bold", "ExtraBold", "Black"}) {
        QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/Vazirmatn-%1.ttf").arg(QLatin1String(face)));
    }
    QGuiApplication::setFont(QFont(QStringLiteral("Vazirmatn")));
}

} // namespace

void prepareModules()
{
    initResources();
    qml_register_types_Pishkhan_Controls();
    qml_register_types_Pishkhan();
    registerFonts();
}

Screens::Screens(app::Desk& desk, Mode mode, QObject* parent)
    : QObject(parent), m_desk(desk), m_notice(std::make_unique<Notice>())
{
    if (mode == Mode::Kiosk) {
        m_kiosk = std::make_unique<KioskViewModel>(desk, *m_notice, nullptr);
        connect(m_kiosk.get(), &KioskViewModel::pageChanged, this, &Screens::currentScreenChanged);
    } else {
        m_shell = std::make_unique<Shell>(desk, *m_notice, nullptr);
        connect(m_shell.get(), &Shell::screenChanged, this, &Screens::currentScreenChanged);
    }
}

Screens::~Screens() = default;

QString Screens::currentScreen() const
{
    return m_kiosk ? m_kiosk->screen() : m_shell->screen();
}

Status Screens::show(bool fullScreen)
{
    prepareModules();
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->addImageProvider(QStringLiteral("icons"), new IconProvider);
    m_engine->addImageProvider(QStringLiteral("receipt"), new ReceiptProvider(m_desk));
    QString problem;
    connect(m_engine.get(), &QQmlEngine::warnings, this, [&problem](const QList<QQmlError>& errors) {
        problem += errors.isEmpty() ? QString() : errors.front().toString();
    });
    QObject* model = m_kiosk ? static_cast<QObject*>(m_kiosk.get()) : m_shell.get();
    m_engine->setInitialProperties({{QStringLiteral("model"), QVariant::fromValue(model)}});
    m_engine->load(QUrl(m_kiosk ? QStringLiteral("qrc:/qt/qml/Pishkhan/qml/KioskMain.qml")
                                : QStringLiteral("qrc:/qt/qml/Pishkhan/qml/Main.qml")));
    const QList<QObject*> roots = m_engine->rootObjects();
    m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
    m_engine->disconnect(this);
    if (m_window == nullptr) {
        return makeError(ErrorKind::Unsupported, "no window: " + problem.toStdString(), "kiosk-ui");
    }
    fullScreen ? m_window->showFullScreen() : m_window->show();
    return {};
}

void Screens::siftScans()
{
    m_sifter = std::make_unique<ScanSifter>(
        *m_window, [this](const QString& text) { m_kiosk ? m_kiosk->scanned(text) : m_shell->scanned(text); });
}

} // namespace pishkhan::kiosk_ui
