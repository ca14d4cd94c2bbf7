// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/settings.h"

#include <cstdlib>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "terminal/base/files.h"

namespace pishkhan {
namespace {

std::string withoutSlash(std::string path)
{
    path.erase(path.find_last_not_of('/') + 1);
    return path;
}

bool isBelow(const std::string& path, const std::string& folder)
{
    std::error_code failure;
    const std::string whole = std::filesystem::weakly_canonical(path, failure).string();
    const std::string outer = withoutSlash(std::filesystem::weakly_canonical(folder, failure).string());
    return whole.starts_with(outer + "/");
}

/// A credential that systemd hands to this service, else a file beside the home folder, never in it.
std::string hostSecretOf(const std::string& home)
{
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    const std::string credential = folder == nullptr ? std::string() : std::string(folder) + "/pishkhan-host-secret";
    return !credential.empty() && fileExists(credential) ? credential : withoutSlash(home) + ".host/secret";
}

} // namespace

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
    const auto place = [&](const char* name, const std::string& otherwise) -> Result<std::string> {
        const auto found = json.find(name);
        if (found != json.end() && (!found->is_string() || found->get<std::string>().empty())) {
            return makeError(ErrorKind::InvalidInput, path + ": " + name + " must be a path", "settings");
        }
        return found == json.end() ? otherwise : found->get<std::string>();
    };
    settings.terminals = TRY(place("terminals", settings.path("terminals")));
    settings.hostSecret = TRY(place("hostSecret", hostSecretOf(home)));
    if (isBelow(settings.hostSecret, home)) {
        return makeError(ErrorKind::InvalidInput, path + ": hostSecret must lie outside the terminal's folder",
                         "settings");
    }
    return settings;
}

} // namespace pishkhan
