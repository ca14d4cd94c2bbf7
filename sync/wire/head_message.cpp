// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/head_message.h"

#include "sync/wire/byte_reader.h"

namespace pishkhan::wire {
namespace {

Result<Bytes> encodeMessage(const HeadMessage& message)
{
    Bytes out = toBytes("PKH1");
    TRY(putText(out, message.device));
    putU32(out, message.epoch);
    putU64(out, message.sequence);
    append(out, message.head);
    append(out, message.nonce);
    putU64(out, message.wallMs);
    return out;
}

Bytes signedText(ByteView message)
{
    Bytes out = toBytes("head/v1");
    putU8(out, 0);
    append(out, message);
    return out;
}

} // namespace

Result<Bytes> signHead(const HeadMessage& message, const crypto::Signer& key)
{
    Bytes out = TRY(encodeMessage(message));
    append(out, TRY(key.sign(signedText(out))));
    return out;
}

Result<SignedHead> decodeHead(ByteView bytes)
{
    ByteReader in(bytes);
    SignedHead head;
    TRY(in.expect("PKH1"));
    head.message.device = TRY(in.text());
    head.message.epoch = TRY(in.u32());
    head.message.sequence = TRY(in.u64());
    head.message.head = TRY(in.array<32>());
    head.message.nonce = TRY(in.array<16>());
    head.message.wallMs = TRY(in.u64());
    head.signature = TRY(in.array<64>());
    TRY(in.expectEnd());
    return head;
}

bool verifyHead(const SignedHead& head, const crypto::EcdsaPublicKey& key)
{
    const auto message = encodeMessage(head.message);
    return message && key.verify(signedText(*message), head.signature);
}

} // namespace pishkhan::wire
