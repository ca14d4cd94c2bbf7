// SPDX-License-Identifier: GPL-3.0-or-later
/// The signed list of services this office can offer. It comes from the agencies' side with a detached signature and is
/// believed only when that holds; a catalogue with a broken signature is no catalogue. Loaded once by the composition
/// root; immutable afterwards. Follows R-03; the signature is ECDSA P-256 over "catalogue/v1" ‖ 00 ‖ file bytes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/catalogue/known_error.h"
#include "terminal/catalogue/service_sheet.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

struct Catalogue {
    std::string version;
    std::string publisher;
    domain::JalaliDate validFrom;
    domain::JalaliDate validTo;          ///< last day
    std::string digest;                  ///< SHA-256 of the file, hex
    std::vector<ServiceSheet> services;  ///< ascending by code, codes unique
    std::vector<KnownError> knownErrors; ///< of any version; ids unique

    const ServiceSheet* find(std::string_view code) const; ///< nullptr when unknown
};

/// `signature` is the text of the .sig file: r‖s in base64. `today` is the business date.
/// Errors: Integrity (the signature does not hold), InvalidInput (the content breaks a rule; `what` names the place),
/// Refused (out of its validity dates).
Result<Catalogue> loadCatalogue(ByteView json, std::string_view signature, std::string_view publicKeyPem,
                                domain::JalaliDate today);

/// The content alone, for who wrote or merges it: no signature, no dates. Errors: InvalidInput.
Result<Catalogue> parseCatalogue(ByteView json);

/// Services for what a clerk typed: digits match the start of the code, letters the start of any word of title and
/// agency (match keys, so Arabic letters and ZWNJ do not matter). Best first; empty text gives everything by code.
std::vector<const ServiceSheet*> findServices(const Catalogue& catalogue, std::string_view query);

} // namespace pishkhan::catalogue
