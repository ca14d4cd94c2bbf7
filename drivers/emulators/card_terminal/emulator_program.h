// SPDX-License-Identifier: GPL-3.0-or-later
/// What every pishkhan-emulate-* card terminal's main() does: options, books, the sockets. The terminal itself is made by its own main.cpp.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "drivers/emulators/card_terminal/device_server.h"

namespace pishkhan::emulators {

/// A terminal with its books and faults, as one running program.
class RunningTerminal {
public:
    virtual ~RunningTerminal() = default;
    virtual EmulatedDevice& device() = 0;
    virtual LineFaults& lineFaults() = 0;
    virtual std::int64_t money() const = 0; ///< in its books
    virtual void sellByHand(std::int64_t amount, EmulatorTime now) = 0;
    virtual std::string answer(const std::string& /*line*/) { return {}; } ///< to a question only it knows; empty: none
    virtual Status obey(const std::string& line) = 0;                      ///< a word of its faults
};

struct Program {
    std::string name, about;
    std::string listen;    ///< the usual ADDRESS:PORT
    bool hasSerial = true; ///< may also be served on a pseudo terminal
    /// Called once the options are read, with the file of the books, and whether it will be served on a serial line.
    std::function<Result<std::unique_ptr<RunningTerminal>>(const std::string& books, bool serial)> open;
};

/// --card-ms and --host-ms, into the terminal's own settings.
template <typename Behaviour> void addTimes(CLI::App& app, Behaviour& behaviour)
{
    app.add_option("--card-ms", behaviour.cardMs, "how long the citizen takes with the card");
    app.add_option("--host-ms", behaviour.hostMs, "how long the bank takes to answer");
}

/// `app` already has the options of this one terminal. Returns the exit code.
int runEmulator(const Program& program, CLI::App& app, int argc, char** argv);

} // namespace pishkhan::emulators
