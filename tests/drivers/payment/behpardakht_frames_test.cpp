// SPDX-License-Identifier: GPL-3.0-or-later
/// The bytes of Behpardakht POS-PC v3: the worked frames of payment.md 8.3 in both directions, the length quirk, damage,
/// masking.
#include <QtTest>

#include "drivers/payment/behpardakht_codes.h"
#include "drivers/payment/behpardakht_fields.h"
#include "drivers/payment/behpardakht_frame.h"
#include "terminal/domain/card_mask.h"

using namespace pishkhan;
namespace bp = payment::behpardakht;

namespace {

Bytes hex(std::string spaced)
{
    spaced.erase(std::remove(spaced.begin(), spaced.end(), ' '), spaced.end());
    return fromHex(spaced).take();
}

domain::payment::PaymentRequest request(const char* key, std::int64_t amount)
{
    domain::payment::PaymentRequest out;
    out.key = key;
    out.amount = Rials(amount);
    return out;
}

const char* const approved =
    "30 30 39 32 C0 02 30 30 A2 01 01 A4 06 30 30 30 31 32 33 B0 04 01 25 00 00 C1 02 01 71 C2 06 12 78 79 94 95 27 C3 "
    "0A 31 34 30 35 2F 30 39 2F 30 31 C4 05 31 34 3A 32 34 C5 02 48 69 C6 03 62 73 81 C7 04 21 00 92 68 BA 11 50 4B 30 "
    "31 2D 30 30 30 30 30 30 30 30 30 31 32 33 EF B9";

bp::Answer answerIn(const char* frame)
{
    const bp::Found found = bp::takeFrame(hex(frame));
    return found.what == bp::Found::What::Frame ? bp::parseAnswer(found.body) : bp::Answer{};
}

} // namespace

class BehpardakhtFramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void composesTheWorkedRequests()
    {
        QCOMPARE(bp::frameCrc(view("123456789")), std::uint16_t{0xBB3D});
        auto sale = request("PK01-000000000123", 1'250'000);
        sale.depositId = "9876543210";
        const auto bytes = [](const Result<Bytes>& body) { return toHex(bp::composeFrame(*body)); };
        QCOMPARE(bytes(bp::composePayment(sale, "000123")),
                 toHex(hex("30 30 34 33 A2 01 01 B0 04 01 25 00 00 A4 06 30 30 30 31 32 33 B1 05 98 76 54 32 10 BA 11 "
                           "50 4B 30 31 2D 30 30 30 30 30 30 30 30 30 31 32 33 12 13")));
        auto bill = request("PK01-000000000125", 17'000);
        bill.billId = "7748317800142";
        bill.payId = "1770160";
        const auto composed = bp::composePayment(bill, "000126");
        QVERIFY(composed);
        QCOMPARE(toHex(*composed),
                 toHex(hex("A2 01 05 B0 03 01 70 00 A4 06 30 30 30 31 32 36 B3 07 07 74 83 17 80 01 42 B4 04 01 77 01 "
                           "60 BA 11 50 4B 30 31 2D 30 30 30 30 30 30 30 30 30 31 32 35")));
        QCOMPARE(toHex(bp::composeFrame(bp::composeInquiry("PK01-000000000123", "000124"))),
                 toHex(hex("30 30 33 30 A2 01 16 BA 11 50 4B 30 31 2D 30 30 30 30 30 30 30 30 30 31 32 33 A4 06 30 30 "
                           "30 31 32 34 AA 40")));
        QCOMPARE(toHex(bp::composeFrame(bp::composeLastInquiry("200"))),
                 toHex(hex("30 30 30 38 A2 01 17 A4 03 32 30 30 5C 00")));
    }

    void readsTheWorkedAnswers()
    {
        const bp::Answer paid = answerIn(approved);
        QCOMPARE(paid.code, std::string("00"));
        QCOMPARE(paid.service, std::string("01"));
        QCOMPARE(paid.number, std::string("000123"));
        QCOMPARE(paid.amount->count(), std::int64_t{1'250'000});
        QCOMPARE(paid.key, std::string("PK01-000000000123"));
        QCOMPARE(paid.terminalId, std::string("21009268"));
        QCOMPARE(paid.facts.trace, std::string("171"));
        QCOMPARE(paid.facts.rrn, std::string("127879949527"));
        QCOMPARE(paid.facts.maskedPan, std::string("627381******4869"));
        QCOMPARE(paid.facts.localTime, std::string("1405/09/01 14:24"));
        QVERIFY(!paid.clearPan);
        const bp::Answer found = answerIn(
            "30 30 39 35 C0 02 30 30 A2 01 16 A3 01 01 A4 06 30 30 30 31 32 34 B0 04 01 25 00 00 C1 02 01 71 C2 06 12 "
            "78 79 94 95 27 C3 0A 31 34 30 35 2F 30 39 2F 30 31 C4 05 31 34 3A 32 34 C5 02 48 69 C6 03 62 73 81 C7 04 "
            "21 00 92 68 BA 11 50 4B 30 31 2D 30 30 30 30 30 30 30 30 30 31 32 33 30 CE");
        QCOMPARE(found.service, std::string("16"));
        QCOMPARE(found.originalService, std::string("01"));
        QCOMPARE(answerIn("30 30 32 31 C0 02 45 41 A2 01 16 A4 06 30 30 30 31 32 34 11 B3").code, std::string("EA"));
        QCOMPARE(answerIn("30 30 35 32 C0 02 35 31 A2 01 01 A4 06 30 30 30 31 32 33 B0 04 01 25 00 00 C7 04 21 00 92 "
                          "68 BA 11 50 4B 30 31 2D 30 30 30 30 30 30 30 30 30 31 32 33 72 0C")
                     .code,
                 std::string("51"));
        QCOMPARE(answerIn("30 30 32 31 C0 02 46 55 A2 01 01 A4 06 30 30 30 31 32 33 8E 72").code, std::string("FU"));
        QCOMPARE(answerIn("30 30 34 30 C0 02 46 46 A2 01 01 A4 06 30 30 30 31 32 33 BA 11 50 4B 30 31 2D 30 30 30 30 "
                          "30 30 30 30 30 31 32 33 51 5F")
                     .code,
                 std::string("FF"));
    }

    void takesBothReadingsOfTheLength()
    {
        const Bytes message = hex(approved);
        Bytes body = message;
        body[2] = '8';
        body[3] = '6'; // len(body) instead of len(body)+6
        for (const Bytes& whole : {message, body}) {
            for (std::size_t size = 0; size < whole.size(); ++size) {
                QVERIFY(bp::takeFrame(ByteView(whole).first(size)).what == bp::Found::What::Incomplete);
            }
            const bp::Found found = bp::takeFrame(whole);
            QVERIFY(found.what == bp::Found::What::Frame);
            QCOMPARE(found.used, whole.size());
        }
        Bytes two = message;
        append(two, body);
        QCOMPARE(bp::takeFrame(two).used, message.size());
    }

    void neverAcceptsADamagedFrame()
    {
        const Bytes whole = hex(approved);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const unsigned bit : {1U, 0x10U, 0x80U}) {
                Bytes damaged = whole;
                damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ bit);
                QVERIFY(bp::takeFrame(damaged).what != bp::Found::What::Frame);
            }
        }
        for (const char* wrong : {"0003", "2001", "9999", "00a0", "OK", "GET /"}) {
            QVERIFY(bp::takeFrame(view(wrong)).what == bp::Found::What::Damaged);
        }
    }

    void onlyExactZerosAreSuccess()
    {
        int successes = 0;
        for (int a = 0; a < 256; ++a) {
            for (int b = 0; b < 256; ++b) {
                const std::string code{static_cast<char>(a), static_cast<char>(b)};
                successes += bp::classOf(code) == bp::CodeClass::Approved ? 1 : 0;
            }
        }
        QCOMPARE(successes, 1);
        for (const char* code : {"", "0", "000", "FF", "68", "FD", "04", "94", "O0", "zz"}) {
            QVERIFY(bp::classOf(code) == bp::CodeClass::Unknown);
        }
        QVERIFY(bp::classOf("51") == bp::CodeClass::NotPaid);
        QVERIFY(bp::classOf("FU") == bp::CodeClass::AskOnce);
    }

    void masksCardNumbersAtTheBorder()
    {
        Bytes body = hex("C0 02 30 30 C6 08 99 90 00 12 34 56 78 90 C5 08 99 90 00 12 34 56 78 90 C8 10");
        append(body, std::string_view("9990001234567890"));
        append(body, hex("BA 10"));
        append(body, std::string_view("9990001234567890"));
        append(body, hex("C2 08 99 90 00 12 34 56 78 90 C1 08 99 90 00 12 34 56 78 90"));
        const bp::Answer answer = bp::parseAnswer(body);
        QVERIFY(answer.clearPan);
        QVERIFY(answer.key.empty());
        for (const std::string& text : {answer.facts.maskedPan, answer.facts.merchantId, answer.facts.rrn,
                                        answer.facts.trace, answer.number, answer.terminalId}) {
            QVERIFY(text.find("9990001234567890") == std::string::npos);
        }
    }

    void survivesEveryMutation()
    {
        const Bytes whole = hex(approved);
        std::uint32_t random = 7;
        for (int round = 0; round < 50'000; ++round) {
            Bytes damaged = whole;
            for (int i = 0; i < 3; ++i) {
                random = random * 1'664'525U + 1'013'904'223U;
                damaged[random % damaged.size()] = static_cast<std::uint8_t>(random >> 24U);
            }
            (void)bp::takeFrame(damaged);
            const bp::Answer answer = bp::parseAnswer(ByteView(damaged).subspan(4));
            QVERIFY(!domain::isClearCardNumber(answer.facts.maskedPan));
        }
    }
};

QTEST_GUILESS_MAIN(BehpardakhtFramesTest)
#include "behpardakht_frames_test.moc"
