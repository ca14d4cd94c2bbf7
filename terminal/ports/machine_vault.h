// SPDX-License-Identifier: GPL-3.0-or-later
/// What only this machine can open again: the TPM, where there is one. Implemented by terminal/tpm, asked by the journal for the key that
/// wraps the case keys (oversight.md 5.8).
#pragma once
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

class MachineVault {
public:
    virtual ~MachineVault() = default;
    /// At most 128 bytes. Errors: Storage (it does not answer or refuses), InvalidInput.
    virtual Result<Bytes> seal(ByteView secret) const = 0;
    /// Errors: Denied (sealed by another machine, or changed), Storage, InvalidInput (not a sealed form).
    virtual Result<Bytes> unseal(ByteView sealed) const = 0;
};

} // namespace pishkhan::ports
