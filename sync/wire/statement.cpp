// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/statement.h"

#include <algorithm>
#include <charconv>

#include "sync/wire/byte_reader.h"
#include "terminal/base/utf8.h"

namespace pishkhan::wire {
namespace {

constexpr std::string_view magic = "PKS1";
constexpr std::string_view context = "statement/v1";

Error malformed(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "wire");
}
Error wrong(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "wire");
}

bool isOutside(ActorKind kind)
{
    return kind == ActorKind::Central || kind == ActorKind::Support;
}

Bytes signedMessage(ByteView body)
{
    Bytes message = toBytes(context);
    message.push_back(0);
    append(message, body);
    return message;
}

Result<std::string> utf8Text(ByteReader& in)
{
    std::string text = TRY(in.text());
    if (!isUtf8(text)) {
        return malformed("a text of the statement is not UTF-8");
    }
    return text;
}

/// Decimal, as std::to_string writes it; anything else would be a second way to say the same.
Result<std::int64_t> readAmount(ByteReader& in)
{
    const std::string text = TRY(in.text());
    std::int64_t amount = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (failure != std::errc() || end != text.data() + text.size() || std::to_string(amount) != text) {
        return malformed("the amount of the statement is not a number");
    }
    return amount;
}

Status putWords(Bytes& out, std::initializer_list<const std::string*> words)
{
    for (const std::string* word : words) {
        TRY(putText(out, *word));
    }
    return {};
}

void putLong(Bytes& out, ByteView bytes)
{
    putU32(out, static_cast<std::uint32_t>(bytes.size()));
    append(out, bytes);
}

Result<Bytes> takeLong(ByteReader& in)
{
    const std::uint32_t length = TRY(in.u32());
    if (length > maxParcelBytes) {
        return malformed("the parcel is too long");
    }
    return toBytes(TRY(in.take(length)));
}

} // namespace

Result<Bytes> signStatement(const Statement& what, const crypto::Signer& key)
{
    if (!isOutside(what.from) || what.signer.empty() || what.id.empty() || what.device.empty()) {
        return makeError(ErrorKind::InvalidInput, "a statement needs a kind, a signer, an id and a device", "wire");
    }
    Bytes out = toBytes(magic);
    putU8(out, static_cast<std::uint8_t>(what.from));
    const std::string amount = std::to_string(what.amountRials);
    TRY(putWords(
        out, {&what.signer, &what.id, &what.device, &what.office, &what.subject, &what.about, &amount, &what.text}));
    putU64(out, what.issuedMs);
    putU64(out, what.expiresMs);
    const crypto::Signature signature = TRY(key.sign(signedMessage(out)));
    append(out, signature);
    static_cast<void>(TRY(decodeStatement(out))); // what no verifier would read is not signed
    return out;
}

Result<SignedStatement> decodeStatement(ByteView object)
{
    SignedStatement out;
    if (object.size() > maxStatementBytes || object.size() < out.signature.size()) {
        return malformed("the statement's length is out of range");
    }
    ByteReader in(object);
    Statement& what = out.statement;
    TRY(in.expect(magic));
    const std::uint8_t kind = TRY(in.u8());
    what.from = static_cast<ActorKind>(kind);
    if (kind > 4 || !isOutside(what.from)) {
        return malformed("the statement's actor kind is neither central nor support");
    }
    for (std::string* word : {&what.signer, &what.id, &what.device, &what.office, &what.subject, &what.about}) {
        *word = TRY(utf8Text(in));
    }
    what.amountRials = TRY(readAmount(in));
    what.text = TRY(utf8Text(in));
    what.issuedMs = TRY(in.u64());
    what.expiresMs = TRY(in.u64());
    out.body = toBytes(object.first(in.position()));
    out.signature = TRY(in.array<64>());
    TRY(in.expectEnd());
    if (what.signer.empty() || what.id.empty() || what.device.empty()) {
        return malformed("the statement lacks its signer, its id or its device");
    }
    return out;
}

Bytes encodeParcel(const StatementParcel& parcel)
{
    Bytes out;
    putLong(out, parcel.object);
    putLong(out, parcel.certificateDer);
    return out;
}

Result<StatementParcel> takeParcel(ByteView& bytes)
{
    ByteReader in(bytes);
    StatementParcel parcel;
    parcel.object = TRY(takeLong(in));
    parcel.certificateDer = TRY(takeLong(in));
    bytes = in.rest();
    return parcel;
}

Status checkStatement(const SignedStatement& object, const crypto::Certificate& signer,
                      const crypto::Certificate* authority)
{
    const Statement& what = object.statement;
    const bool central = what.from == ActorKind::Central;
    if (!signer.isCertifiedFor(central ? centralPurpose : supportPurpose)) {
        return wrong("the signer's key is not certified for this kind of actor");
    }
    if (signer.commonName() != what.signer) {
        return wrong("the statement's signer is not the certificate's");
    }
    const crypto::EcdsaPublicKey key = TRY(signer.publicKey());
    if (!key.verify(signedMessage(object.body), object.signature)) {
        return wrong("the statement's signature does not hold");
    }
    const bool dated = what.issuedMs >= static_cast<std::uint64_t>(std::max<std::int64_t>(0, signer.validFrom().ms)) &&
                       what.issuedMs <= static_cast<std::uint64_t>(std::max<std::int64_t>(0, signer.validTo().ms));
    if (!dated) {
        return wrong("the statement was not signed while its certificate was valid");
    }
    return authority == nullptr || signer.issuedBy(*authority)
               ? Status()
               : wrong("the signer's certificate was not issued by the authority");
}

Result<Statement> openParcel(const StatementParcel& parcel, const crypto::Certificate* authority)
{
    const SignedStatement object = TRY(decodeStatement(parcel.object));
    const auto signer = crypto::Certificate::fromDer(parcel.certificateDer);
    if (!signer) {
        return wrong("the signer's certificate cannot be read");
    }
    TRY(checkStatement(object, *signer, authority));
    return object.statement;
}

Fields quoteStatement(const Statement& what, const StatementParcel& parcel)
{
    return {{"proposal", what.id},
            {"subject", what.subject},
            {"about", what.about},
            {"amount", std::to_string(what.amountRials)},
            {"text", what.text},
            {"object", toBase64(parcel.object)},
            {"certificate", toBase64(parcel.certificateDer)}};
}

Status checkActor(const EventRecord& event, const crypto::Certificate* authority)
{
    if (!isOutside(event.actor.kind)) {
        return {};
    }
    const auto object = fromBase64(valueOf(event.clear, "object"));
    const auto certificate = fromBase64(valueOf(event.clear, "certificate"));
    if (!object || !certificate || object->empty() || certificate->empty()) {
        return wrong("an event of a central or support actor lacks its signer's object");
    }
    const StatementParcel parcel{*object, *certificate};
    const auto what = openParcel(parcel, authority);
    if (!what) {
        return makeError(ErrorKind::Integrity, what.error().what, "wire");
    }
    if (what->from != event.actor.kind || what->signer != event.actor.id || what->device != event.device ||
        what->office != event.office) {
        return wrong("the embedded statement is another actor's, or for another office");
    }
    return event.clear == quoteStatement(*what, parcel) && event.sealedLength == 0
               ? Status()
               : wrong("the event does not say what the embedded statement says");
}

Status checkActors(const Batch& batch, const crypto::Certificate* authority)
{
    for (const BatchItem& item : batch.items) {
        const EventRecord event = TRY(decodeEvent(item.event));
        if (const Status sound = checkActor(event, authority); !sound) {
            return makeError(ErrorKind::Integrity,
                             sound.error().what + " (sequence " + std::to_string(event.sequence) + ")", "wire");
        }
    }
    return {};
}

} // namespace pishkhan::wire
