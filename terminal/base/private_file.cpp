// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/private_file.h"

#include <algorithm>
#include <sys/stat.h>

#include "terminal/base/files.h"

namespace pishkhan {

Result<Bytes> readPrivateFile(const std::string& path, std::size_t maxBytes)
{
    Bytes bytes = TRY(readFile(path, maxBytes));
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0 || (found.st_mode & 077U) != 0) {
        std::fill(bytes.begin(), bytes.end(), std::uint8_t{0});
        return makeError(ErrorKind::Denied, "others may read a secret; chmod 600 " + path, "files");
    }
    return bytes;
}

} // namespace pishkhan
