// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes from a receipt printer: the reader must cut answers, never grow and never read past its end.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "drivers/printer/cups_reasons.h"
#include "drivers/printer/escpos_protocol.h"
#include "drivers/printer/printer_address.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace pishkhan;
    using namespace pishkhan::printer;
    escpos::ReplyReader reader;
    std::size_t replies = 0;
    escpos::Sensors sensors;
    for (size_t i = 0; i < size; ++i) {
        const auto reply = reader.feed(data[i]);
        replies += reply ? 1U : 0U;
        const auto question = static_cast<escpos::StatusQuestion>(1 + i % 4);
        if (escpos::readStatus(question, data[i], sensors) && (data[i] & 0x93U) != 0x12) {
            std::abort(); // a byte with wrong fixed bits was believed
        }
    }
    if (replies + reader.skipped() > size) {
        std::abort();
    }
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto address = makeReceiptPrinter(text);
    (void)address;
    (void)readReasons({text});
    return 0;
}
