// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated bridge's own books: one durable line for every key it was ever asked about, before its terminal is asked and again when its end
/// is known. Tests compare money and parts here with the station's ledger. Follows drivers/payment/BRIDGE.md.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "drivers/emulators/card_terminal/book_file.h"

namespace pishkhan::emulators::bridge {

struct BookLine {
    enum class Kind { Asked, Sale, Back, NotPaid } kind = Kind::Asked;
    std::string key = "-"; ///< "-": a sale by hand
    int number = 0;        ///< trace number of a sale
    std::int64_t amount = 0;
    std::string reason = "-";                 ///< of NotPaid
    std::string payee = "-", depositId = "-"; ///< of a sale's one part; a sale in parts has a line for each
};

class Books {
public:
    /// An empty path keeps the books in memory. A key that was asked for and came to no end has moved no money: it ends as not paid.
    /// Errors: Storage, InvalidInput.
    static Result<Books> open(const std::string& path);

    Status add(const BookLine& line); ///< durable when it returns
    const std::vector<BookLine>& lines() const { return m_lines; }
    std::int64_t money() const;                         ///< sales less what went back
    std::int64_t moneyOf(const std::string& key) const; ///< of one sale, all its parts
    /// What was last written about this key; null when nothing was.
    const BookLine* find(const std::string& key) const;
    bool isGivenBack(int number) const;
    std::map<std::string, std::int64_t> shares() const; ///< payee → money of sales in parts

private:
    explicit Books(const std::string& path) : m_file(path) {}

    BookFile m_file;
    std::vector<BookLine> m_lines;
};

} // namespace pishkhan::emulators::bridge
