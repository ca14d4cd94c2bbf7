// SPDX-License-Identifier: GPL-3.0-or-later
// IngestWriter: a terminal whose place another machine has taken (lessons H16). What the old machine still says is kept beside the log and
// told to the supervisors; what the new one says first must name the old books as they are known here.
#include "sync/hub/ingest_writer.h"
#include "sync/hub/request_target.h"
#include "sync/wire/event.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr const char* firstKind = "books-continued";

} // namespace

/// Nothing of it moves the device's contact: the nonce and the place are the new machine's.
Result<IngestAnswer> IngestWriter::storeReplaced(const Arrival& arrival)
{
    IngestAnswer answer;
    answer.hubTime = m_now();
    answer.place = TRY(m_store.place(arrival.device, arrival.epoch, arrival.genesis));
    for (const wire::Batch& batch : arrival.batches) {
        static_cast<void>(TRY(keepAside(batch)));
    }
    TRY(m_store.alarmHourly(arrival.device, "replaced-spoke", "in epoch " + std::to_string(arrival.epoch),
                            answer.hubTime));
    answer.refusal = Refusal{409, "replaced", "another machine has taken this one's place; what it says is kept aside"};
    return answer;
}

/// Called with the batch that was just stored. A new machine's books begin with the old ones' last root; where that is not the one stored
/// here, or less of them is named than is stored here, somebody must look.
Status IngestWriter::checkContinuation(const wire::Batch& batch)
{
    const auto& header = batch.header;
    const auto replaced = TRY(m_store.replacedKeys(header.device));
    if (header.firstSequence != 1 || replaced.empty() || header.epoch <= replaced.back().lastEpoch ||
        TRY(m_store.hasEpochBetween(header.device, replaced.back().lastEpoch, header.epoch))) {
        return {};
    }
    const auto first = TRY(wire::decodeEvent(batch.items.front().event));
    const auto& old = replaced.back();
    const auto named = [&first](const char* field) { return std::string(valueOf(first.clear, field)); };
    const bool same = first.kind == firstKind && named("oldEpoch") == std::to_string(old.lastEpoch) &&
                      named("certificate") == toHex(crypto::sha256(old.certificate));
    const auto head = same ? TRY(m_store.headAfter(header.device, old.lastEpoch, named("oldSequence"))) : std::string();
    const bool lessThanHere = same && parseDecimal(named("oldSequence")).value_or(0) < old.sequence;
    if (!same || lessThanHere || (!head.empty() && head != named("oldHead"))) {
        return m_store.alarm(header.device, "continuation",
                             "named " + named("oldSequence") + ", here " + std::to_string(old.sequence), m_now());
    }
    return {};
}

} // namespace pishkhan::hub
