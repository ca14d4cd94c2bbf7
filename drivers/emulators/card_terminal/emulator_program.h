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
    virtual std::string obey(const std::string& line, EmulatorTime now) = 0; ///< ok, a value or `error WORD`
};

struct Program {
    std::string name, about;
    std::string listen; ///< the usual ADDRESS:PORT
    bool serial = true; ///< may also be served on a pseudo terminal
    /// Called once the options are read, with the file of the books.
    std::function<Result<std::unique_ptr<RunningTerminal>>(const std::string& books)> open;
};

/// `app` already has the options of this one terminal. Returns the exit code.
int runEmulator(const Program& program, CLI::App& app, int argc, char** argv);

} // namespace pishkhan::emulators
