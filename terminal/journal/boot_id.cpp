// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "terminal/base/files.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {

Result<wire::BootId> readBootId()
{
    const Bytes raw = TRY(readFile("/proc/sys/kernel/random/boot_id", 128)); // 8-4-4-4-12 hex digits and a newline
    std::string digits(text(raw));
    std::erase_if(digits, [](char c) { return c == '-' || c == '\n'; });
    const Bytes bytes = TRY(fromHex(digits));
    wire::BootId id{};
    if (bytes.size() != id.size()) {
        return makeError(ErrorKind::Storage, "the kernel's boot id has an unknown form", "journal");
    }
    std::copy(bytes.begin(), bytes.end(), id.begin());
    return id;
}

} // namespace pishkhan::journal
