// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/chain.h"

#include "sync/wire/byte_reader.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::wire {

Result<Hash> genesisHead(std::string_view device, std::uint32_t epoch, const Hash& certificateHash)
{
    Bytes out = toBytes("chain/v1 genesis");
    putU8(out, 0);
    TRY(putText(out, device));
    putU32(out, epoch);
    append(out, certificateHash);
    return crypto::sha256(out);
}

Hash nextHead(const Hash& previous, const Hash& leaf)
{
    return crypto::Sha256().add("chain/v1").add(std::uint8_t{0}).add(previous).add(leaf).finish();
}

} // namespace pishkhan::wire
