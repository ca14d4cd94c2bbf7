// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-sane [--all] DEVICE [NAME=VALUE…]: one scan, or all sheets of the feeder,, as a portable pixmap on standard output (framed as scanner_helper.h says). A process of its own, because
// SANE's back ends crash and hang; the image is in its memory only. SIGTERM stops the scan. `--list` names the devices,
// `--look DEVICE` only opens the device, `--await-button DEVICE SECONDS` waits for a press of its button.
// Exit: 0 done, 2 wrong usage, 10… a SaneFault. Started by sane_scanner.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "drivers/document/sane_session.h"

namespace {

using namespace pishkhan::document;

volatile std::sig_atomic_t stopAsked = 0;

void stop(int /*signal*/)
{
    stopAsked = 1;
}

/// No core, no files, locked memory as far as the system allows.
void fence()
{
    const rlimit nothing{0, 0};
    setrlimit(RLIMIT_CORE, &nothing);
    setrlimit(RLIMIT_FSIZE, &nothing);
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTERM, stop);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
}

bool writeBytes(pishkhan::ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (done < 0 && errno != EINTR) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(done > 0 ? done : 0));
    }
    return true;
}

bool deliverPage(pishkhan::ByteView page)
{
    const std::size_t size = page.size();
    const pishkhan::Bytes head{static_cast<std::uint8_t>(size >> 24U), static_cast<std::uint8_t>(size >> 16U),
                               static_cast<std::uint8_t>(size >> 8U), static_cast<std::uint8_t>(size)};
    return writeBytes(head) && writeBytes(page);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view asked = argc >= 2 ? argv[1] : "--help";
    if (asked == "--version") {
        std::printf("%s\n", PISHKHAN_VERSION);
        return 0;
    }
    if (asked == "--help" || asked.empty()) {
        std::printf(
            "Usage: pishkhan-sane [--all] DEVICE [NAME=VALUE…] > PICTURE\n       pishkhan-sane --list\n       pishkhan-sane --look DEVICE\n"
            "       pishkhan-sane --await-button DEVICE SECONDS\n");
        return argc >= 2 ? 0 : 2;
    }
    if (asked == "--list") {
        for (const std::string& device : saneDevices()) {
            std::printf("%s\n", device.c_str());
        }
        return 0;
    }
    fence();
    if (asked == "--look") {
        return argc == 3 ? static_cast<int>(lookAt(argv[2])) : 2;
    }
    const auto isStopped = [] { return stopAsked != 0; };
    if (asked == "--await-button") {
        return argc == 4 ? static_cast<int>(awaitButton(argv[2], std::atoi(argv[3]), isStopped)) : 2;
    }
    const int first = asked == "--all" ? 2 : 1;
    if (argc <= first) {
        return static_cast<int>(SaneFault::Usage);
    }
    const SheetCount sheets = asked == "--all" ? SheetCount::UntilEmpty : SheetCount::One;
    const SaneWish wish{argv[first], {argv + first + 1, argv + argc}, isStopped, deliverPage, sheets};
    return static_cast<int>(scan(wish));
}
