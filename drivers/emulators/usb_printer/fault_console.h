// SPDX-License-Identifier: GPL-3.0-or-later
/// FaultConsole: works the emulated USB printer by lines of text on a unix socket, for the dev dock, scripts and tests.
/// One command a line, one answer a line: "ok", "ok {json}" or "error …".
///   paper out | paper in | paper near-end | paper rows N     cover open | cover close    cutter jam | cutter free
///   stall rows N (0: go on)    heat on | heat off     mute on | mute off     confirm on | confirm off     unplug | plug | power-cycle     status
#pragma once
#include <atomic>
#include <string>
#include <string_view>
#include <thread>

#include "drivers/emulators/usb_printer/umockdev_printer.h"

namespace pishkhan::emulators {

std::string workPrinter(UmockdevPrinter& printer, std::string_view command); ///< one line in, one line out

class FaultConsole {
public:
    /// Listens at once. Errors: Unsupported when the socket cannot be made.
    static Result<std::unique_ptr<FaultConsole>> open(UmockdevPrinter& printer, const std::string& socketPath);
    ~FaultConsole();
    FaultConsole(const FaultConsole&) = delete;
    FaultConsole& operator=(const FaultConsole&) = delete;

private:
    FaultConsole(UmockdevPrinter& printer, int listener, std::string path);
    void serve();
    void serveOne(int client);

    UmockdevPrinter& m_printer;
    int m_listener;
    std::string m_path;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace pishkhan::emulators
