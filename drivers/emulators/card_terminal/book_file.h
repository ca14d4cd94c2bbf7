// SPDX-License-Identifier: GPL-3.0-or-later
/// The file of an emulated terminal's own books: one text line per fact, durable before the terminal answers. What a line means is the
/// terminal's own business.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::emulators {

class BookFile {
public:
    /// An empty path keeps nothing.
    explicit BookFile(std::string path) : m_path(std::move(path)) {}
    Result<std::vector<std::string>> read() const; ///< nothing when there is no such file. Errors: Storage.
    Status append(const std::string& line) const;  ///< without its line end; durable when it returns. Errors: Storage.

private:
    std::string m_path;
};

} // namespace pishkhan::emulators
