// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/bridge_service/bridge_books.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace pishkhan::emulators::bridge {
namespace {

constexpr const char* names[] = {"asked", "sale", "back", "not-paid"};

std::string textOf(const BookLine& line)
{
    std::ostringstream out;
    out << names[static_cast<int>(line.kind)] << ' ' << line.key << ' ' << line.number << ' ' << line.amount << ' '
        << line.reason << ' ' << line.payee << ' ' << line.depositId;
    return out.str();
}

Result<BookLine> lineOf(const std::string& text)
{
    BookLine line;
    std::string kind;
    std::istringstream in(text);
    in >> kind >> line.key >> line.number >> line.amount >> line.reason >> line.payee >> line.depositId;
    const auto* const found = std::find(std::begin(names), std::end(names), kind);
    if (in.fail() || found == std::end(names)) {
        return makeError(ErrorKind::InvalidInput, "books hold a line that is none", "bridge-emulator");
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
    const std::vector<BookLine> read = books.m_lines;
    for (const BookLine& line : read) {
        if (line.kind == BookLine::Kind::Asked && books.find(line.key)->kind == BookLine::Kind::Asked) {
            BookLine lost = line;
            lost.kind = BookLine::Kind::NotPaid;
            lost.reason = "restarted";
            TRY(books.add(lost));
        }
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
        sum += line.kind == BookLine::Kind::Sale ? line.amount : line.kind == BookLine::Kind::Back ? -line.amount : 0;
    }
    return sum;
}

std::int64_t Books::moneyOf(const std::string& key) const
{
    std::int64_t sum = 0;
    for (const BookLine& line : m_lines) {
        sum += line.key == key && line.kind == BookLine::Kind::Sale ? line.amount : 0;
    }
    return sum;
}

const BookLine* Books::find(const std::string& key) const
{
    const auto found =
        std::find_if(m_lines.rbegin(), m_lines.rend(), [&](const BookLine& line) { return line.key == key; });
    return found == m_lines.rend() ? nullptr : &*found;
}

bool Books::isGivenBack(int number) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [number](const BookLine& line) {
        return line.kind == BookLine::Kind::Back && line.number == number;
    });
}

std::map<std::string, std::int64_t> Books::shares() const
{
    std::map<std::string, std::int64_t> out;
    for (const BookLine& line : m_lines) {
        if (line.kind == BookLine::Kind::Sale && line.payee != "-") {
            out[line.payee] += line.amount;
        }
    }
    return out;
}

} // namespace pishkhan::emulators::bridge
