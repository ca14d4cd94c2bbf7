// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_books.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace pishkhan::emulators {
namespace {

constexpr const char* names[] = {"sale", "reversal", "refund"};

std::string textOf(const BookLine& line)
{
    std::ostringstream out;
    out << names[static_cast<int>(line.kind)] << ' ' << line.trace << ' ' << line.receipt << ' ' << line.amount << ' '
        << line.date << ' ' << line.time << ' ' << line.originalTrace << ' ' << line.currency;
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
    ZvtBooks books(path);
    for (const std::string& line : TRY(books.m_file.read())) {
        books.m_lines.push_back(TRY(lineOf(line)));
    }
    return books;
}

Status ZvtBooks::add(const BookLine& line)
{
    TRY(m_file.append(textOf(line)));
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
