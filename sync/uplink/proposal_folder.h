// SPDX-License-Identifier: GPL-3.0-or-later
/// ProposalFolder: statements from outside the office as files beside the books (`inbox/`), whichever way they came: from the hub or on a
/// stick. Each is checked against the authority's certificate and this device before anybody sees it. Owner thread only.
#pragma once
#include <string>

#include "sync/wire/statement.h"
#include "terminal/ports/proposal_box.h"

namespace pishkhan::uplink {

struct ProposalAddress {
    std::string device, office;
    std::string authorityPem; ///< who certifies the centre and support
};

class ProposalFolder final : public ports::ProposalBox {
public:
    /// Reads what is there; a folder that is not there is empty. Errors: InvalidInput (the authority), Storage.
    static Result<ProposalFolder> open(const std::string& folder, ProposalAddress address);

    /// Keep parcels that arrived, durably; the same one twice is kept once. What does not hold is counted and thrown away.
    /// Errors: Storage, Protocol (the rest is not a row of parcels).
    Status take(ByteView parcels);

    const std::vector<ports::Proposal>& held() const override { return m_held; }
    std::int64_t refused() const override { return m_refused; }

private:
    ProposalFolder(std::string folder, ProposalAddress address, crypto::Certificate authority)
        : m_folder(std::move(folder)), m_address(std::move(address)), m_authority(std::move(authority))
    {
    }
    Result<ports::Proposal> check(const wire::StatementParcel& parcel) const;
    void add(ports::Proposal proposal);

    std::string m_folder;
    ProposalAddress m_address;
    crypto::Certificate m_authority;
    std::vector<ports::Proposal> m_held;
    std::int64_t m_refused = 0;
};

} // namespace pishkhan::uplink
