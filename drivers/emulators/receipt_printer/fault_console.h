// SPDX-License-Identifier: GPL-3.0-or-later
/// FaultConsole: works an emulated receipt printer by lines of text on a unix socket, for the dev dock, scripts and tests.
/// One command a line, one answer a line: "ok", "ok {json}" or "error …".
///   paper out | paper in | paper near-end | paper rows N     cover open | cover close    cutter jam | cutter free
///   stall rows N (0: go on)    heat on | heat off     mute on | mute off     confirm on | confirm off     unplug | plug | power-cycle     status
///   reply twice | reply damaged | reply plain     cut after N | late N | slow N (0: off)
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "drivers/emulators/receipt_printer/emulated_printer.h"

namespace pishkhan::emulators {

std::string workPrinter(EmulatedPrinter& printer, std::string_view command); ///< one line in, one line out

class FaultConsole {
public:
    /// Listens at once. Errors: Unsupported when the socket cannot be made.
    static Result<std::unique_ptr<FaultConsole>> open(EmulatedPrinter& printer, const std::string& socketPath);
    using Work = std::function<std::string(std::string_view command)>;
    static Result<std::unique_ptr<FaultConsole>> open(Work work, const std::string& socketPath);
    ~FaultConsole();
    FaultConsole(const FaultConsole&) = delete;
    FaultConsole& operator=(const FaultConsole&) = delete;

private:
    FaultConsole(Work work, int listener, std::string path);
    void serve();
    void serveOne(int client);

    Work m_work;
    int m_listener;
    std::string m_path;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace pishkhan::emulators
