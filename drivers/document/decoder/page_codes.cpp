// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/page_codes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/document/decoder/code_regions.h"
#include "drivers/document/decoder/picture.h"

namespace pishkhan::document {

namespace {

void add(std::vector<FoundCode>& to, std::vector<FoundCode> codes)
{
    for (FoundCode& code : codes) {
        const bool known =
            std::any_of(to.begin(), to.end(), [&](const FoundCode& other) { return other.text == code.text; });
        if (!known) {
            to.push_back(std::move(code));
        }
    }
}

std::vector<FoundCode> readPatch(const GreyImage& patch)
{
    auto codes = readCodes(patch, CodeFamily::Matrix);
    return codes.empty() ? readCodes(patch, CodeFamily::Code128) : codes;
}

std::vector<FoundCode> readPatiently(const GreyImage& patch)
{
    auto codes = readPatch(patch);
    constexpr std::array<Improvement, 7> steps{Improvement::Light,         Improvement::Smooth,  Improvement::Sharp,
                                               Improvement::Black,         Improvement::Blacker, Improvement::AlongBars,
                                               Improvement::AlongBarsSharp};
    for (std::size_t i = 0; i < steps.size() && codes.empty(); ++i) {
        const bool isForBars = steps[i] == Improvement::AlongBars || steps[i] == Improvement::AlongBarsSharp;
        const GreyImage better = improve(patch, steps[i]);
        codes = isForBars ? readCodes(better, CodeFamily::Code128) : readPatch(better);
    }
    return codes;
}

} // namespace

std::vector<FoundCode> readPageCodes(const GreyImage& picture)
{
    std::vector<FoundCode> found;
    for (const GreyImage& patch : findCodeRegions(picture)) {
        add(found, readPatiently(patch));
    }
    if (found.empty()) {
        add(found, readCodes(picture, CodeFamily::Matrix));
    }
    return found;
}

} // namespace pishkhan::document
