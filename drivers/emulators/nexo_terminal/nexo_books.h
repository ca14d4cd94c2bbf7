// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated nexo terminal's own books: every message about money it has answered, one durable line each, what moved and what did not, so
/// that it can repeat any of them. Tests compare money here with money in the station's ledger.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/emulators/card_terminal/book_file.h"

namespace pishkhan::emulators::nexo {

struct BookLine {
    enum class Kind { Sale, Refund, Reversal, Failure } kind = Kind::Sale;
    int number = 0;          ///< of the terminal; its POITransactionID is made of it
    std::int64_t amount = 0; ///< that moved, or would have
    std::string category = "Payment", serviceId = "-", saleId = "-";
    std::string key = "-";       ///< SaleTransactionID
    std::string time;            ///< RFC 3339, its POITransactionID's TimeStamp
    std::string condition = "-"; ///< ErrorCondition of a Failure
    int original = 0;            ///< of a Reversal: the number of the sale
};

class Books {
public:
    /// An empty path keeps the books in memory. Errors: Storage, InvalidInput.
    static Result<Books> open(const std::string& path);

    Status add(const BookLine& line); ///< durable when it returns
    const std::vector<BookLine>& lines() const { return m_lines; }
    std::int64_t money() const; ///< sales less what went back
    const BookLine* find(const std::string& category, const std::string& serviceId, const std::string& saleId) const;
    const BookLine* last(const std::string& saleId) const; ///< of that sale system
    const BookLine* sale(int number) const;                ///< not reversed; null otherwise

private:
    explicit Books(const std::string& path) : m_file(path) {}

    BookFile m_file;
    std::vector<BookLine> m_lines;
};

} // namespace pishkhan::emulators::nexo
