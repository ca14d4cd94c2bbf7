// SPDX-License-Identifier: GPL-3.0-or-later
/// What came from outside the office and waits for a manager's answer. Beside the books, never in them: holding a proposal changes
/// nothing (lessons H1). Implemented by sync/uplink/proposal_folder, asked by terminal/app/live_books.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/instant.h"
#include "terminal/base/money.h"

namespace pishkhan::ports {

/// A statement whose signature, certificate and address were checked.
struct Proposal {
    Actor signer;
    std::string id, subject, about; ///< as in sync/wire/statement.h
    Rials amount;
    std::string text;
    std::string object, certificate;    ///< base64, for the event that quotes it
    Instant issued, expires;            ///< expires 0: never
    Instant certifiedFrom, certifiedTo; ///< validity of the signer's certificate
};

class ProposalBox {
public:
    virtual ~ProposalBox() = default;
    virtual const std::vector<Proposal>& held() const = 0; ///< oldest first; answered ones too
    virtual std::int64_t refused() const = 0;              ///< pieces whose signature or address did not hold
};

} // namespace pishkhan::ports
