// SPDX-License-Identifier: GPL-3.0-or-later
// What an agency's answer may look like, and what is not believed.
#include <QtTest>

#include "sync/uplink/agency_messages.h"

using namespace pishkhan;
using namespace pishkhan::uplink;

namespace {

/// JSON with single quotes for easier reading. (moc 6.4 loses its way in raw strings.)
std::string json(std::string quoted)
{
    std::replace(quoted.begin(), quoted.end(), '\'', '"');
    return quoted;
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void badIdentityAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<html>");
        QTest::newRow("a list") << QByteArray("[true]");
        QTest::newRow("no verdict") << QByteArray("{}");
        QTest::newRow("verdict as a text") << QByteArray::fromStdString(json("{'matched':'true'}"));
        QTest::newRow("matched without a name") << QByteArray::fromStdString(json("{'matched':true}"));
        QTest::newRow("name as a number")
            << QByteArray::fromStdString(json("{'matched':true,'firstName':1,'lastName':'x'}"));
        QTest::newRow("endless name") << QByteArray::fromStdString(
            json("{'matched':true,'lastName':'x','firstName':'" + std::string(5000, 'x') + "'}"));
        QTest::newRow("too long") << QByteArray(300000, ' ');
        QTest::newRow("broken UTF-8") << QByteArray("{\"matched\":true,\"firstName\":\"\xff\",\"lastName\":\"x\"}");
    }
    void badIdentityAnswers()
    {
        QFETCH(QByteArray, answer);
        const auto decoded = decodeIdentityAnswer(view(answer.toStdString()));
        QVERIFY(!decoded && decoded.error().kind == ErrorKind::Protocol);
    }

    void unknownReasonsBecomeOneWord()
    {
        QCOMPARE(decodeIdentityAnswer(view(json("{'matched':false,'reason':'<b>'}")))->reason,
                 std::string("unknown-error"));
        QCOMPARE(decodeIdentityAnswer(view(json("{'matched':false}")))->reason, std::string("unknown-error"));
    }

    void badTrackingCodes()
    {
        for (const std::string& answer :
             {std::string("{}"), json("{'trackingCode':12345}"), json("{'trackingCode':'1'}"),
              json("{'trackingCode':'12 34 56'}"), json("{'trackingCode':'۱۲۳۴۵۶'}")}) {
            QCOMPARE(decodeTrackingCode(view(answer)).error().kind, ErrorKind::Protocol);
        }
        QCOMPARE(*decodeTrackingCode(view(json("{'trackingCode':'79335035550396'}"))), std::string("79335035550396"));
    }

    void badProgress()
    {
        for (const std::string& answer :
             {std::string("{}"), json("{'found':true}"), json("{'found':true,'state':'x','stages':7}"),
              json("{'found':true,'state':'x','stages':[7]}"),
              json("{'found':true,'state':'x','stages':[{'at':'now'}]}")}) {
            QCOMPARE(decodeProgress(view(answer)).error().kind, ErrorKind::Protocol);
        }
        QVERIFY(!decodeProgress(view(json("{'found':false}")))->found);
    }

    void questionsHoldWhatTheAgencyNeeds()
    {
        const Bytes question =
            encodeIdentityQuestion({"9991234561", "1365/04/12"}, {"tax", "1201", "c", "7200", "x\xff"});
        QVERIFY(text(question).find(json("'birthDate':'1365/04/12'")) != std::string_view::npos);
        QVERIFY(text(question).find(json("'service':'1201'")) != std::string_view::npos);
    }
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
