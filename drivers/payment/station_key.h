// SPDX-License-Identifier: GPL-3.0-or-later
/// The shape of a station's payment key (domain/payment, composeIntentKey). A terminal echoes the key; it is taken by its shape and never
/// masked: one key in ten passes a card number's check. Whatever else stands in its place is dropped, for it may be a card number.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::payment {

/// `echoed` when it is 1–7 of [0-9A-Z], a dash and twelve digits; empty otherwise.
std::string stationKey(std::string_view echoed);

} // namespace pishkhan::payment
