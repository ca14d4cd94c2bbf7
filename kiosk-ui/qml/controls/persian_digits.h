// SPDX-License-Identifier: GPL-3.0-or-later
/// A field's validator that shows every typed digit as Persian and, when asked, lets nothing but digits and separators
/// in. The view models fold digits back.
#pragma once
#include <QtQml/qqmlregistration.h>
#include <QValidator>

namespace pishkhan::kiosk_ui {

class PersianDigits : public QValidator {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool only MEMBER m_only)
    Q_PROPERTY(QString separators MEMBER m_separators)
public:
    using QValidator::QValidator;
    State validate(QString& typed, int& position) const override;

private:
    bool m_only = false;  ///< digits and separators only
    QString m_separators; ///< allowed beside digits
};

} // namespace pishkhan::kiosk_ui
