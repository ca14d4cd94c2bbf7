// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/machine_facts.h"

#include <algorithm>
#include <filesystem>

#include "terminal/base/files.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t longestFact = 256;

std::string lineOf(const std::string& path)
{
    const auto bytes = readFile(path, 4096);
    std::string line = bytes ? std::string(text(*bytes)) : std::string();
    line.erase(line.find_last_not_of(" \r\n") + 1);
    return line.substr(0, longestFact);
}

/// A number that a maker left empty says nothing: all one character, or no digit at all.
bool saysSomething(const std::string& number)
{
    std::string plain = number;
    std::erase_if(plain, [](char c) { return c == '-' || c == ':'; });
    return plain.size() >= 8 && plain.find_first_not_of(plain.front()) != std::string::npos;
}

/// An address burnt into a card that is built in: one given by software, or a card on a USB cable, tells no machine.
bool isBuiltIn(const std::filesystem::path& card)
{
    std::error_code failure;
    const std::string device = std::filesystem::canonical(card / "device", failure).string();
    return !failure && device.find("/usb") == std::string::npos && lineOf((card / "addr_assign_type").string()) == "0";
}

} // namespace

std::vector<std::string> machineFacts(const std::string& sys)
{
    std::vector<std::string> out;
    std::error_code failure;
    for (std::filesystem::directory_iterator card(sys + "/class/net", failure), end; !failure && card != end;
         card.increment(failure)) {
        const std::string address = lineOf((card->path() / "address").string());
        if (isBuiltIn(card->path()) && saysSomething(address)) {
            out.push_back("net " + address);
        }
    }
    const std::string board = lineOf(sys + "/class/dmi/id/product_uuid");
    if (saysSomething(board)) {
        out.push_back("board " + board);
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace pishkhan::journal
