// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/settings.h"

#include <nlohmann/json.hpp>

#include "terminal/base/files.h"

namespace pishkhan {

Result<std::string> readText(const std::string& path)
{
    return std::string(text(TRY(readFile(path))));
}

Result<Settings> readSettings(const std::string& home, Mode mode, bool fullScreen)
{
    Settings settings;
    settings.home = home;
    settings.mode = mode;
    settings.fullScreen = fullScreen;
    const std::string path = settings.path("terminal.json");
    const auto json = nlohmann::json::parse(TRY(readText(path)), nullptr, false);
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
    const auto terminals = json.find("terminals");
    if (terminals != json.end() && (!terminals->is_string() || terminals->get<std::string>().empty())) {
        return makeError(ErrorKind::InvalidInput, path + ": terminals must be the path of a folder", "settings");
    }
    settings.terminals = terminals == json.end() ? settings.path("terminals") : terminals->get<std::string>();
    return settings;
}

} // namespace pishkhan
