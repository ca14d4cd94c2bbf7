// SPDX-License-Identifier: GPL-3.0-or-later
/// nexo's messages in both dialects and their local encryption, against the examples of payment.md 9.2, 9.3 and 9.5.
#include <QtTest>

#include "drivers/payment/http_line.h"
#include "drivers/payment/nexo_blob.h"
#include "drivers/payment/nexo_decide.h"
#include "drivers/payment/nexo_line.h"
#include "drivers/payment/nexo_setup.h"
#include "terminal/base/files.h"
#include "terminal/ports/payment_terminal.h"

using namespace pishkhan;
using namespace pishkhan::payment;

namespace {

// The worked example of payment.md 9.5.
const std::string plain =
    R"({"SaleToPOIRequest":{"MessageHeader":{"ProtocolVersion":"3.0","MessageClass":"Service","MessageCateg)"
    R"(ory":"TransactionStatus","MessageType":"Request","ServiceID":"A000000125","SaleID":"PK01-C3","POIID")"
    R"(:"P400Plus-1234"},"TransactionStatusRequest":{"ReceiptReprintFlag":false,"MessageReference":{"Messag)"
    R"(eCategory":"Payment","ServiceID":"A000000124","SaleID":"PK01-C3"}}}})";
const std::string blob =
    "bCSdA/21eXKqHofUI2X2/BYxBp1gGkxpZMLgaqPoWEJrBYyJaFwsXhVoh5om2uvCfb9enFUro0oToc136lazSEw9fX/W93iyHFQv"
    "UQjTpZK2mV7z84Wj+QNeUWMjjNKdVLawzSg9Yz39N33kzBH4p5z4XlyhFdbnZDhsZz7XbvWOdrkmnpD9Xi8QsNcXfyZBuFN+aiTw"
    "TMXjXznsevrwC4YY6Dp2qt1ojZqMwhmAJNn3LFl1ASkIrydUTy7h6tTfQF5udJ/N34Ra7hEk9MfOJsHtQFR0bEYVg3xkbrvBi8py"
    "mtk/6vicyO0+R7a35ROl5WBfdGmQT5cSzifywsBzRzulrYuqwtIOrsXiq1n1LW0amZSUncyaC/+/Y06tGtublCC4Gl5pq1A53yho"
    "i8THzlKRYMY6q4fRVA4cSVuymuRSH+ss272TXd5UShLVlHAKZqOflJaYk+AV3sfcgOGli72kqfjqyKaoI//CjGwNJDs8+MFE4Spk"
    "ILm6KPAvWXN3";
const std::string hmac = "bjniqCxy7IF7myBqtXKjEnk3Xfx6vvn8zIPj5Z917aU=";

nexo::BlobKeys keys()
{
    return nexo::deriveKeys("p@ssw0rd123456", "mykey", 1).take();
}

nexo::Nonce countingNonce()
{
    nexo::Nonce nonce{};
    for (std::size_t i = 0; i < nonce.size(); ++i) {
        nonce[i] = static_cast<std::uint8_t>(i);
    }
    return nonce;
}

const nexo::Head xmlHead{"Payment", "A00000003G", "PK01-C3", "COUNTER3"};
const nexo::Head jsonHead{"Payment", "A000000124", "PK01-C3", "P400Plus-1234"};

ports::PaymentRequest request()
{
    ports::PaymentRequest out;
    out.key = "PK01-000000000123";
    out.amount = Rials(1'250'000);
    return out;
}

QJsonDocument json(const std::string& text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text));
}

/// The documented answer to a payment, with one thing different.
std::string xmlAnswer(const char* from = "", const char* to = "")
{
    QByteArray text = R"(<?xml version="1.0" encoding="UTF-8"?>
<SaleToPOIResponse>
 <MessageHeader ProtocolVersion="3.1" MessageClass="Service" MessageCategory="Payment" MessageType="Response" ServiceID="A00000003G" SaleID="PK01-C3" POIID="COUNTER3"/>
 <PaymentResponse>
  <Response Result="Success"/>
  <SaleData><SaleTransactionID TransactionID="PK01-000000000123" TimeStamp="2026-11-22T11:24:01+03:30"/></SaleData>
  <POIData><POITransactionID TransactionID="9900012345" TimeStamp="2026-11-22T07:54:22.118Z"/></POIData>
  <PaymentResult PaymentType="Normal">
   <PaymentInstrumentData PaymentInstrumentType="Card"><CardData PaymentBrand="Debit" MaskedPAN="627381******4869" EntryMode="ICC"/></PaymentInstrumentData>
   <AmountsResp Currency="IRR" AuthorizedAmount="1250000"/>
   <PaymentAcquirerData MerchantID="000000012345678" AcquirerPOIID="21009268"><ApprovalCode>971382</ApprovalCode></PaymentAcquirerData>
  </PaymentResult>
  <PaymentReceipt DocumentQualifier="CustomerReceipt"><OutputContent OutputFormat="Text"><OutputText>SLIP</OutputText></OutputContent></PaymentReceipt>
 </PaymentResponse>
</SaleToPOIResponse>)";
    if (*from != '\0') {
        text.replace(from, to);
    }
    return text.toStdString();
}

const std::string jsonAnswer =
    R"({"SaleToPOIResponse":{"MessageHeader":{"ProtocolVersion":"3.0","MessageClass":"Service","MessageCategory":"Payment","MessageType":"Response","ServiceID":"A000000124","SaleID":"PK01-C3","POIID":"P400Plus-1234"},"PaymentResponse":{"Response":{"Result":"Success"},"SaleData":{"SaleTransactionID":{"TransactionID":"PK01-000000000123","TimeStamp":"2026-11-22T07:54:01.000Z"}},"POIData":{"POITransactionID":{"TransactionID":"9900012345","TimeStamp":"2026-11-22T07:54:22.118Z"}},"PaymentResult":{"OnlineFlag":true,"AmountsResp":{"Currency":"IRR","AuthorizedAmount":1250000},"PaymentAcquirerData":{"MerchantID":"000000012345678","AcquirerPOIID":"21009268","ApprovalCode":"971382"},"PaymentInstrumentData":{"PaymentInstrumentType":"Card","CardData":{"PaymentBrand":"debit","MaskedPan":"627381 **** 4869","EntryMode":["ICC"]}}}}}})";

} // namespace

class NexoMessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysOfThePassphrase()
    {
        const nexo::BlobKeys made = keys();
        QCOMPARE(toHex(made.hmac), std::string("733636253b5b98f9a483b1a678d73a58dab2accafbc029ecbe12d60eaa909e32"));
        QCOMPARE(toHex(made.aes), std::string("cf2c822761b9f5305bf69970bfa7b659a6724a119db21f8b0e949779f2ea022c"));
        QCOMPARE(toHex(made.iv), std::string("bb9ba8092e6027c735398dc65977c051"));
        QVERIFY(!nexo::deriveKeys("", "mykey", 1));
    }

    void theWorkedExample()
    {
        QCOMPARE(plain.size(), std::size_t(368));
        const auto sealed = nexo::seal(keys(), plain, countingNonce());
        QVERIFY(sealed);
        QCOMPARE(sealed->blob, blob);
        QCOMPARE(sealed->hmac, hmac);
        QCOMPARE(sealed->nonce, std::string("AAECAwQFBgcICQoLDA0ODw=="));
        const auto opened = nexo::unseal(keys(), *sealed);
        QVERIFY(opened);
        QCOMPARE(*opened, plain);
    }

    void oneChangedCharacterIsRefused()
    {
        const nexo::SealedBlob good{blob, hmac, "AAECAwQFBgcICQoLDA0ODw==", "mykey", 1};
        QVERIFY(nexo::unseal(keys(), good));
        for (std::size_t at = 0; at < hmac.size(); ++at) {
            nexo::SealedBlob bad = good;
            bad.hmac[at] = bad.hmac[at] == 'A' ? 'B' : 'A';
            QVERIFY2(!nexo::unseal(keys(), bad), std::to_string(at).c_str());
        }
        for (std::size_t at = 0; at < blob.size(); at += 7) {
            nexo::SealedBlob bad = good;
            bad.blob[at] = bad.blob[at] == 'A' ? 'B' : 'A';
            QVERIFY2(!nexo::unseal(keys(), bad), std::to_string(at).c_str());
        }
        nexo::SealedBlob other = good;
        other.nonce = "AQECAwQFBgcICQoLDA0ODw==";
        QVERIFY(!nexo::unseal(keys(), other));
        other = good;
        other.keyVersion = 2;
        QVERIFY(!nexo::unseal(keys(), other));
        QVERIFY(!nexo::unseal(nexo::deriveKeys("p@ssw0rd123457", "mykey", 1).take(), good));
        QVERIFY(!nexo::unseal(keys(), {"", hmac, "AAECAwQFBgcICQoLDA0ODw==", "mykey", 1}));
    }

    void aPaymentInXml()
    {
        const auto at = fromRfc3339("2026-11-22T07:54:01Z");
        const std::string wanted =
            R"(<?xml version="1.0" encoding="UTF-8"?><SaleToPOIRequest><MessageHeader ProtocolVersion="3.1" MessageClass="Service" MessageCategory="Payment" MessageType="Request" ServiceID="A00000003G" SaleID="PK01-C3" POIID="COUNTER3"/><PaymentRequest><SaleData><SaleTransactionID TransactionID="PK01-000000000123" TimeStamp="2026-11-22T07:54:01.000Z"/></SaleData><PaymentTransaction><AmountsReq Currency="IRR" RequestedAmount="1250000"/></PaymentTransaction><PaymentData PaymentType="Normal"/></PaymentRequest></SaleToPOIRequest>)";
        QCOMPARE(nexo::toXml(nexo::composePayment(nexo::Dialect::Xml, xmlHead, request(), nexo::Purpose::Payment, *at)),
                 wanted);
    }

    void aPaymentInJson()
    {
        const auto at = fromRfc3339("2026-11-22T07:54:01Z");
        const std::string wanted =
            R"({"SaleToPOIRequest":{"MessageHeader":{"ProtocolVersion":"3.0","MessageClass":"Service","MessageCategory":"Payment","MessageType":"Request","ServiceID":"A000000124","SaleID":"PK01-C3","POIID":"P400Plus-1234"},"PaymentRequest":{"SaleData":{"SaleTransactionID":{"TransactionID":"PK01-000000000123","TimeStamp":"2026-11-22T07:54:01.000Z"}},"PaymentTransaction":{"AmountsReq":{"Currency":"IRR","RequestedAmount":1250000}},"PaymentData":{"PaymentType":"Normal"}}}})";
        QCOMPARE(
            nexo::toJson(nexo::composePayment(nexo::Dialect::Json, jsonHead, request(), nexo::Purpose::Payment, *at)),
            wanted);
    }

    void aStatusRequestIsTheWorkedPlaintext()
    {
        const nexo::Head head{"TransactionStatus", "A000000125", "PK01-C3", "P400Plus-1234"};
        const auto made = json(nexo::toJson(nexo::composeStatus(nexo::Dialect::Json, head, &jsonHead)));
        QJsonObject known = json(plain).object();
        QJsonObject message = known["SaleToPOIRequest"].toObject();
        QJsonObject body = message["TransactionStatusRequest"].toObject();
        QJsonObject about = body["MessageReference"].toObject();
        about["POIID"] = QStringLiteral("P400Plus-1234"); // the page's example leaves it out, its XML has it
        body["MessageReference"] = about;
        message["TransactionStatusRequest"] = body;
        known["SaleToPOIRequest"] = message;
        QCOMPARE(made.object(), known);
    }

    void answersOfBothDialects_data()
    {
        QTest::addColumn<bool>("isXml");
        QTest::newRow("xml") << true;
        QTest::newRow("json") << false;
    }
    void answersOfBothDialects()
    {
        QFETCH(bool, isXml);
        const auto tree = isXml ? nexo::fromXml(xmlAnswer()) : nexo::fromJson(jsonAnswer);
        QVERIFY(tree);
        const auto answer = nexo::readAnswer(*tree);
        QVERIFY(answer);
        const auto decided = nexo::decideDirect(request(), isXml ? xmlHead : jsonHead, *answer);
        QCOMPARE(decided.outcome, ports::PaymentOutcome::Approved);
        QCOMPARE(decided.facts.amount, Rials(1'250'000));
        QCOMPARE(decided.facts.trace, std::string("9900012345"));
        QCOMPARE(decided.facts.localTime, std::string("2026-11-22T07:54:22.118Z"));
        QCOMPARE(decided.facts.terminalId, std::string("21009268"));
        QCOMPARE(decided.facts.approvalCode, std::string("971382"));
        QCOMPARE(decided.facts.maskedPan, std::string(isXml ? "627381******4869" : "627381****4869"));
        QVERIFY(!answer->clearPan);
    }

    void whatAnAnswerProves_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, const char* from, const char* to, ports::PaymentOutcome outcome) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << static_cast<int>(outcome);
        };
        using ports::PaymentOutcome;
        row("as documented", "", "", PaymentOutcome::Approved);
        row("another ServiceID", "A00000003G", "A00000003H", PaymentOutcome::Unknown);
        row("another sale system", "SaleID=\"PK01-C3\"", "SaleID=\"PK02-C3\"", PaymentOutcome::Unknown);
        row("another terminal", "POIID=\"COUNTER3\"", "POIID=\"COUNTER4\"", PaymentOutcome::Unknown);
        row("another category", "MessageCategory=\"Payment\"", "MessageCategory=\"Reversal\"", PaymentOutcome::Unknown);
        row("another key", "PK01-000000000123", "PK01-000000000124", PaymentOutcome::Unknown);
        row("no key", "PK01-000000000123", "", PaymentOutcome::Unknown);
        row("another currency", "IRR", "EUR", PaymentOutcome::Unknown);
        row("no amount", "AuthorizedAmount", "Amount", PaymentOutcome::Unknown);
        row("half a rial", "\"1250000\"", "\"1250000.50\"", PaymentOutcome::Unknown);
        row("with an exponent", "\"1250000\"", "\"1250000.00\"", PaymentOutcome::Approved);
        row("another amount, for the ledger to judge", "\"1250000\"", "\"1000000\"", PaymentOutcome::Approved);
        row("partial, for the ledger to judge", "Result=\"Success\"", "Result=\"Partial\"", PaymentOutcome::Approved);
        row("no result", "<Response Result=\"Success\"/>", "", PaymentOutcome::Unknown);
        const auto failure = [&](const char* condition, PaymentOutcome outcome) {
            const QByteArray to = QByteArray("Result=\"Failure\" ErrorCondition=\"") + condition + "\"";
            QTest::newRow(condition) << QByteArray("Result=\"Success\"") << to << static_cast<int>(outcome);
        };
        for (const char* sure :
             {"Refusal", "WrongPIN", "InvalidCard", "PaymentRestriction", "Cancel", "Aborted", "NotAllowed",
              "MessageFormat", "LoggedOut", "DeviceOut", "UnavailableService", "Busy"}) {
            failure(sure, PaymentOutcome::NotPaid);
        }
        for (const char* unsure : {"UnreachableHost", "UnavailableDevice", "InProgress", "NotFound", "Whatever", ""}) {
            failure(unsure, PaymentOutcome::Unknown);
        }
    }
    void whatAnAnswerProves()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, outcome);
        const auto tree = nexo::fromXml(xmlAnswer(from.constData(), to.constData()));
        QVERIFY(tree);
        const auto answer = nexo::readAnswer(*tree);
        QVERIFY(answer);
        QCOMPARE(static_cast<int>(nexo::decideDirect(request(), xmlHead, *answer).outcome), outcome);
    }

    void aWholeCardNumberGoesNoFurther()
    {
        const auto xml = nexo::fromXml(xmlAnswer("627381******4869", "9990008574639213"));
        const auto read = nexo::readAnswer(*xml);
        QVERIFY(read && read->clearPan);
        QCOMPARE(read->facts.maskedPan, std::string("999000******9213"));
        const auto slip = nexo::readAnswer(*nexo::fromXml(xmlAnswer("SLIP", "CARD 9990 0085 7463 9213")));
        QVERIFY(slip && slip->clearPan);
        QVERIFY(slip->facts.text.find("8574") == std::string::npos);
        const auto reference = nexo::readAnswer(*nexo::fromXml(xmlAnswer("9900012345", "9990008574639213")));
        QVERIFY(reference->facts.trace.find('*') != std::string::npos);
        const auto lettered = nexo::readAnswer(*nexo::fromXml(xmlAnswer("9900012345", "oLkO00.8736-X")));
        QCOMPARE(lettered->facts.trace, std::string("oLkO00.8736-X"));
    }

    void whatIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = QByteArray::fromStdString(xmlAnswer());
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half") << good.left(good.size() / 2);
        QTest::newRow("without its last byte") << good.left(good.size() - 1);
        QTest::newRow("twice") << good.mid(good.indexOf("<Sale")) + good.mid(good.indexOf("<Sale"));
        QTest::newRow("a document type") << "<!DOCTYPE x [<!ENTITY a \"b\">]>" + good.mid(good.indexOf("<Sale"));
        QTest::newRow("a page") << QByteArray("<html><body>not here</body></html>");
        QTest::newRow("too deep") << QByteArray("<SaleToPOIResponse>").repeated(40) +
                                         QByteArray("</SaleToPOIResponse>").repeated(40);
        QTest::newRow("too many parts") << "<SaleToPOIResponse>" + QByteArray("<a/>").repeated(5000) +
                                               "</SaleToPOIResponse>";
        QTest::newRow("json") << QByteArray::fromStdString(jsonAnswer);
    }
    void whatIsNoMessage()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!nexo::readMessage(std::nullopt, text.toStdString()));
    }

    void aSealedAnswer()
    {
        const auto wrapped = [](const std::string& inner, const std::string& outerService) {
            const auto sealed = nexo::seal(keys(), inner, countingNonce()).take();
            QJsonObject header = json(jsonAnswer)["SaleToPOIResponse"]["MessageHeader"].toObject();
            header["ServiceID"] = QString::fromStdString(outerService);
            const QJsonObject trailer{{"AdyenCryptoVersion", 1},
                                      {"Hmac", QString::fromStdString(sealed.hmac)},
                                      {"KeyIdentifier", "mykey"},
                                      {"KeyVersion", 1},
                                      {"Nonce", QString::fromStdString(sealed.nonce)}};
            const QJsonObject message{{"MessageHeader", header},
                                      {"NexoBlob", QString::fromStdString(sealed.blob)},
                                      {"SecurityTrailer", trailer}};
            return QJsonDocument(QJsonObject{{"SaleToPOIResponse", message}}).toJson().toStdString();
        };
        const auto good = nexo::readMessage(keys(), wrapped(jsonAnswer, "A000000124"));
        QVERIFY(good && good->facts.amount == Rials(1'250'000));
        QVERIFY(!nexo::readMessage(keys(), wrapped(jsonAnswer, "A000000125"))); // another header around it
        QVERIFY(!nexo::readMessage(keys(), jsonAnswer));                        // not sealed at all
    }

    void serviceIdsComeFromKeysAlone()
    {
        QCOMPARE(nexo::serviceIdOf("PK01-000000000001"), std::string("P000000001"));
        QCOMPARE(nexo::serviceIdOf("PK01-000000000123"), std::string("P00000003F"));
        QCOMPARE(nexo::serviceIdOf("PK01-999999999999"), std::string("P0CRE66I9R"));
        QCOMPARE(nexo::saleIdOf("PK01-000000000123"), std::string("PK01"));
    }

    void httpHeads_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n") << true;
        QTest::newRow("any case") << QByteArray("HTTP/1.0 204 No\r\ncOntent-LENGTH:0\r\n") << true;
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n") << true;
        QTest::newRow("neither") << QByteArray("HTTP/1.1 200 OK\r\n") << true;
        QTest::newRow("two lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n")
                                     << false;
        QTest::newRow("chunks and length")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n") << false;
        QTest::newRow("packed") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n") << false;
        QTest::newRow("negative") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n") << false;
        QTest::newRow("too long") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n") << false;
        QTest::newRow("another protocol") << QByteArray("HTTP/2 200\r\n") << false;
        QTest::newRow("no status") << QByteArray("HTTP/1.1 OK\r\n") << false;
    }
    void httpHeads()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, isGood);
        QCOMPARE(http::readHead(head.toStdString()).has_value(), isGood);
    }

    void chunks()
    {
        QCOMPARE(http::readChunks("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").take().value_or("?"), std::string("abcde"));
        QVERIFY(!http::readChunks("3\r\nabc\r\n2\r\nd").take());
        QVERIFY(!http::readChunks("3\r\nabcde\r\n"));
        QVERIFY(!http::readChunks("zz\r\n"));
        QVERIFY(!http::readChunks("fffffff\r\n"));
    }

    void addresses()
    {
        QTemporaryDir folder;
        const std::string file = folder.filePath(QStringLiteral("keys")).toStdString();
        QVERIFY(nexo::readSetup("tcp:127.0.0.1:9100"));
        const auto named = nexo::readSetup("tcp:127.0.0.1:9100/COUNTER3");
        QVERIFY(named && named->poiId == "COUNTER3" && named->wire.dialect() == nexo::Dialect::Xml);
        for (const char* bad : {"", "tty:/dev/x", "tcp:127.0.0.1", "tcp:127.0.0.1:9100/a b", "tcp:127.0.0.1:9100/",
                                "tls:127.0.0.1:8443/X", "tcp:127.0.0.1:9100/X?keys=f"}) {
            QVERIFY2(!nexo::readSetup(bad), bad);
        }
        const std::string address = "tls:127.0.0.1:8443/P400Plus-1234?keys=" + file;
        const auto missing = nexo::readSetup(address);
        QVERIFY(!missing && missing.error().kind == ErrorKind::Storage);
        QVERIFY(writeFileDurably(file, view("{}"), FileAccess::Readable));
        const auto open = nexo::readSetup(address);
        QVERIFY(!open && open.error().kind == ErrorKind::Denied);
        QVERIFY(writeFileDurably(file, view("{\"keyVersion\":1,\"keyIdentifier\":\"k\",\"passphrase\":\"p\"}"),
                                 FileAccess::Private));
        const auto unpinned = nexo::readSetup(address);
        QVERIFY(!unpinned && unpinned.error().kind == ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(NexoMessagesTest)
#include "nexo_messages_test.moc"
