// SPDX-License-Identifier: GPL-3.0-or-later
/// What manifest.json of an evidence pack claims, read strictly. Called by pack_check.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"

namespace pishkhan::verify {

struct ClaimedFile {
    std::string path;
    std::string sha256; ///< hex
    std::uint64_t size = 0;
};

struct PackManifest {
    std::string caseId, device;
    std::uint64_t epoch = 0, first = 0, last = 0, batches = 0, events = 0;
    std::string root, head; ///< base64
    std::string program, programDigest, configurationDigest, catalogueVersion, made;
    std::vector<ClaimedFile> files;
};

/// Errors: Protocol, naming the field.
Result<PackManifest> parsePackManifest(ByteView json);

} // namespace pishkhan::verify
