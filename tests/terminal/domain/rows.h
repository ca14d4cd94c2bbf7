// SPDX-License-Identifier: GPL-3.0-or-later
/// Data rows "typed text, expected verdict" and their comparison, for the suites of identifiers.
#pragma once
#include <QTest>

#include <initializer_list>

#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

struct Row {
    const char* name;
    const char* typed;
    const char* expected;
};

inline void addRows(std::initializer_list<Row> rows)
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    for (const Row& row : rows) {
        QTest::newRow(row.name) << QString::fromUtf8(row.typed) << QString::fromUtf8(row.expected);
    }
}

template <typename Check> void compareRow(Check check)
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    QCOMPARE(summary(check(typed.toStdString())), expected);
}

} // namespace pishkhan::tests
