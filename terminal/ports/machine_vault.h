// SPDX-License-Identifier: GPL-3.0-or-later
/// What only this machine can open again: its TPM (terminal/tpm), or a secret of the machine kept apart from the books
/// (terminal/journal/host_vault). Asked by the journal for the key that wraps the case keys (oversight.md 5.8).
#pragma once
#include <string_view>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

class MachineVault {
public:
    virtual ~MachineVault() = default;
    /// How a file sealed by this kind of vault begins.
    virtual std::string_view mark() const = 0;
    /// At most 128 bytes. Errors: Storage (it does not answer or refuses), InvalidInput.
    virtual Result<Bytes> seal(ByteView secret) const = 0;
    /// Errors: Denied (sealed by another machine, or changed), Storage, InvalidInput (not a sealed form).
    virtual Result<Bytes> unseal(ByteView sealed) const = 0;
    /// Was it sealed on this very machine, as far as that can be told? A vault that opens nowhere else need not look.
    virtual bool isAtHome(ByteView sealed) const
    {
        static_cast<void>(sealed);
        return true;
    }
};

} // namespace pishkhan::ports
