// SPDX-License-Identifier: GPL-3.0-or-later
/// TpmVault: a secret that only this machine's TPM 2.0 gives back (oversight.md 5.8). Sealed below the owner hierarchy's storage key, which
/// the TPM derives anew each time; the bus between us and the TPM carries it encrypted. Made by the composition root.
#pragma once
#include <memory>
#include <string>

#include "terminal/ports/machine_vault.h"

namespace pishkhan::tpm {

class TpmVault final : public ports::MachineVault {
public:
    /// `line`: a TCTI configuration, "device:/dev/tpmrm0".
    explicit TpmVault(std::string line) : m_line(std::move(line)) {}
    std::string_view mark() const override { return "PKTPM1\n"; }
    Result<Bytes> seal(ByteView secret) const override;
    Result<Bytes> unseal(ByteView sealed) const override;

private:
    std::string m_line;
};

/// The vault of this machine; null when it has no TPM, or this account may not use it.
std::shared_ptr<const ports::MachineVault> machineVault();

} // namespace pishkhan::tpm
