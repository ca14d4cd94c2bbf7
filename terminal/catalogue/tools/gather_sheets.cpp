// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/tools/gather_sheets.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "terminal/base/files.h"
#include "terminal/catalogue/json_reader.h"

namespace pishkhan::catalogue {

namespace {

Result<nlohmann::ordered_json> readSource(const std::filesystem::path& path)
{
    const Bytes bytes = TRY(readFile(path.string(), longestFile));
    auto parsed = nlohmann::ordered_json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!parsed.is_object()) {
        return makeError(ErrorKind::InvalidInput, path.filename().string() + " is not a JSON object", "pishkhan-sign");
    }
    return parsed;
}

} // namespace

Result<Bytes> gatherSheets(const std::string& folder)
{
    nlohmann::ordered_json catalogue = TRY(readSource(std::filesystem::path(folder) / "catalogue.head.json"));
    std::vector<std::filesystem::path> sheets;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("service-") && name.ends_with(".json")) {
            sheets.push_back(entry.path());
        }
    }
    std::sort(sheets.begin(), sheets.end());
    catalogue["services"] = nlohmann::ordered_json::array();
    for (const auto& sheet : sheets) {
        catalogue["services"].push_back(TRY(readSource(sheet)));
    }
    return toBytes(catalogue.dump(1) + "\n");
}

} // namespace pishkhan::catalogue
