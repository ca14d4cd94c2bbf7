// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a Behpardakht stream and as tags: no crash, no hang, no clear card number, and never a frame whose check
/// sum is wrong or whose tags do not end exactly.
#include <cstddef>
#include <cstdint>

#include "drivers/payment/behpardakht_codes.h"
#include "drivers/payment/behpardakht_frame.h"
#include "drivers/payment/behpardakht_match.h"
#include "terminal/base/check.h"
#include "terminal/domain/card_mask.h"

namespace {

void checkAnswer(pishkhan::ByteView body)
{
    using namespace pishkhan;
    namespace bp = payment::behpardakht;
    const bp::Answer answer = bp::parseAnswer(body);
    for (const std::string& text : {answer.facts.maskedPan, answer.facts.rrn, answer.facts.trace, answer.number,
                                    answer.facts.merchantId, answer.terminalId, answer.facts.localTime}) {
        CHECK(domain::maskText(text) == text);
    }
    CHECK(answer.amount.value_or(Rials(0)) >= Rials(0));
    CHECK(bp::classOf(answer.code) != bp::CodeClass::Approved || answer.code == "00");
    domain::payment::PaymentRequest request;
    request.key = "PK01-000000000123";
    (void)bp::matchFound(request, {}, answer);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan;
    namespace bp = payment::behpardakht;
    ByteView bytes(data, size);
    checkAnswer(bytes);
    const Bytes framed = bp::composeFrame(bytes.first(std::min<std::size_t>(size, 1'900)));
    const bp::Found own = bp::takeFrame(framed);
    CHECK(own.what != bp::Found::What::Frame || own.used <= framed.size());
    while (!bytes.empty()) {
        const bp::Found found = bp::takeFrame(bytes);
        if (found.what != bp::Found::What::Frame) {
            break;
        }
        CHECK(found.used >= 6 && found.used <= bytes.size());
        const std::uint16_t crc = bp::frameCrc(found.body);
        CHECK(bytes[found.used - 2] == (crc & 0xFFU) && bytes[found.used - 1] == crc >> 8U);
        checkAnswer(found.body);
        bytes = bytes.subspan(found.used);
    }
    return 0;
}
