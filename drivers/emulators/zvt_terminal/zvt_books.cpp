// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_books.h"

#include <algorithm>
#include <cerrno>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

#include "terminal/base/bytes.h"
#include "terminal/base/files.h"

namespace pishkhan::emulators {
namespace {

constexpr const char* names[] = {"sale", "reversal", "refund"};

std::string textOf(const BookLine& line)
{
    std::ostringstream out;
    out << names[static_cast<int>(line.kind)] << ' ' << line.trace << ' ' << line.receipt << ' ' << line.amount << ' '
        << line.date << ' ' << line.time << ' ' << line.originalTrace << ' ' << line.currency << '\n';
    return out.str();
}

Result<BookLine> lineOf(const std::string& text)
{
    BookLine line;
    std::string kind;
    std::istringstream in(text);
    in >> kind >> line.trace >> line.receipt >> line.amount >> line.date >> line.time >> line.originalTrace >>
        line.currency;
    const auto* found = std::find(std::begin(names), std::end(names), kind);
    if (in.fail() || found == std::end(names)) {
        return makeError(ErrorKind::InvalidInput, "books hold a line that is none", "zvt-emulator");
    }
    line.kind = static_cast<BookLine::Kind>(found - std::begin(names));
    return line;
}

} // namespace

Result<ZvtBooks> ZvtBooks::open(const std::string& path)
{
    ZvtBooks books;
    books.m_path = path;
    if (path.empty() || !fileExists(path)) {
        return books;
    }
    const Bytes bytes = TRY(readFile(path));
    std::istringstream in{std::string(text(bytes))};
    for (std::string line; std::getline(in, line);) {
        books.m_lines.push_back(TRY(lineOf(line)));
    }
    return books;
}

Status ZvtBooks::add(const BookLine& line)
{
    if (!m_path.empty()) {
        const std::string words = textOf(line);
        const int file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        const bool written =
            file >= 0 && ::write(file, words.data(), words.size()) == static_cast<ssize_t>(words.size());
        const bool durable = written && ::fdatasync(file) == 0;
        const int failure = errno;
        if (file >= 0) {
            ::close(file);
        }
        if (!durable) {
            return makeError(ErrorKind::Storage, "books cannot be written", "zvt-emulator", failure);
        }
    }
    m_lines.push_back(line);
    return {};
}

std::int64_t ZvtBooks::money() const
{
    std::int64_t sum = 0;
    for (const BookLine& line : m_lines) {
        sum += line.kind == BookLine::Kind::Sale ? line.amount : -line.amount;
    }
    return sum;
}

bool ZvtBooks::isReversed(int trace) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [trace](const BookLine& line) {
        return line.kind == BookLine::Kind::Reversal && line.originalTrace == trace;
    });
}

} // namespace pishkhan::emulators
