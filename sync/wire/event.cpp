// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/event.h"

#include "sync/wire/byte_reader.h"
#include "terminal/base/check.h"
#include "terminal/base/utf8.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::wire {
namespace {

constexpr std::string_view magic = "PKE1";
constexpr std::size_t sealedTail = 4 + 32; ///< sealed_len and its digest

Result<std::string> utf8Text(ByteReader& in)
{
    std::string text = TRY(in.text());
    if (!isUtf8(text)) {
        return makeError(ErrorKind::Protocol, "a text is not UTF-8", "wire");
    }
    return text;
}

Result<Actor> readActor(ByteReader& in)
{
    const std::uint8_t kind = TRY(in.u8());
    if (kind < 1 || kind > 4) {
        return makeError(ErrorKind::Protocol, "unknown actor kind", "wire");
    }
    return Actor{static_cast<ActorKind>(kind), TRY(utf8Text(in))};
}

} // namespace

Result<Bytes> encodeFields(const Fields& fields)
{
    Bytes out;
    for (const Field& field : fields) {
        TRY(putText(out, field.name));
        TRY(putText(out, field.value));
    }
    if (out.size() > maxSealedBytes) {
        return makeError(ErrorKind::InvalidInput, "the fields of one event are too long", "wire");
    }
    return out;
}

Result<Fields> decodeFields(ByteView bytes)
{
    ByteReader in(bytes);
    Fields fields;
    while (!in.rest().empty()) {
        Field field;
        field.name = TRY(utf8Text(in));
        field.value = TRY(utf8Text(in));
        fields.push_back(std::move(field));
    }
    return fields;
}

Result<Bytes> encodeUpToClear(const EventRecord& event)
{
    const Bytes clear = TRY(encodeFields(event.clear));
    Bytes out = toBytes(magic);
    TRY(putText(out, event.device));
    putU32(out, event.epoch);
    putU64(out, event.sequence);
    TRY(putText(out, event.kind));
    putU16(out, event.kindVersion);
    putU8(out, static_cast<std::uint8_t>(event.actor.kind));
    TRY(putText(out, event.actor.id));
    TRY(putText(out, event.caseId));
    TRY(putText(out, event.agency));
    TRY(putText(out, event.office));
    putU64(out, event.wallMs);
    putU64(out, event.monoMs);
    append(out, event.bootId);
    putU32(out, static_cast<std::uint32_t>(clear.size()));
    append(out, clear);
    if (out.size() + sealedTail > maxEventBytes) {
        return makeError(ErrorKind::InvalidInput, "the event is too long", "wire");
    }
    return out;
}

Bytes finishEvent(Bytes upToClear, ByteView sealed)
{
    putU32(upToClear, static_cast<std::uint32_t>(sealed.size()));
    append(upToClear, crypto::sha256(sealed));
    return upToClear;
}

Result<Bytes> encodeEvent(const EventRecord& event)
{
    Bytes out = TRY(encodeUpToClear(event));
    putU32(out, event.sealedLength);
    append(out, event.sealedHash);
    return out;
}

Result<EventRecord> decodeEvent(ByteView bytes)
{
    if (bytes.size() > maxEventBytes) {
        return makeError(ErrorKind::Protocol, "the event is too long", "wire");
    }
    ByteReader in(bytes);
    EventRecord event;
    TRY(in.expect(magic));
    event.device = TRY(utf8Text(in));
    event.epoch = TRY(in.u32());
    event.sequence = TRY(in.u64());
    event.kind = TRY(utf8Text(in));
    event.kindVersion = TRY(in.u16());
    event.actor = TRY(readActor(in));
    event.caseId = TRY(utf8Text(in));
    event.agency = TRY(utf8Text(in));
    event.office = TRY(utf8Text(in));
    event.wallMs = TRY(in.u64());
    event.monoMs = TRY(in.u64());
    event.bootId = TRY(in.array<16>());
    const std::uint32_t clearLength = TRY(in.u32());
    const ByteView clear = TRY(in.take(clearLength));
    event.clear = TRY(decodeFields(clear));
    event.sealedLength = TRY(in.u32());
    event.sealedHash = TRY(in.array<32>());
    TRY(in.expectEnd());
    if (event.sequence == 0 || event.sealedLength > maxSealedBytes) {
        return makeError(ErrorKind::Protocol, "sequence or sealed length out of range", "wire");
    }
    return event;
}

ByteView upToClear(ByteView event)
{
    CHECK(event.size() > sealedTail);
    return event.first(event.size() - sealedTail);
}

} // namespace pishkhan::wire
