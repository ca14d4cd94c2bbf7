// SPDX-License-Identifier: GPL-3.0-or-later
/// DeviceChains: the batches of a hub's log, followed device by device: each must continue the one before, and bear the
/// signature of its device where the certificate is known. Used by hub_check.
#pragma once
#include <map>

#include <nlohmann/json.hpp>

#include "sync/wire/batch.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::verify {

class DeviceChains {
public:
    /// Check this device's batches (its name is the certificate's common name). Errors: Storage, InvalidInput.
    Status trust(const std::string& certificatePath);
    /// The next leaf of the log. Errors: Integrity, naming the leaf.
    Status take(std::uint64_t leafIndex, ByteView leafData);
    nlohmann::ordered_json summary() const; ///< one object per device and epoch

private:
    struct Chain {
        std::uint64_t lastSequence = 0;
        Hash head{};
        std::uint64_t batches = 0;
    };
    struct Trusted {
        crypto::Certificate certificate;
        crypto::EcdsaPublicKey key;
    };
    Status checkSignature(const Trusted& device, const wire::LeafData& leaf, const Chain& chain) const;

    std::map<std::pair<std::string, std::uint32_t>, Chain> m_chains;
    std::map<std::string, Trusted> m_trusted;
};

} // namespace pishkhan::verify
