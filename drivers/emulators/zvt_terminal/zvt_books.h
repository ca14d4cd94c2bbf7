// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated terminal's own books: what it really stored, one durable line per sale, reversal or refund. Tests
/// compare money here with money in the station's ledger. A line is `kind trace receipt amount date
/// time original currency`.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/emulators/card_terminal/book_file.h"

namespace pishkhan::emulators {

struct BookLine {
    enum class Kind { Sale, Reversal, Refund } kind = Kind::Sale;
    int trace = 0;
    int receipt = 0;
    std::int64_t amount = 0;
    std::string date, time; ///< MMDD, HHMMSS
    int originalTrace = 0;  ///< of a reversal
    int currency = 364;     ///< ISO 4217 number
};

class ZvtBooks {
public:
    /// Reads `path` when it exists. An empty path keeps the books in memory. Errors: Storage, InvalidInput.
    static Result<ZvtBooks> open(const std::string& path);

    Status add(const BookLine& line); ///< durable when it returns
    const std::vector<BookLine>& lines() const { return m_lines; }
    std::int64_t money() const; ///< sales less reversals and refunds
    bool isReversed(int trace) const;

private:
    explicit ZvtBooks(const std::string& path) : m_file(path) {}

    BookFile m_file;
    std::vector<BookLine> m_lines;
};

} // namespace pishkhan::emulators
