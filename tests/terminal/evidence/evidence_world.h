// SPDX-License-Identifier: GPL-3.0-or-later
/// Books of two cases in one folder, with everything a pack is made of, and a pack taken apart and put together again.
#pragma once
#include <functional>

#include "terminal/crypto/certificate.h"
#include "terminal/evidence/evidence_pack.h"
#include "terminal/evidence/tar_writer.h"
#include "tests/sync/wire/actor_pki.h"

namespace pishkhan::evidence::test {

enum class World { Alone, Logged, Witnessed };

/// Who may speak from outside in these worlds, and who only pretends to.
const pishkhan::test::ActorPki& actors();

/// Makes journal, keys, sheets and log in `folder` and answers an order for case "c-1"; `trust.pem` is whom an auditor believes:
/// the device and the authority. The office accepted what the centre said about the case and disputed what support said.
/// Errors: Storage and the like.
Result<EvidenceOrder> makeWorld(const std::string& folder, World world);
Result<crypto::EcdsaKey> deviceKey(const std::string& folder);

/// A pack as its members, in order.
struct OpenPack {
    std::vector<Member> members;
    Member* find(const std::string& path);
};
OpenPack openPack(const Bytes& pack);
/// Put together; the manifest's digests are made right and signed again with `key`, as one who owns that key would.
Bytes closePack(OpenPack pack, const crypto::Signer* key);
/// Put together without touching the manifest.
Bytes closePackAsIs(const OpenPack& pack);

} // namespace pishkhan::evidence::test
