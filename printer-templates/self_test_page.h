// SPDX-License-Identifier: GPL-3.0-or-later
/// The self-test's one page, A4: which services can be given now, every device, and the counter itself. Called by `pishkhan-device self-test`
/// and by the screens that offer it. Every light is a shape, a colour and a word.
#pragma once
#include <string>
#include <vector>

#include "printer-templates/page_brush.h"

namespace pishkhan::templates {

/// Texts are Persian; numbers in ASCII, the page chooses the digits.
struct SelfTestRow {
    Light light = Light::Red;
    std::string title;  ///< «چاپگر رسید», or a service's name
    std::string state;  ///< «کاغذ تمام شده است»
    std::string advice; ///< what to do now; empty when all is well
};

struct SelfTestPage {
    std::string officeName, counter, jalaliDateTime, version;
    std::vector<SelfTestRow> services, devices, machine;
};

/// Needs a QGuiApplication. Errors: Unsupported without the font, InvalidInput when the page cannot hold all rows.
Result<Bytes> selfTestPdf(const SelfTestPage& page);

} // namespace pishkhan::templates
