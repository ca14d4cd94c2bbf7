// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/behpardakht_terminal/behpardakht_books.h"

#include <algorithm>
#include <sstream>

namespace pishkhan::emulators::behpardakht {
namespace {

std::string textOf(const BookLine& line)
{
    std::ostringstream out;
    out << (line.kind == BookLine::Kind::Sale ? "sale " : "return ") << line.serial << ' ' << line.amount << ' '
        << line.key << ' ' << line.service << ' ' << line.date << ' ' << line.time << ' ' << line.discount;
    return out.str();
}

Result<BookLine> lineOf(const std::string& text)
{
    BookLine line;
    std::string kind;
    std::istringstream in(text);
    in >> kind >> line.serial >> line.amount >> line.key >> line.service >> line.date >> line.time >> line.discount;
    if (in.fail() || (kind != "sale" && kind != "return")) {
        return makeError(ErrorKind::InvalidInput, "books hold a line that is none", "behpardakht-emulator");
    }
    line.kind = kind == "sale" ? BookLine::Kind::Sale : BookLine::Kind::Return;
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
        const std::int64_t taken = line.amount - line.discount;
        sum += line.kind == BookLine::Kind::Sale ? taken : -taken;
    }
    return sum;
}

bool Books::isReturned(int serial) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [serial](const BookLine& line) {
        return line.kind == BookLine::Kind::Return && line.serial == serial;
    });
}

const BookLine* Books::findSale(const std::string& key) const
{
    for (const BookLine& line : m_lines) {
        if (line.kind == BookLine::Kind::Sale && line.key == key && !isReturned(line.serial)) {
            return &line;
        }
    }
    return nullptr;
}

const BookLine* Books::lastOfStation() const
{
    const auto found = std::find_if(m_lines.rbegin(), m_lines.rend(), [this](const BookLine& line) {
        return line.kind == BookLine::Kind::Sale && line.key != "-" && !isReturned(line.serial);
    });
    return found == m_lines.rend() ? nullptr : &*found;
}

} // namespace pishkhan::emulators::behpardakht
