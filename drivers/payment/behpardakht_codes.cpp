// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_codes.h"

#include <algorithm>
#include <iterator>

namespace pishkhan::payment::behpardakht {
namespace {

struct Row {
    std::string_view codes; ///< separated by spaces
    CodeClass meaning;
    const char* word;
};

constexpr Row rows[] = {
    {"00", CodeClass::Approved, ""},
    {"12 14 15 33 36 38 41 51 55 57 58 61 65 79", CodeClass::NotPaid, "declined"},
    {"13", CodeClass::NotPaid, "amount-out-of-range"},
    {"07 08 37 40 45 84 86", CodeClass::NotPaid, "ids-refused"},
    {"03 39 47 48 49 80 82 88 89", CodeClass::NotPaid, "not-registered"},
    {"17 FU", CodeClass::AskOnce, "cancelled"}, // a cancel can race with the bank
    {"09", CodeClass::AskOnce, "busy"},
    {"18 20 21 22 63 90 91 92 93 95 96 97 98 99 19", CodeClass::AskOnce, "bank-unreachable"},
    {"FA", CodeClass::AskOnce, "bank-unreachable"},
    {"01 05 06 31 34 35 42 43 44 46 52 54 56 59 60 62 64 66 67 69 70 71 72 73 74 77 78 83 85 87", CodeClass::AskOnce,
     "refused"},
    {"68 FF FD", CodeClass::Unknown, "bank-silent"},
    {"04 75 76 94", CodeClass::Unknown, "key-known"}, // perhaps our own first and only attempt
};

const Row* find(std::string_view code)
{
    if (code.size() != 2) {
        return nullptr;
    }
    const auto* found = std::find_if(std::begin(rows), std::end(rows), [code](const Row& row) {
        for (std::size_t at = 0; at + 2 <= row.codes.size(); at += 3) {
            if (row.codes.substr(at, 2) == code) {
                return true;
            }
        }
        return false;
    });
    return found == std::end(rows) ? nullptr : found;
}

} // namespace

CodeClass classOf(std::string_view code)
{
    const Row* row = find(code);
    return row == nullptr ? CodeClass::Unknown : row->meaning;
}

std::string reasonOf(std::string_view code)
{
    const Row* row = find(code);
    return row == nullptr ? "unreadable-result" : row->word;
}

} // namespace pishkhan::payment::behpardakht
