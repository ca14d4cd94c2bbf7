// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_line.h"

#include <charconv>

namespace pishkhan::payment::nexo {
namespace {

Tree trailer(const SealedBlob& sealed)
{
    return group("SecurityTrailer", {number("AdyenCryptoVersion", 1), attribute("Hmac", sealed.hmac),
                                     attribute("KeyIdentifier", sealed.keyIdentifier),
                                     number("KeyVersion", sealed.keyVersion), attribute("Nonce", sealed.nonce)});
}

SealedBlob readSealed(const Tree& message)
{
    SealedBlob out;
    const Tree& around = message.at({"SecurityTrailer"});
    out.blob = message.value("NexoBlob");
    out.hmac = around.value("Hmac");
    out.nonce = around.value("Nonce");
    out.keyIdentifier = around.value("KeyIdentifier");
    const std::string_view version = around.value("KeyVersion");
    std::from_chars(version.data(), version.data() + version.size(), out.keyVersion);
    return out;
}

bool sameParts(const Tree& a, const Tree& b)
{
    for (const char* name : {"MessageCategory", "MessageType", "ServiceID", "SaleID", "POIID"}) {
        if (a.value(name) != b.value(name)) {
            return false;
        }
    }
    return true;
}

} // namespace

Result<std::string> writeMessage(const std::optional<BlobKeys>& keys, const Tree& message, const Nonce& nonce)
{
    if (!keys) {
        return toXml(message);
    }
    const SealedBlob sealed = TRY(seal(*keys, toJson(message), nonce));
    return toJson(
        group(message.name, {message.at({"MessageHeader"}), attribute("NexoBlob", sealed.blob), trailer(sealed)}));
}

Result<Answer> readMessage(const std::optional<BlobKeys>& keys, std::string_view body)
{
    if (!keys) {
        const Tree message = TRY(fromXml(body));
        return readAnswer(message);
    }
    const Tree outer = TRY(fromJson(body));
    const std::string plain = TRY(unseal(*keys, readSealed(outer)));
    const Tree inner = TRY(fromJson(plain));
    if (inner.name != outer.name || !sameParts(inner.at({"MessageHeader"}), outer.at({"MessageHeader"}))) {
        return makeError(ErrorKind::Integrity, "a sealed message under another header", "nexo");
    }
    return readAnswer(inner);
}

Heard exchange(const Wire& wire, const ports::Clock& clock, const Tree& message, const Patience& patience)
{
    const auto body = writeMessage(wire.keys, message, wire.nonce ? wire.nonce() : Nonce{});
    if (!body) {
        return {Sent::Nothing, body.error()};
    }
    auto bytes = wire.connect();
    if (!bytes) {
        return {Sent::Nothing, bytes.error()};
    }
    http::Line line(std::move(*bytes), clock);
    const bool xml = wire.dialect() == Dialect::Xml;
    const Status posted =
        line.post(xml ? "/EPASSaleToPOI/3.1" : "/nexo/",
                  xml ? "application/xml; charset=utf-8" : "application/json; charset=utf-8", *body, patience.sending);
    const auto got = posted ? line.await(patience.answer, patience.meanwhile) : Result<http::Answer>(posted.error());
    line.close();
    if (!got) {
        return {Sent::Perhaps, got.error()};
    }
    if (got->status == 204 || (got->status == 200 && got->body.empty())) {
        return {Sent::Perhaps, std::optional<Answer>()};
    }
    if (got->status != 200) {
        return {Sent::Perhaps, makeError(ErrorKind::Protocol, "another status than 200", "nexo", got->status)};
    }
    auto answer = readMessage(wire.keys, got->body);
    if (!answer) {
        return {Sent::Perhaps, answer.error()};
    }
    return {Sent::Perhaps, std::optional<Answer>(std::move(*answer))};
}

} // namespace pishkhan::payment::nexo
