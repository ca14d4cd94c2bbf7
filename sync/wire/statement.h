// SPDX-License-Identifier: GPL-3.0-or-later
/// A statement from outside the office ("PKS1"): what the centre proposes, or what support did, signed by a key that is certified for
/// exactly that (oversight.md 5.3, lessons H1, H2). Made by `pishkhan-propose`, carried by the hub or a stick, answered by the office.
/// An event of actor kind central or support embeds one; checkActor() is the rule every verifier applies.
#pragma once
#include "sync/wire/batch.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::wire {

struct Statement {
    ActorKind from = ActorKind::Central; ///< Central or Support
    std::string signer;                  ///< common name of the certificate
    std::string id;                      ///< the signer's own number for it; once in a journal
    std::string device, office;          ///< whom it is for
    std::string subject;                 ///< stable word: correction, notice, session
    std::string about;                   ///< case id, or business date; empty
    std::int64_t amountRials = 0;        ///< of a correction, signed; 0 for none
    std::string text;                    ///< for people; no personal data
    std::uint64_t issuedMs = 0;
    std::uint64_t expiresMs = 0; ///< after this it can no longer be accepted; 0: never
    bool operator==(const Statement&) const = default;
};

struct SignedStatement {
    Statement statement;
    Bytes body; ///< what is signed, as given
    crypto::Signature signature{};
};

/// What travels: the object and who vouches for its signer.
struct StatementParcel {
    Bytes object;         ///< statement || signature
    Bytes certificateDer; ///< the signer's
};

/// Extended key usages that certify a key for one kind of actor.
constexpr const char* centralPurpose = "2.25.2910597562489413450023061226048157519.1";
constexpr const char* supportPurpose = "2.25.2910597562489413450023061226048157519.2";

constexpr std::size_t maxStatementBytes = 8192;
constexpr std::size_t maxParcelBytes = 16384;

/// Errors: InvalidInput (a field too long, a kind that is not the outside's), those of the key.
Result<Bytes> signStatement(const Statement& statement, const crypto::Signer& key);
/// Strict and bounded. Errors: Protocol.
Result<SignedStatement> decodeStatement(ByteView object);

/// u32 length || object || u32 length || certificate.
Bytes encodeParcel(const StatementParcel& parcel);
/// Takes one off the front of `bytes`. Errors: Protocol.
Result<StatementParcel> takeParcel(ByteView& bytes);

/// Signed by this certificate, whose name and purpose are those of the statement, within its validity; and issued by `authority` when
/// there is one. Errors: Integrity, naming what does not hold.
Status checkStatement(const SignedStatement& object, const crypto::Certificate& signer,
                      const crypto::Certificate* authority);
/// The whole of a parcel. Errors: Protocol, Integrity.
Result<Statement> openParcel(const StatementParcel& parcel, const crypto::Certificate* authority);

/// Fields of an event that quotes a statement, in order: proposal subject about amount text object certificate.
Fields quoteStatement(const Statement& statement, const StatementParcel& parcel);

/// Oversight.md 5.3: kinds human and system need nothing; central and support embed a statement of that kind, by that actor, for this
/// device and office, quoted truly. `authority` null: whole, but not whose. Errors: Integrity.
Status checkActor(const EventRecord& event, const crypto::Certificate* authority);
/// The same for every event of a batch. Errors: Integrity, naming the sequence; Protocol.
Status checkActors(const Batch& batch, const crypto::Certificate* authority);

} // namespace pishkhan::wire
