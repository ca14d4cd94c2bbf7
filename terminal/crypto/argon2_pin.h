// SPDX-License-Identifier: GPL-3.0-or-later
/// PIN hashes: Argon2id in the PHC text form ($argon2id$v=19$m=…). Implements ports::PinVerifier; hashPin is called when
/// an account is made. Slow on purpose (about 100 ms); blocks.
#pragma once
#include "terminal/ports/pin_verifier.h"

namespace pishkhan::crypto {

/// Cost of a new hash. The defaults take about 0.1 s on an office PC; tests use less.
struct PinCost {
    std::uint32_t passes = 3;
    std::uint32_t memoryKiB = 64 * 1024;
};

/// Errors: InvalidInput for an empty PIN or more than 128 bytes, Storage without randomness or memory.
Result<std::string> hashPin(const std::string& pin, PinCost cost = {});

class Argon2PinVerifier final : public ports::PinVerifier {
public:
    Result<bool> matches(const std::string& encoded, const std::string& pin) const override;
};

} // namespace pishkhan::crypto
