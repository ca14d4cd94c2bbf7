// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-decode: one picture on standard input, one JSON line on standard output, nothing anywhere else. A process of
// its own, because image libraries crash on some pictures; it may not write files, dump core or eat the machine.
// Exit: 0 read (whatever was found), 1 not a picture, 2 wrong usage. Started by decode_child.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <unistd.h>

#include "drivers/document/decode_line.h"
#include "drivers/document/decoder/card_reading.h"
#include "drivers/document/decoder/picture_file.h"
#include "drivers/document/helper_fence.h"
#include "drivers/document/locked_bytes.h"

namespace {

using namespace pishkhan;

/// One thread for every library, so that time does not depend on load.
void fence()
{
    constexpr std::size_t addressSpace = 2048UL
                                         << 20U; // an A4 at 600 dpi in grey takes 35 MB, OpenCV and Tesseract 600
    constexpr unsigned cpuSeconds = 20;
    setenv("OMP_THREAD_LIMIT", "1", 1);
    setenv("OPENCV_FOR_THREADS_NUM", "1", 1);
    setenv("OPENCV_LOG_LEVEL", "SILENT", 1);
    document::raiseFence({addressSpace, cpuSeconds}); // without filters in the kernel the limits must do
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
