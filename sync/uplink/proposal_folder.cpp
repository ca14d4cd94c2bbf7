// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/proposal_folder.h"

#include <algorithm>
#include <filesystem>

#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::uplink {
namespace {

constexpr std::size_t mostHeld = 1000; ///< a flood from a hub does not fill the disk
constexpr const char* ending = ".statement";

std::vector<std::string> filesIn(const std::string& folder)
{
    std::vector<std::string> out;
    std::error_code failure;
    for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        if (at->path().extension() == ending && out.size() < mostHeld) {
            out.push_back(at->path().string());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

Result<ProposalFolder> ProposalFolder::open(const std::string& folder, ProposalAddress address)
{
    auto authority = TRY(crypto::Certificate::fromPem(address.authorityPem));
    ProposalFolder box(folder, std::move(address), std::move(authority));
    for (const std::string& path : filesIn(folder)) {
        const auto bytes = readFile(path, wire::maxParcelBytes + 64);
        ByteView rest = bytes ? ByteView(*bytes) : ByteView();
        const auto parcel = wire::takeParcel(rest);
        auto proposal = parcel && rest.empty() ? box.check(*parcel) : makeError(ErrorKind::Protocol, "not a parcel");
        if (proposal) {
            box.add(std::move(*proposal));
        } else {
            ++box.m_refused;
        }
    }
    return box;
}

Result<ports::Proposal> ProposalFolder::check(const wire::StatementParcel& parcel) const
{
    const wire::Statement what = TRY(wire::openParcel(parcel, &m_authority));
    if (what.device != m_address.device || what.office != m_address.office) {
        return makeError(ErrorKind::Integrity, "the statement is for another office or counter", "uplink");
    }
    ports::Proposal out;
    out.signer = {what.from, what.signer};
    out.id = what.id;
    out.subject = what.subject;
    out.about = what.about;
    out.amount = Rials(what.amountRials);
    out.text = what.text;
    out.object = toBase64(parcel.object);
    out.certificate = toBase64(parcel.certificateDer);
    out.issued = Instant{static_cast<std::int64_t>(std::min<std::uint64_t>(what.issuedMs, INT64_MAX))};
    out.expires = Instant{static_cast<std::int64_t>(std::min<std::uint64_t>(what.expiresMs, INT64_MAX))};
    const auto signer = TRY(crypto::Certificate::fromDer(parcel.certificateDer));
    out.certifiedFrom = signer.validFrom();
    out.certifiedTo = signer.validTo();
    return out;
}

/// A signer's number is taken by whoever came first: a second text under it is never shown as the same thing.
void ProposalFolder::add(ports::Proposal proposal)
{
    const bool known = std::any_of(m_held.begin(), m_held.end(), [&proposal](const ports::Proposal& one) {
        return one.signer.id == proposal.signer.id && one.id == proposal.id;
    });
    if (!known && m_held.size() < mostHeld) {
        m_held.push_back(std::move(proposal));
        std::stable_sort(m_held.begin(), m_held.end(), [](const ports::Proposal& left, const ports::Proposal& right) {
            return left.issued < right.issued;
        });
    }
}

Status ProposalFolder::take(ByteView parcels)
{
    while (!parcels.empty()) {
        const wire::StatementParcel parcel = TRY(wire::takeParcel(parcels));
        auto proposal = check(parcel);
        if (!proposal) {
            ++m_refused;
            continue;
        }
        const Bytes bytes = wire::encodeParcel(parcel);
        const std::string path = m_folder + "/" + toHex(crypto::sha256(parcel.object)) + ending;
        if (!fileExists(path) && m_held.size() < mostHeld) {
            TRY(makeFolder(m_folder));
            TRY(writeFileDurably(path, bytes, FileAccess::Private));
        }
        add(std::move(*proposal));
    }
    return {};
}

} // namespace pishkhan::uplink
