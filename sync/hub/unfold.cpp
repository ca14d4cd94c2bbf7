// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/unfold.h"

#include <algorithm>

#include "terminal/domain/event_catalogue.h"

namespace pishkhan::hub {
namespace {

/// The fields the catalogue lists as Public or Office; whatever else stands in the clear part stays in the batch.
Fields shownFields(const domain::EventRow& row, const Fields& clear)
{
    Fields out;
    for (const domain::FieldRow& known : row.fields) {
        const bool shown =
            known.fieldClass == domain::FieldClass::Public || known.fieldClass == domain::FieldClass::Office;
        const auto found =
            std::find_if(clear.begin(), clear.end(), [&known](const Field& field) { return field.name == known.name; });
        if (shown && found != clear.end()) {
            out.push_back(*found);
        }
    }
    return out;
}

IndexedEvent toIndexed(const wire::EventRecord& record)
{
    IndexedEvent out;
    out.device = record.device;
    out.office = record.office;
    out.epoch = record.epoch;
    out.sequence = record.sequence;
    out.kind = record.kind;
    out.kindVersion = record.kindVersion;
    out.actorKind = static_cast<std::uint8_t>(record.actor.kind);
    out.actor = record.actor.id;
    out.caseId = record.caseId;
    out.agency = record.agency;
    // Ordinary clocks stay far below; a wild one must not become a negative instant.
    out.at.ms = static_cast<std::int64_t>(std::min<std::uint64_t>(record.wallMs, 253402300799999ULL));
    if (const auto* row = domain::findEventRow(record.kind)) {
        out.forAgency = row->audience == domain::Audience::Agency && !record.agency.empty();
        out.fields = shownFields(*row, record.clear);
        out.sentence = domain::describe(*row, out.fields, "fa");
    }
    return out;
}

} // namespace

Result<std::vector<IndexedEvent>> unfold(const StoredBatch& stored, const DeviceRow* device)
{
    std::vector<IndexedEvent> out;
    out.reserve(stored.batch.items.size());
    for (const wire::BatchItem& item : stored.batch.items) {
        auto event = toIndexed(TRY(wire::decodeEvent(item.event)));
        event.leaf = stored.leaf;
        event.position = out.size();
        event.receivedAt = stored.receivedAt;
        if (device != nullptr) {
            event.office = device->office;
        }
        out.push_back(std::move(event));
    }
    return out;
}

} // namespace pishkhan::hub
