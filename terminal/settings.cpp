// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/settings.h"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace pishkhan {

Result<std::string> readFile(const std::string& path)
{
    constexpr std::size_t largest = 64U << 20U; // the catalogue of a nation is a few megabytes
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return makeError(ErrorKind::Storage, "cannot read " + path, "settings");
    }
    std::ostringstream out;
    out << in.rdbuf();
    std::string content = std::move(out).str();
    if (content.size() > largest) {
        return makeError(ErrorKind::InvalidInput, path + " is too large", "settings");
    }
    return content;
}

Result<Settings> readSettings(const std::string& home, Mode mode, bool fullScreen)
{
    Settings settings;
    settings.home = home;
    settings.mode = mode;
    settings.fullScreen = fullScreen;
    const std::string path = settings.path("terminal.json");
    const auto json = nlohmann::json::parse(TRY(readFile(path)), nullptr, false);
    if (!json.is_object()) {
        return makeError(ErrorKind::InvalidInput, path + " is not a JSON object", "settings");
    }
    const auto number = [&](const char* name, int lowest, int highest) -> Result<int> {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_number_integer() || *found < lowest || *found > highest) {
            return makeError(ErrorKind::InvalidInput,
                             path + ": " + name + " must be a number from " + std::to_string(lowest) + " to " +
                                 std::to_string(highest),
                             "settings");
        }
        return found->get<int>();
    };
    settings.counterNumber = TRY(number("counter", 1, 99));
    settings.epoch = TRY(number("epoch", 1, 1'000'000));
    return settings;
}

} // namespace pishkhan
