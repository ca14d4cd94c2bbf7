// SPDX-License-Identifier: GPL-3.0-or-later
// What one who owns the device's key still cannot put into the mouth of the centre or of support.
#include <algorithm>

#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/crypto/merkle_hash.h"
#include "tests/terminal/evidence/tampers.h"

namespace pishkhan::evidence::test {
namespace {

using Key = const crypto::Signer&;

/// One event changed and everything after it hashed and signed again, as one who owns the device's key would: only what the
/// event itself embeds can still give it away.
Tamper rewritten(const char* name, std::string_view kind, std::function<void(wire::EventRecord&)> change)
{
    return {name, "events", [kind, change = std::move(change)](OpenPack pack, Key key) {
                auto events = *wire::decodeEvidenceEvents(pack.find("events.bin")->content);
                auto batches = *wire::decodeEvidenceBatches(pack.find("batches.bin")->content);
                for (wire::BatchItem& item : events) {
                    wire::EventRecord event = *wire::decodeEvent(item.event);
                    if (event.kind != kind) {
                        continue;
                    }
                    const Hash before = crypto::leafHash(item.event);
                    change(event);
                    item.event = wire::finishEvent(*wire::encodeUpToClear(event), item.sealed);
                    for (wire::EvidenceBatch& batch : batches) {
                        std::replace(batch.events.begin(), batch.events.end(), before, crypto::leafHash(item.event));
                    }
                }
                Hash head = batches.front().leaf.header.previousHead;
                for (wire::EvidenceBatch& batch : batches) {
                    wire::BatchHeader& header = batch.leaf.header;
                    header.previousHead = head;
                    for (const Hash& leaf : batch.events) {
                        head = wire::nextHead(head, leaf);
                    }
                    header.newHead = head;
                    header.eventsRoot = crypto::merkleRoot(batch.events);
                    batch.leafData = *wire::encodeHeader(header);
                    append(batch.leafData, *wire::signHeader(batch.leafData, key));
                }
                pack.find("events.bin")->content = wire::encodeEvidenceEvents(events);
                pack.find("batches.bin")->content = wire::encodeEvidenceBatches(batches);
                return closePack(std::move(pack), &key);
            }};
}

void setField(wire::EventRecord& event, std::string_view name, const std::string& value)
{
    for (Field& field : event.clear) {
        field.value = field.name == name ? value : field.value;
    }
}

/// Put other signed words in place of the centre's.
void embed(wire::EventRecord& event, const wire::Statement& what, const std::string& signer)
{
    event.clear = wire::quoteStatement(what, actors().sign(what, signer));
}

} // namespace

std::vector<Tamper> outsideTampers()
{
    constexpr std::string_view received = "proposal-received";
    const auto words = [](wire::EventRecord& event) {
        wire::Statement what = pishkhan::test::ActorPki::statement(event.actor.kind);
        what.about = "c-1";
        return what;
    };
    return {
        rewritten("the centre's text changed", received, [](wire::EventRecord& e) { setField(e, "text", "متن دیگر"); }),
        rewritten("the centre's amount changed", received, [](wire::EventRecord& e) { setField(e, "amount", "-1"); }),
        rewritten("a bit of the signed object", received,
                  [](wire::EventRecord& e) {
                      Bytes object = *fromBase64(valueOf(e.clear, "object"));
                      object[object.size() - 3] ^= 1U;
                      setField(e, "object", toBase64(object));
                  }),
        rewritten("no object at all", received, [](wire::EventRecord& e) { setField(e, "object", ""); }),
        rewritten("the clerk's line in the centre's name", "payment-final",
                  [](wire::EventRecord& e) {
                      e.actor = {ActorKind::Central, "markaz-01"};
                  }),
        rewritten("the centre called support", received,
                  [](wire::EventRecord& e) {
                      e.actor.kind = e.actor.kind == ActorKind::Central ? ActorKind::Support : ActorKind::Central;
                  }),
        rewritten("support in the centre's name", received,
                  [words](wire::EventRecord& e) {
                      e.actor = {ActorKind::Central, "markaz-01"};
                      embed(e, words(e), "support");
                  }),
        rewritten("a certificate of another authority", received,
                  [words](wire::EventRecord& e) {
                      e.actor = {ActorKind::Central, "markaz-01"};
                      embed(e, words(e), "impostor");
                  }),
        rewritten("words for another counter", received,
                  [words](wire::EventRecord& e) {
                      wire::Statement what = words(e);
                      what.device = "T-72009999-02";
                      embed(e, what, e.actor.kind == ActorKind::Central ? "central" : "support");
                  }),
    };
}

} // namespace pishkhan::evidence::test
