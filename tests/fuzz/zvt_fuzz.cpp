// SPDX-License-Identifier: GPL-3.0-or-later
/// Any bytes as a ZVT stream, as fields and as serial frames: no crash, no hang, no clear card number, and never an
/// approval from a frame whose check sum is wrong.
#include <cstddef>
#include <cstdint>

#include "drivers/payment/zvt_fields.h"
#include "drivers/payment/zvt_protocol.h"
#include "drivers/payment/zvt_serial.h"
#include "terminal/base/check.h"
#include "terminal/domain/card_mask.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pishkhan;
    namespace zvt = payment::zvt;
    const ByteView bytes(data, size);
    zvt::ApduReader reader;
    reader.feed(bytes);
    while (const auto apdu = reader.next()) {
        const auto facts = zvt::factsOf(zvt::parseStatus(apdu->data));
        CHECK(!domain::isClearCardNumber(facts.maskedPan));
        CHECK(facts.amount >= Rials(0));
        (void)zvt::parseIntermediate(apdu->data);
        (void)zvt::statusByte(apdu->data);
        (void)zvt::receiptText(apdu->command, apdu->data);
        zvt::ApduReader again;
        again.feed(zvt::encode(*apdu));
        CHECK(again.next() == *apdu);
    }
    zvt::FrameReader frames;
    for (const std::uint8_t byte : bytes) {
        if (frames.take(byte) == zvt::FrameReader::Found::Frame) {
            zvt::FrameReader check;
            int found = 0;
            for (const std::uint8_t each : zvt::serialFrame(frames.frame())) {
                found += check.take(each) == zvt::FrameReader::Found::Frame ? 1 : 0;
            }
            CHECK(found == 1 && check.frame() == frames.frame());
        }
    }
    return 0;
}
