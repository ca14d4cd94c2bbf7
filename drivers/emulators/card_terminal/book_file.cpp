// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/book_file.h"

#include <cerrno>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "terminal/base/bytes.h"
#include "terminal/base/files.h"

namespace pishkhan::emulators {

Result<std::vector<std::string>> BookFile::read() const
{
    std::vector<std::string> lines;
    if (m_path.empty() || !fileExists(m_path)) {
        return lines;
    }
    const Bytes bytes = TRY(readFile(m_path));
    std::istringstream in{std::string(text(bytes))};
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

Status BookFile::append(const std::string& line) const
{
    if (m_path.empty()) {
        return {};
    }
    const std::string words = line + "\n";
    const int file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const bool written = file >= 0 && ::write(file, words.data(), words.size()) == static_cast<ssize_t>(words.size());
    const bool durable = written && ::fdatasync(file) == 0;
    const int failure = errno;
    if (file >= 0) {
        ::close(file);
    }
    return durable ? Status() : Status(makeError(ErrorKind::Storage, "books cannot be written", "emulator", failure));
}

} // namespace pishkhan::emulators
