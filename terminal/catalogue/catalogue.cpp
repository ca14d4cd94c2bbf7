// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/catalogue.h"

#include <algorithm>
#include <set>

#include "terminal/catalogue/json_reader.h"
#include "terminal/catalogue/sheet_parser.h"
#include "terminal/catalogue/signed_bytes.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::catalogue {

namespace {

bool byCode(const ServiceSheet& a, const ServiceSheet& b)
{
    return a.code < b.code;
}

} // namespace

const ServiceSheet* Catalogue::find(std::string_view code) const
{
    for (const ServiceSheet& sheet : services) {
        if (sheet.code == code) {
            return &sheet;
        }
    }
    return nullptr;
}

Result<Catalogue> parseCatalogue(ByteView json)
{
    const nlohmann::json parsed = TRY(parseObject(json));
    std::string problem;
    JsonReader root(parsed, {}, problem);
    Catalogue catalogue;
    if (root.text("format") != "pishkhan-catalogue/1") {
        root.refuse("format", "is not pishkhan-catalogue/1");
    }
    catalogue.version = root.text("version");
    catalogue.publisher = root.text("publisher");
    catalogue.validFrom = root.date("validFrom");
    catalogue.validTo = root.date("validTo");
    root.each("services", [&](JsonReader& sheet) { catalogue.services.push_back(readSheet(sheet)); });
    if (root.has("knownErrors")) {
        root.each("knownErrors", [&](JsonReader& error) { catalogue.knownErrors.push_back(readKnownError(error)); });
    }
    root.finish();
    std::sort(catalogue.services.begin(), catalogue.services.end(), byCode);
    const auto twin = std::adjacent_find(catalogue.services.begin(), catalogue.services.end(),
                                         [](const ServiceSheet& a, const ServiceSheet& b) { return a.code == b.code; });
    if (twin != catalogue.services.end()) {
        root.refuse("services", "the code " + twin->code + " stands twice");
    }
    std::set<std::string> ids;
    for (const KnownError& error : catalogue.knownErrors) {
        if (!ids.insert(error.id).second) {
            root.refuse("knownErrors", "the id " + error.id + " stands twice");
        }
    }
    if (!problem.empty()) {
        return makeError(ErrorKind::InvalidInput, problem, "catalogue");
    }
    catalogue.digest = toHex(crypto::sha256(json));
    return catalogue;
}

Result<Catalogue> loadCatalogue(ByteView json, std::string_view signature, std::string_view publicKeyPem,
                                domain::JalaliDate today)
{
    TRY(checkSignature(catalogueContext, json, signature, publicKeyPem));
    Catalogue catalogue = TRY(parseCatalogue(json));
    if (today < catalogue.validFrom || catalogue.validTo < today) {
        return makeError(ErrorKind::Refused, "the catalogue is out of its validity dates", "catalogue");
    }
    return catalogue;
}

} // namespace pishkhan::catalogue
