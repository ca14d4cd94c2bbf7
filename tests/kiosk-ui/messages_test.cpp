// SPDX-License-Identifier: GPL-3.0-or-later
// The table of sentences: complete for every stable word in the code, unique codes where they differ, clean Persian.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include "kiosk-ui/viewmodels/messages.h"

using namespace pishkhan;
using namespace pishkhan::kiosk_ui;

namespace {

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QSet<QString> wordsIn(const QString& folder, const QRegularExpression& pattern)
{
    QSet<QString> words;
    QDirIterator files(QStringLiteral(SOURCE_ROOT) + "/" + folder, {"*.cpp"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        auto hits = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (hits.hasNext()) {
            words.insert(hits.next().captured(1));
        }
    }
    return words;
}

} // namespace

class MessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRefusalHasASentence()
    {
        const QRegularExpression refusals("\\b(?:refuse|refused)\\(\"([a-z-]+)\"");
        const QRegularExpression errors("ErrorKind::Refused,\\s*\"([a-z-]+)\"");
        const QRegularExpression advices("advice\\.push_back\\(\"([a-z-]+)\"");
        QSet<QString> words = wordsIn("terminal/domain/counter", refusals) +
                              wordsIn("terminal/domain/payment", refusals) + wordsIn("terminal/app", refusals) +
                              wordsIn("terminal/app", errors) + wordsIn("drivers/document", errors) +
                              wordsIn("drivers/document/decoder", advices);
        QVERIFY2(words.size() > 10, "the pattern finds the refusals");
        for (const QString& word : words) {
            QVERIFY2(hasMessage(word.toStdString()), qPrintable(word));
        }
    }

    void everyPrinterReasonAndKindHasASentence()
    {
        const QStringList words{"paper-out",
                                "paper-near-end",
                                "cover-open",
                                "jam",
                                "overheated",
                                "cutter-error",
                                "offline",
                                "unplugged",
                                "busy",
                                "held",
                                "canceled",
                                "other",
                                "invalid-input",
                                "refused",
                                "timeout",
                                "disconnected",
                                "protocol",
                                "integrity",
                                "storage",
                                "denied",
                                "unsupported",
                                "blurred",
                                "dark",
                                "cut-off",
                                "no-document",
                                "skewed",
                                "wrong-pin",
                                "wait",
                                "account-locked",
                                "not-found",
                                "invalid-birth-date",
                                "step-insert-card",
                                "step-enter-pin",
                                "step-wait",
                                "step-remove-card"};
        for (const QString& word : words) {
            QVERIFY2(hasMessage(word.toStdString()), qPrintable(word));
        }
    }

    void everyWordOfTheCardTerminalHasASentence()
    {
        // The driver's two tables: {first code, last code, "word"}.
        QFile file(QStringLiteral(SOURCE_ROOT "/drivers/payment/zvt_codes.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString whole = QString::fromUtf8(file.readAll());
        const qsizetype second = whole.indexOf("steps[]");
        QVERIFY(second > 0);
        const QRegularExpression row("\\{0x[0-9A-F]{2}, 0x[0-9A-F]{2}, \"([a-z-]+)\"\\}");
        int seen = 0;
        for (auto hits = row.globalMatch(whole); hits.hasNext(); ++seen) {
            const QRegularExpressionMatch hit = hits.next();
            const QString word = (hit.capturedStart() < second ? "pay-" : "step-") + hit.captured(1);
            QVERIFY2(hasMessage(word.toStdString()), qPrintable(word));
        }
        QVERIFY(seen > 40);
    }

    void everyReasonOfTheAgencyHasASentence()
    {
        QFile file(QStringLiteral(SOURCE_ROOT "/sync/uplink/agency_messages.cpp"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString whole = QString::fromUtf8(file.readAll());
        const qsizetype from = whole.indexOf("reasons{");
        QVERIFY(from > 0);
        const QString table = whole.mid(from, whole.indexOf("};", from) - from);
        int seen = 0;
        for (auto hits = QRegularExpression("\"([a-z-]+)\"").globalMatch(table); hits.hasNext(); ++seen) {
            const QString word = hits.next().captured(1);
            QVERIFY2(hasMessage(word.toStdString()), qPrintable(word));
        }
        QVERIFY(seen >= 10);
    }

    void wordsAreUnique()
    {
        QSet<QString> seen;
        for (const Message& message : messages()) {
            QVERIFY2(!seen.contains(textOf(message.word)), qPrintable(textOf(message.word)));
            seen.insert(textOf(message.word));
        }
    }

    void textsAreCleanPersian()
    {
        const QRegularExpression foreign("[A-Za-z0-9يكىة٠-٩]");
        const QRegularExpression code("^[A-Z]{3}-[0-9]{2}$");
        for (const Message& message : messages()) {
            const QString whole = textOf(message.happened) + textOf(message.safe) + textOf(message.toDo);
            QVERIFY2(!foreign.match(whole).hasMatch(), qPrintable(textOf(message.word) + ": " + whole));
            QVERIFY2(!message.happened.empty(), qPrintable(textOf(message.word)));
            QVERIFY2(code.match(textOf(message.code)).hasMatch(), qPrintable(textOf(message.code)));
        }
    }

    void troubleSaysWhatToDo()
    {
        for (const Message& message : messages()) {
            if (message.tone == Tone::Danger) {
                QVERIFY2(!message.toDo.empty(), qPrintable(textOf(message.word)));
            }
        }
    }

    void doubtNeverAsksForASecondCharge()
    {
        for (const char* word : {"payment-unknown", "payment-needs-operator", "payment-in-doubt"}) {
            QVERIFY2(textOf(messageFor(word).toDo).contains("دوباره کارت نکشید"), word);
        }
    }

    void errorsFindTheirSentence()
    {
        QCOMPARE(messageFor(makeError(ErrorKind::Refused, "alarm")).code, std::string_view("INT-02"));
        QCOMPARE(messageFor(makeError(ErrorKind::InvalidInput, "nationalCode:checksum postalCode:length")).code,
                 std::string_view("VAL-11"));
        QCOMPARE(messageFor(makeError(ErrorKind::Storage, "disk full at byte 7")).code, std::string_view("STO-01"));
        QCOMPARE(messageFor("a-word-of-tomorrow").code, std::string_view("GEN-00"));
    }

    void screensUseNoArabicLetters()
    {
        const QRegularExpression foreign("[يكىة٠-٩]");
        QDirIterator files(QStringLiteral(SOURCE_ROOT) + "/kiosk-ui", {"*.qml", "*.cpp", "*.h", "*.inc"}, QDir::Files,
                           QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!foreign.match(QString::fromUtf8(file.readAll())).hasMatch(), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 60);
    }
};

QTEST_APPLESS_MAIN(MessagesTest)
#include "messages_test.moc"
