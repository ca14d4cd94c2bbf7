// SPDX-License-Identifier: GPL-3.0-or-later
/// The single checks of an evidence pack; each needs those before it. Private to pack_check.
#pragma once
#include <map>
#include <optional>

#include "sync/tlog/policy.h"
#include "sync/verify/pack_manifest.h"
#include "sync/wire/evidence.h"
#include "terminal/base/ustar.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::verify {

/// Outcome of a check that can also find nothing to check.
enum class Found { Yes, Nothing };

struct PackWalk {
    std::string_view trustPem;
    std::optional<tlog::VerifierKey> log; ///< given from outside
    std::optional<tlog::Policy> policy;   ///< given from outside

    std::vector<TarMember> members;
    PackManifest manifest;
    std::optional<crypto::Certificate> certificate;
    std::vector<wire::EvidenceBatch> batches;
    std::vector<wire::BatchItem> items;
    std::vector<wire::EventRecord> events;
    std::string witness = "not-logged"; ///< not-logged, logged, witnessed
    std::string note;                   ///< of the check that ran last, for people

    Result<Found> archive(ByteView bytes);
    Result<Found> claims();
    Result<Found> files();
    Result<Found> trust();
    Result<Found> signature();
    Result<Found> chain();
    Result<Found> facts();
    Result<Found> range();
    Result<Found> sheet();
    Result<Found> proofs();

    std::optional<ByteView> member(std::string_view path) const;

private:
    std::vector<crypto::Certificate> m_authorities; ///< those of trustPem that are not the device's own
    Status actor(const wire::EventRecord& event) const;
    Status event(const wire::BatchItem& item);
    Result<Found> proof(const wire::EvidenceBatch& batch, const tlog::VerifierKey& log, bool& cosigned);
};

} // namespace pishkhan::verify
