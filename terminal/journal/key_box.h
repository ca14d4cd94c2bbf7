// SPDX-License-Identifier: GPL-3.0-or-later
/// KeyBox: the machine's key and what it protects. It wraps one 256-bit key per case, seals drafts, and marks the outbox
/// row. Destroying a case's wrapped key is erasure (oversight.md 5.8, 5.10).
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "terminal/crypto/aes_gcm.h"
#include "terminal/journal/schema.h"
#include "terminal/ports/machine_vault.h"

namespace pishkhan::journal {

/// The machine's vaults, best first. Each opens what bears its mark.
using Vaults = std::vector<std::shared_ptr<const ports::MachineVault>>;

class KeyBox {
public:
    /// Load the machine's key file, or make it (0600), sealed by the first vault when there is one. A key that lay there
    /// unsealed is sealed now. Errors: Storage, InvalidInput, Denied (readable by others; sealed by another machine).
    static Result<KeyBox> open(const std::string& machineKeyFile, const Vaults& vaults, std::string device,
                               std::uint32_t epoch);
    ~KeyBox();
    KeyBox(KeyBox&&) = default;
    KeyBox& operator=(KeyBox&&) = delete;

    /// False: the key was sealed on another machine than this one, which its vault opens all the same.
    bool isAtHome() const { return m_atHome; }
    /// From now on this machine is its home. Errors: as open.
    Status settle(const std::string& machineKeyFile, const Vaults& vaults);

    Bytes machineCheck() const;
    Hash outboxMac(const OutboxRow& row) const;

    /// A fresh case key, wrapped: nonce || AES-256-GCM(key || SHA-256("kc" || key)) || tag, bound to device and case.
    struct WrappedKey {
        crypto::SymmetricKey key{};
        Bytes wrapped;
    };
    Result<WrappedKey> makeCaseKey(const std::string& caseId) const;
    /// Errors: Integrity when the wrap was not made here for this case.
    Result<crypto::SymmetricKey> unwrap(const std::string& caseId, ByteView wrapped) const;

    Result<Bytes> sealDraft(const std::string& name, ByteView plain) const;
    Result<Bytes> openDraft(const std::string& name, ByteView sealed) const;

private:
    KeyBox(crypto::SymmetricKey key, std::string device, std::uint32_t epoch);
    Bytes bound(std::string_view purpose, const std::string& name) const;
    crypto::SymmetricKey m_machineKey;
    std::string m_device;
    std::uint32_t m_epoch;
    bool m_atHome = true;
};

} // namespace pishkhan::journal
