// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated Behpardakht terminal's own books: what it really stored, one durable line per sale or return. Tests
/// compare money here with money in the station's ledger. A line is `kind serial amount key service date time
/// discount`; a sale made by hand has the key `-`, a return repeats the serial of its sale.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/emulators/card_terminal/book_file.h"

namespace pishkhan::emulators::behpardakht {

struct BookLine {
    enum class Kind { Sale, Return } kind = Kind::Sale;
    int serial = 0;
    std::int64_t amount = 0;
    std::string key = "-";
    std::string service = "01";
    std::string date, time; ///< Jalali YYYY/MM/DD, HH:MM
    std::int64_t discount = 0;
};

class Books {
public:
    /// Reads `path` when it exists. An empty path keeps the books in memory. Errors: Storage, InvalidInput.
    static Result<Books> open(const std::string& path);

    Status add(const BookLine& line); ///< durable when it returns
    const std::vector<BookLine>& lines() const { return m_lines; }
    std::int64_t money() const; ///< sales less returns
    /// The sale of this key that was not returned; null when there is none.
    const BookLine* findSale(const std::string& key) const;
    const BookLine* lastOfStation() const; ///< the last sale a station asked for, not returned

private:
    explicit Books(const std::string& path) : m_file(path) {}
    bool isReturned(int serial) const;

    BookFile m_file;
    std::vector<BookLine> m_lines;
};

} // namespace pishkhan::emulators::behpardakht
