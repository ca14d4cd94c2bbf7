// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a bridge's HTTP head and as its JSON: no crash, no hang, no clear card number, no length beyond the limit.
#include <cstddef>
#include <cstdint>

#include "drivers/payment/bridge_messages.h"
#include "drivers/payment/http_line.h"
#include "terminal/base/check.h"
#include "terminal/domain/card_mask.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace pishkhan;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto head = payment::http::readHead(text);
    CHECK(!head || !head->length || *head->length <= payment::http::longestBody);
    const auto chunks = payment::http::readChunks(text);
    CHECK(!chunks || !*chunks || (*chunks)->size() < size);
    if (const auto answer = payment::bridge::parseAnswer(text)) {
        for (const std::string& one : {answer->key, answer->reason, answer->facts.maskedPan, answer->facts.rrn,
                                       answer->facts.trace, answer->facts.text, answer->facts.localTime}) {
            CHECK(domain::maskTyped(one) == one);
        }
    }
    return 0;
}
