// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/pack_manifest.h"

#include <nlohmann/json.hpp>

namespace pishkhan::verify {
namespace {

using nlohmann::json;

constexpr std::size_t longestManifest = 4U << 20U;

Error missing(const std::string& field)
{
    return makeError(ErrorKind::Protocol, "the manifest has no proper field " + field, "verify");
}

Result<std::string> textIn(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) {
        return missing(name);
    }
    return found->get<std::string>();
}

Result<std::uint64_t> numberIn(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_unsigned()) {
        return missing(name);
    }
    return found->get<std::uint64_t>();
}

Result<json> objectIn(const json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_object()) {
        return missing(name);
    }
    return *found;
}

Status readClaims(const json& document, PackManifest& out)
{
    out.caseId = TRY(textIn(document, "case"));
    out.device = TRY(textIn(document, "device"));
    out.epoch = TRY(numberIn(document, "epoch"));
    out.made = TRY(textIn(document, "made"));
    const json range = TRY(objectIn(document, "range"));
    out.first = TRY(numberIn(range, "first"));
    out.last = TRY(numberIn(range, "last"));
    out.batches = TRY(numberIn(document, "batches"));
    out.events = TRY(numberIn(document, "events"));
    out.root = TRY(textIn(document, "root"));
    out.head = TRY(textIn(document, "head"));
    const json program = TRY(objectIn(document, "program"));
    out.program = TRY(textIn(program, "version"));
    out.programDigest = TRY(textIn(program, "sha256"));
    const json configuration = TRY(objectIn(document, "configuration"));
    out.configurationDigest = TRY(textIn(configuration, "sha256"));
    out.catalogueVersion = TRY(textIn(configuration, "catalogueVersion"));
    return out.caseId.empty() ? Status(missing("case")) : Status();
}

} // namespace

Result<PackManifest> parsePackManifest(ByteView bytes)
{
    if (bytes.size() > longestManifest) {
        return makeError(ErrorKind::Protocol, "the manifest is too long", "verify");
    }
    const json document = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!document.is_object() || TRY(textIn(document, "format")) != "pishkhan-evidence/1") {
        return missing("format");
    }
    PackManifest out;
    TRY(readClaims(document, out));
    const auto files = document.find("files");
    if (files == document.end() || !files->is_array()) {
        return missing("files");
    }
    for (const json& file : *files) {
        if (!file.is_object()) {
            return missing("files");
        }
        ClaimedFile claimed;
        claimed.path = TRY(textIn(file, "path"));
        claimed.sha256 = TRY(textIn(file, "sha256"));
        claimed.size = TRY(numberIn(file, "size"));
        out.files.push_back(std::move(claimed));
    }
    return out;
}

} // namespace pishkhan::verify
