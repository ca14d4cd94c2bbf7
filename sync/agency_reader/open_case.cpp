// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agency_reader/open_case.h"

#include <algorithm>

#include "sync/wire/evidence.h"
#include "terminal/base/ustar.h"
#include "terminal/crypto/aes_gcm.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/cms.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::agency_reader {
namespace {

Error trouble(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "agency-reader");
}

Result<std::vector<wire::BatchItem>> eventsOf(ByteView pack)
{
    for (const TarMember& member : TRY(readUstar(pack))) {
        if (member.path == "events.bin") {
            return wire::decodeEvidenceEvents(member.content);
        }
    }
    return trouble(ErrorKind::Protocol, "the pack holds no events");
}

/// The case key out of its event: key || SHA-256("kc" || key), sealed to the agency; the event states the second half.
Result<crypto::SymmetricKey> keyFrom(const wire::EventRecord& event, const AgencyKey& agency)
{
    const Bytes cms = TRY(fromBase64(valueOf(event.clear, "cms")));
    const Bytes committed = TRY(fromBase64(valueOf(event.clear, "commitment")));
    Bytes plain = TRY(crypto::openWithKey(cms, agency.certificatePem, agency.privateKeyPem));
    crypto::SymmetricKey key{};
    if (plain.size() != 2 * key.size()) {
        return trouble(ErrorKind::Integrity, "the sealed case key has another form");
    }
    std::copy_n(plain.begin(), key.size(), key.begin());
    const Hash commitment = crypto::Sha256().add("kc").add(ByteView(key)).finish();
    const bool same = crypto::equalInConstantTime(commitment, committed) &&
                      crypto::equalInConstantTime(commitment, ByteView(plain).subspan(key.size()));
    crypto::wipe(plain);
    return same ? Result<crypto::SymmetricKey>(key)
                : trouble(ErrorKind::Integrity, "the case key is not the one the event commits to");
}

Result<crypto::SymmetricKey> findKey(const std::vector<wire::BatchItem>& items, const AgencyKey& agency)
{
    const auto certificate = TRY(crypto::Certificate::fromPem(agency.certificatePem));
    const std::string recipient = toHex(certificate.sha256());
    for (const wire::BatchItem& item : items) {
        const wire::EventRecord event = TRY(wire::decodeEvent(item.event));
        if (event.kind == "case-key" && valueOf(event.clear, "recipient") == recipient) {
            return keyFrom(event, agency);
        }
    }
    return trouble(ErrorKind::Refused, "no case key in this pack was sealed to this agency");
}

} // namespace

Result<std::vector<OpenedFact>> openCase(ByteView pack, const AgencyKey& agency)
{
    const auto items = TRY(eventsOf(pack));
    crypto::SymmetricKey key = TRY(findKey(items, agency));
    std::vector<OpenedFact> out;
    for (const wire::BatchItem& item : items) {
        const wire::EventRecord event = TRY(wire::decodeEvent(item.event));
        if (event.sealedLength == 0) {
            continue;
        }
        OpenedFact fact{event.sequence, event.kind, {}, item.sealed.empty()};
        if (!fact.erased) {
            Bytes plain = TRY(crypto::unseal(key, item.sealed, wire::upToClear(item.event)));
            fact.personal = TRY(wire::decodeFields(plain));
            crypto::wipe(plain);
        }
        out.push_back(std::move(fact));
    }
    crypto::wipe(key);
    return out;
}

} // namespace pishkhan::agency_reader
