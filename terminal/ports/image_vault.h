// SPDX-License-Identifier: GPL-3.0-or-later
/// Where sealed pictures of documents lie: the rare ones a signed service sheet has kept (decree Art. 12). Only ciphertext ever comes here,
/// named by its digest; nobody at the office can open it, its agency can.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

class ImageVault {
public:
    virtual ~ImageVault() = default;
    /// To the agency's certificate. Callable from the scanner's thread. Errors: Refused (agency-unknown), InvalidInput, Storage.
    virtual Result<Bytes> seal(const std::string& agency, ByteView picture) const = 0;
    /// Durably; gives the digest (SHA-256, hex) it is found by. Errors: Storage.
    virtual Result<std::string> keep(ByteView sealed) = 0;
    /// Overwrites and removes it; gone already is good. Errors: Storage.
    virtual Status destroy(const std::string& digest) = 0;
    virtual std::vector<std::string> kept() const = 0; ///< digests of what lies there
};

} // namespace pishkhan::ports
