// SPDX-License-Identifier: GPL-3.0-or-later
/// Whole small files: read bounded, write so that a power cut leaves either the old bytes or the new ones. Called by
/// crypto (keys), tlog (tiles, checkpoint) and journal (locks, exports). POSIX only.
#pragma once
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan {

enum class FileAccess { Private, Readable }; ///< 0600 or 0644

/// The whole file. Errors: Storage (nativeCode = errno), InvalidInput when it is longer than `maxBytes`.
Result<Bytes> readFile(const std::string& path, std::size_t maxBytes = 64U << 20U);

/// Write beside, fsync, rename over `path`, fsync the folder.
/// Errors: Storage with errno; the old file is then untouched.
Status writeFileDurably(const std::string& path, ByteView bytes, FileAccess access);

bool fileExists(const std::string& path);

/// Make the folder and its parents. Errors: Storage.
Status makeFolder(const std::string& path);

/// fsync a folder, so that names made or renamed in it survive a power cut. Errors: Storage.
Status syncFolder(const std::string& path);

} // namespace pishkhan
