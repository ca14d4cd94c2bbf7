// SPDX-License-Identifier: GPL-3.0-or-later
/// Is this text well-formed UTF-8? Texts are kept as given (no normalisation), but bytes that are no text at all are
/// refused, so that every reader in every language sees the same characters.
#pragma once
#include <string_view>

namespace pishkhan {

bool isUtf8(std::string_view text); ///< no overlong forms, no surrogates, at most U+10FFFF

} // namespace pishkhan
