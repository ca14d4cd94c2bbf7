// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/station_key.h"

#include <algorithm>

namespace pishkhan::payment {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isStationLetter(char c)
{
    return isDigit(c) || (c >= 'A' && c <= 'Z');
}

} // namespace

std::string stationKey(std::string_view echoed)
{
    constexpr std::size_t longestStation = 7;
    constexpr std::size_t countLength = 12;
    const std::size_t dash = echoed.find('-');
    if (dash == std::string_view::npos || dash == 0 || dash > longestStation ||
        echoed.size() != dash + 1 + countLength) {
        return {};
    }
    const std::string_view station = echoed.substr(0, dash);
    const std::string_view count = echoed.substr(dash + 1);
    const bool shaped = std::all_of(station.begin(), station.end(), isStationLetter) &&
                        std::all_of(count.begin(), count.end(), isDigit);
    return shaped ? std::string(echoed) : std::string();
}

} // namespace pishkhan::payment
