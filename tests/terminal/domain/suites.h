// SPDX-License-Identifier: GPL-3.0-or-later
/// The test objects of this folder, and how a verdict is compared with a data row.
#pragma once
#include <QObject>
#include <QString>

#include "terminal/domain/verdict.h"

namespace pishkhan::tests {

QObject* identifiersSuite();
QObject* contactSuite();
QObject* paymentIdsSuite();
QObject* propertiesSuite();
QObject* mrzSuite();
QObject* calendarSuite();
QObject* textSuite();
QObject* moneySuite();

/// "ok 9991234561 unknown-prefix" or "checksum": one text per verdict, so that a data row says all of it.
inline QString summary(const domain::Verdict& verdict)
{
    QString out = QString::fromLatin1(name(verdict.reason));
    if (verdict.valid != (verdict.reason == domain::Reason::Ok)) {
        out += QStringLiteral(" CONTRADICTION");
    }
    if (!verdict.canonical.empty()) {
        out += QLatin1Char(' ') + QString::fromStdString(verdict.canonical);
    }
    for (const std::string& warning : verdict.warnings) {
        out += QLatin1Char(' ') + QString::fromStdString(warning);
    }
    return out;
}

} // namespace pishkhan::tests
