// SPDX-License-Identifier: GPL-3.0-or-later
/// HostVault: where the machine has no TPM, a secret of the machine that lies apart from the books: a systemd credential,
/// or a file outside the terminal's folder (oversight.md 5.8). A copy or backup of the books alone opens nothing. Whoever
/// has the whole disk has the secret too; that the disk runs in another machine is then noticed, not prevented.
///   sealed = u8 count || count x HMAC of a fact of the machine || AES-256-GCM(HMAC(secret), AAD = all before it)
#pragma once
#include <string>

#include "terminal/crypto/aes_gcm.h"
#include "terminal/ports/machine_vault.h"

namespace pishkhan::journal {

struct HostPlace {
    std::string secretFile;   ///< 32 bytes or more; made (0600, its folder 0700) by the first sealing when absent
    std::string sys = "/sys"; ///< where the machine tells what it is
};

class HostVault final : public ports::MachineVault {
public:
    explicit HostVault(HostPlace place) : m_place(std::move(place)) {}
    std::string_view mark() const override { return "PKHOST1\n"; }
    /// Errors also: Denied (others may read the secret).
    Result<Bytes> seal(ByteView secret) const override;
    Result<Bytes> unseal(ByteView sealed) const override;
    /// At least one of the facts of its day still holds, or there was none to hold on to.
    bool isAtHome(ByteView sealed) const override;

private:
    Result<crypto::SymmetricKey> hostSecret() const;
    Bytes factsUnder(const crypto::SymmetricKey& secret) const;
    HostPlace m_place;
};

} // namespace pishkhan::journal
