// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/nexo_terminal/nexo_books.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace pishkhan::emulators::nexo {
namespace {

constexpr const char* names[] = {"sale", "refund", "reversal", "failure"};

std::string textOf(const BookLine& line)
{
    std::ostringstream out;
    out << names[static_cast<int>(line.kind)] << ' ' << line.number << ' ' << line.amount << ' ' << line.category << ' '
        << line.serviceId << ' ' << line.saleId << ' ' << line.key << ' ' << line.time << ' ' << line.condition << ' '
        << line.original;
    return out.str();
}

Result<BookLine> lineOf(const std::string& text)
{
    BookLine line;
    std::string kind;
    std::istringstream in(text);
    in >> kind >> line.number >> line.amount >> line.category >> line.serviceId >> line.saleId >> line.key >>
        line.time >> line.condition >> line.original;
    const auto* const found = std::find(std::begin(names), std::end(names), kind);
    if (in.fail() || found == std::end(names)) {
        return makeError(ErrorKind::InvalidInput, "books hold a line that is none", "nexo-emulator");
    }
    line.kind = static_cast<BookLine::Kind>(found - std::begin(names));
    return line;
}

} // namespace

Result<Books> Books::open(const std::string& path)
{
    Books books(path);
    for (const std::string& line : TRY(books.m_file.read())) {
        books.m_lines.push_back(TRY(lineOf(line)));
    }
    return books;
}

Status Books::add(const BookLine& line)
{
    TRY(m_file.append(textOf(line)));
    m_lines.push_back(line);
    return {};
}

std::int64_t Books::money() const
{
    std::int64_t sum = 0;
    for (const BookLine& line : m_lines) {
        const bool moved = line.kind != BookLine::Kind::Failure;
        sum += !moved ? 0 : line.kind == BookLine::Kind::Sale ? line.amount : -line.amount;
    }
    return sum;
}

const BookLine* Books::find(const std::string& category, const std::string& serviceId, const std::string& saleId) const
{
    const auto found = std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const BookLine& line) {
        return line.category == category && line.serviceId == serviceId && line.saleId == saleId;
    });
    return found == m_lines.rend() ? nullptr : &*found;
}

const BookLine* Books::last(const std::string& saleId) const
{
    const auto found =
        std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const BookLine& line) { return line.saleId == saleId; });
    return found == m_lines.rend() ? nullptr : &*found;
}

const BookLine* Books::sale(int number) const
{
    const BookLine* found = nullptr;
    for (const BookLine& line : m_lines) {
        if (line.kind == BookLine::Kind::Sale && line.number == number) {
            found = &line;
        } else if (line.kind == BookLine::Kind::Reversal && line.original == number) {
            return nullptr;
        }
    }
    return found;
}

} // namespace pishkhan::emulators::nexo
