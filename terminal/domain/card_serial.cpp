// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/card_serial.h"

#include <algorithm>

#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Verdict checkCardSerial(std::string_view typed)
{
    std::string serial = normaliseIdentifier(typed);
    for (char& c : serial) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
    }
    if (!std::all_of(serial.begin(), serial.end(), [](char c) { return isUpper(c) || isDigit(c); })) {
        return reject(Reason::Charset);
    }
    if (serial.size() != 10) {
        return reject(Reason::Length);
    }
    if (!isDigit(serial[0]) || !isDigits(std::string_view(serial).substr(2))) {
        return reject(Reason::UnknownFormat);
    }
    if (serial[1] == '6') { // recognisers read the letter G as 6
        serial[1] = 'G';
        return accept(std::move(serial), {"repaired"});
    }
    return isUpper(serial[1]) ? accept(std::move(serial)) : reject(Reason::UnknownFormat);
}

} // namespace pishkhan::domain
