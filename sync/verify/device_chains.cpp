// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/device_chains.h"

#include "sync/wire/chain.h"

namespace pishkhan::verify {
namespace {

Error wrong(const std::string& what)
{
    return makeError(ErrorKind::Integrity, what, "verify");
}

} // namespace

Status DeviceChains::trust(const std::string& certificatePath)
{
    crypto::Certificate certificate = TRY(crypto::Certificate::load(certificatePath));
    crypto::EcdsaPublicKey key = TRY(certificate.publicKey());
    std::string name = certificate.commonName();
    m_trusted.emplace(std::move(name), Trusted{std::move(certificate), std::move(key)});
    return {};
}

Status DeviceChains::checkSignature(const Trusted& device, const wire::LeafData& leaf, const Chain& chain) const
{
    const Bytes header = TRY(wire::encodeHeader(leaf.header));
    if (!wire::verifyHeader(header, leaf.signature, device.key)) {
        return wrong("its signature is not the device's");
    }
    const Hash genesis = TRY(wire::genesisHead(leaf.header.device, leaf.header.epoch, device.certificate.sha256()));
    if (chain.batches == 0 && leaf.header.previousHead != genesis) {
        return wrong("it does not start at the device's genesis head");
    }
    return {};
}

Status DeviceChains::take(std::uint64_t leafIndex, ByteView leafData)
{
    const std::string place = "leaf " + std::to_string(leafIndex) + ": ";
    const auto leaf = wire::decodeLeafData(leafData);
    if (!leaf) {
        return wrong(place + "not a batch header with its signature");
    }
    const wire::BatchHeader& header = leaf->header;
    Chain& chain = m_chains[{header.device, header.epoch}];
    const bool continues = chain.batches == 0
                               ? header.firstSequence == 1
                               : header.firstSequence == chain.lastSequence + 1 && header.previousHead == chain.head;
    if (!continues) {
        return wrong(place + "the batch does not continue the chain of " + header.device);
    }
    if (const auto device = m_trusted.find(header.device); device != m_trusted.end()) {
        const Status good = checkSignature(device->second, *leaf, chain);
        if (!good) {
            return wrong(place + good.error().what);
        }
    }
    chain = {header.lastSequence(), header.newHead, chain.batches + 1};
    return {};
}

nlohmann::ordered_json DeviceChains::summary() const
{
    auto out = nlohmann::ordered_json::array();
    for (const auto& [name, chain] : m_chains) {
        out.push_back({{"device", name.first},
                       {"epoch", name.second},
                       {"size", chain.lastSequence},
                       {"head", toBase64(chain.head)},
                       {"batches", chain.batches},
                       {"signaturesChecked", m_trusted.count(name.first) > 0}});
    }
    return out;
}

} // namespace pishkhan::verify
