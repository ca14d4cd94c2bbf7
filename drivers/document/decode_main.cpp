// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-decode: one picture on standard input, one JSON line on standard output, nothing anywhere else. A process of
// its own, because image libraries crash on some pictures; it may not write files, dump core or eat the machine.
// Exit: 0 read (whatever was found), 1 not a picture, 2 wrong usage. Started by decode_child.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "drivers/document/decode_line.h"
#include "drivers/document/decoder/card_reading.h"
#include "drivers/document/decoder/picture_file.h"
#include "drivers/document/locked_bytes.h"

namespace {

using namespace pishkhan;

void limit(int resource, rlim_t most)
{
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

/// No core, no files, bounded memory and time; one thread for every library, so that time does not depend on load.
void fence()
{
    constexpr rlim_t addressSpace = 2048UL << 20U; // an A4 at 600 dpi in grey takes 35 MB, OpenCV and Tesseract 600
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    std::signal(SIGXFSZ, SIG_IGN); // a library's log line to a file fails instead of ending us
    limit(RLIMIT_CPU, 20);
    limit(RLIMIT_AS, addressSpace);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setenv("OMP_THREAD_LIMIT", "1", 1);
    setenv("OPENCV_FOR_THREADS_NUM", "1", 1);
    setenv("OPENCV_LOG_LEVEL", "SILENT", 1);
}

int decode()
{
    const auto start = std::chrono::steady_clock::now();
    auto file = document::LockedBytes::readAll(STDIN_FILENO);
    if (!file) {
        std::fprintf(stderr, "pishkhan-decode: %s\n", file.error().what.c_str());
        return 1;
    }
    const auto picture = document::openPicture(file->bytes());
    if (!picture) {
        std::fprintf(stderr, "pishkhan-decode: %s\n", picture.error().what.c_str());
        return 1;
    }
    *file = document::LockedBytes(); // the file is not needed any more
    auto found = document::readDocument(*picture);
    const auto spent = std::chrono::steady_clock::now() - start;
    found.milliseconds = static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count());
    std::printf("%s\n", document::encodeLine(found).c_str());
    return std::fflush(stdout) == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view asked = argc == 2 ? argv[1] : "";
    if (asked == "--version") {
        std::printf("%s\n", PISHKHAN_VERSION);
        return 0;
    }
    if (asked == "--help") {
        std::printf("Usage: pishkhan-decode < PICTURE\nReads a document's picture; prints one JSON line.\n");
        return 0;
    }
    if (argc != 1) {
        std::fprintf(stderr, "pishkhan-decode: takes no arguments; the picture comes on standard input\n");
        return 2;
    }
    fence();
    return decode();
}
