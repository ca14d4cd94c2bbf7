// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/office_papers.h"

#include "terminal/base/files.h"

namespace pishkhan::cli {

Result<OfficePapers> readOfficePapers(const std::string& home, domain::JalaliDate today)
{
    const auto words = [&home](const char* below) -> Result<std::string> {
        return std::string(text(TRY(readFile(home + "/" + below))));
    };
    const std::string central = TRY(words("pki/central.pub.pem"));
    OfficePapers papers;
    const Bytes configuration = TRY(readFile(home + "/office/configuration.json"));
    const std::string officeSignature = TRY(words("office/configuration.json.sig"));
    papers.office = TRY(catalogue::loadConfiguration(configuration, officeSignature, central));
    const auto json = readFile(home + "/office/catalogue.json");
    const auto signature = words("office/catalogue.json.sig");
    if (!json || !signature) {
        papers.catalogueProblem = "missing";
        return papers;
    }
    auto loaded = catalogue::loadCatalogue(*json, *signature, central, today);
    if (loaded) {
        papers.catalogue = std::move(*loaded);
    } else {
        papers.catalogueProblem = name(loaded.error().kind);
    }
    return papers;
}

inventory::Configured devicesOf(const catalogue::OfficeConfiguration& office)
{
    return {office.cardTerminal, office.receiptPrinter, office.pagePrinter, office.scannerFolder, office.scanner};
}

} // namespace pishkhan::cli
