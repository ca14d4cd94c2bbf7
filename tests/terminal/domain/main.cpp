// SPDX-License-Identifier: GPL-3.0-or-later
// One executable for the values of terminal/domain: each file of tests adds one object here.
#include <QTest>

#include <memory>

#include "tests/terminal/domain/suites.h"

int main(int argc, char** argv)
{
    using namespace pishkhan::tests;
    int failed = 0;
    for (const auto& make : {identifiersSuite, contactSuite, paymentIdsSuite, propertiesSuite, mrzSuite, calendarSuite,
                             textSuite, moneySuite}) {
        const std::unique_ptr<QObject> suite(make());
        failed += QTest::qExec(suite.get(), argc, argv);
    }
    return failed;
}
