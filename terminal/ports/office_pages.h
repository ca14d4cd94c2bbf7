// SPDX-License-Identifier: GPL-3.0-or-later
/// OfficePages makes the pages that are about this counter itself: how ready it is, and the evidence of one case. Both need the whole home
/// folder (books, keys, papers), and evidence asks the hub for proofs: they are made on a worker of their own. Implemented by
/// terminal/office_pages, asked by terminal/app/office_page_lane.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

struct MadePage {
    std::string about; ///< counter, or the case's id
    Bytes pdf;
    std::string file; ///< what was made beside the page, for taking along; empty when nothing
};

/// A device as the running counter knows it; nobody opens it a second time for the page.
struct DeviceFact {
    std::string id, state, reason;
};

class OfficePages {
public:
    virtual ~OfficePages() = default;
    /// Errors: Storage, Integrity (a signature of the papers), Unsupported (nothing to draw with).
    virtual Result<MadePage> readiness(const std::vector<DeviceFact>& devices) const = 0;
    /// `which`: case id, receipt number or tracking code. Errors: Refused (the books hold no such case), Integrity, Storage.
    virtual Result<MadePage> evidence(const std::string& which) const = 0;
};

} // namespace pishkhan::ports
