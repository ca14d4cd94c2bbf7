// SPDX-License-Identifier: GPL-3.0-or-later
/// A strict reader of ustar files: regular files only, short names, whole blocks, zeros at the end and nothing else.
/// What a lenient reader would skip is an error here. Called by sync/verify and terminal/release on whatever somebody hands in.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"

namespace pishkhan {

struct TarMember {
    std::string path;
    ByteView content; ///< borrowed from the archive's bytes
};

/// At most 4,096 members with names of [a-z0-9./-]. Errors: Protocol.
Result<std::vector<TarMember>> readUstar(ByteView archive);

} // namespace pishkhan
