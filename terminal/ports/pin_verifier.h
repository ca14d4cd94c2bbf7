// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks a PIN against its stored Argon2id hash. Slow on purpose (about 100 ms); blocks.
#pragma once
#include <string>

#include "terminal/base/result.h"

namespace pishkhan::ports {

class PinVerifier {
public:
    virtual ~PinVerifier() = default;
    /// `encoded` is the PHC string ($argon2id$…). Errors: InvalidInput when it is not one.
    virtual Result<bool> matches(const std::string& encoded, const std::string& pin) const = 0;
};

} // namespace pishkhan::ports
