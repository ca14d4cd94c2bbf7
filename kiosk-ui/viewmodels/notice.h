// SPDX-License-Identifier: GPL-3.0-or-later
/// The banner: the last thing that went wrong, in the words of messages.h. One per window; view models show into it.
#pragma once
#include <string_view>

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk-ui/viewmodels/messages.h"
#include "terminal/base/error.h"

namespace pishkhan::kiosk_ui {

class Notice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed)
    Q_PROPERTY(QString tone READ tone NOTIFY changed)
    Q_PROPERTY(QString happened READ happened NOTIFY changed)
    Q_PROPERTY(QString safe READ safe NOTIFY changed)
    Q_PROPERTY(QString toDo READ toDo NOTIFY changed)
    Q_PROPERTY(QString code READ code NOTIFY changed)
public:
    using QObject::QObject;
    void show(const Error& error);
    void show(const Message& message);
    void clear();
    bool isShown() const { return m_message != nullptr; }
    QString tone() const;
    QString happened() const;
    QString safe() const;
    QString toDo() const;
    QString code() const;

Q_SIGNALS:
    void changed();

private:
    const Message* m_message = nullptr; ///< into the constant table
};

} // namespace pishkhan::kiosk_ui
