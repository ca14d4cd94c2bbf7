// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a nexo answer in XML, in JSON and sealed: no crash, no hang, no clear card number, no approval of what was not sealed with our
/// key; what is composed from an answer's tree can be parsed again.
#include <cstddef>
#include <cstdint>

#include "drivers/payment/nexo_decide.h"
#include "drivers/payment/nexo_line.h"
#include "terminal/base/check.h"
#include "terminal/domain/card_mask.h"

namespace {

using namespace pishkhan;
namespace nexo = payment::nexo;

void checkAnswer(const nexo::Answer& answer)
{
    for (const std::string& one : {answer.facts.maskedPan, answer.facts.rrn, answer.facts.trace, answer.facts.text,
                                   answer.facts.localTime, answer.facts.terminalId, answer.condition}) {
        CHECK(domain::maskText(one) == one);
    }
    CHECK(!answer.amount || answer.amount->count() >= 0);
    if (answer.repeated) {
        checkAnswer(*answer.repeated);
    }
}

bool same(const nexo::Tree& a, const nexo::Tree& b)
{
    bool equal = a.name == b.name && a.parts.size() == b.parts.size();
    for (std::size_t i = 0; equal && i < a.parts.size(); ++i) {
        equal = same(a.parts[i], b.parts[i]);
    }
    return equal;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const auto keys = nexo::deriveKeys("p@ssw0rd123456", "mykey", 1).take();
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    for (const auto& tree : {nexo::fromXml(text), nexo::fromJson(text)}) {
        if (!tree) {
            continue;
        }
        if (const auto answer = nexo::readAnswer(*tree)) {
            checkAnswer(*answer);
            domain::payment::PaymentRequest request;
            request.key = "PK01-000000000123";
            request.amount = Rials(1'250'000);
            const nexo::Head asked{"Payment", "P00000003F", "PK01", "COUNTER3"};
            const auto decided = nexo::decideDirect(request, asked, *answer);
            CHECK(decided.outcome != domain::payment::PaymentOutcome::Approved || answer->key == request.key);
        }
    }
    if (const auto tree = nexo::fromXml(text)) {
        const auto again = nexo::fromXml(nexo::toXml(*tree));
        CHECK(again && same(*tree, *again));
    }
    CHECK(!nexo::readMessage(keys, text)); // nobody guesses an HMAC
    return 0;
}
