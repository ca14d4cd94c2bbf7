// SPDX-License-Identifier: GPL-3.0-or-later
/// Is a portrait still to be seen on a blacked-out document? Simple on purpose: where the portrait of a travel document always
/// is must be black, and no compact patch of grey tones as large as a portrait may be left anywhere. It errs towards
/// "yes": then nothing is kept. Runs inside pishkhan-decode only; OpenCV is at home in the .cpp.
#pragma once
#include <string_view>
#include <vector>

#include "drivers/document/decoder/redaction.h"

namespace pishkhan::document {

/// `kind` as readDocument says it. True for kinds without a portrait on the side that is read (a national card's back), and for
/// unknown ones, which only the patch can tell. Source: ICAO Doc 9303 parts 4 to 7, zone V: the middle of the portrait.
bool coversPortrait(std::string_view kind, const std::vector<BlackBox>& boxes);
/// The same for the machine-readable zone, whose lines hold the number: a part of it left is not read by us, but by eyes.
bool coversZone(std::string_view kind, const std::vector<BlackBox>& boxes);
/// `card`: straightened, blacked out.
bool showsPortrait(const GreyImage& card);

} // namespace pishkhan::document
