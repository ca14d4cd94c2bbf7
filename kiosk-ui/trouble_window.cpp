// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/trouble_window.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include "kiosk-ui/screens.h"
#include "kiosk-ui/viewmodels/icon_provider.h"
#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

TroubleWindow::TroubleWindow() = default;
TroubleWindow::~TroubleWindow() = default;

Status TroubleWindow::show(std::string_view word)
{
    prepareModules();
    const Message& message = messageFor(word);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->addImageProvider(QStringLiteral("icons"), new IconProvider);
    m_engine->setInitialProperties({{QStringLiteral("happened"), plainText(message.happened)},
                                    {QStringLiteral("safe"), plainText(message.safe)},
                                    {QStringLiteral("toDo"), plainText(message.toDo)},
                                    {QStringLiteral("code"), plainText(message.code)}});
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Pishkhan/qml/TroubleMain.qml")));
    const QList<QObject*> roots = m_engine->rootObjects();
    m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.front());
    if (m_window == nullptr) {
        return makeError(ErrorKind::Unsupported, "no window for the trouble", "kiosk-ui");
    }
    m_window->show();
    return {};
}

} // namespace pishkhan::kiosk_ui
