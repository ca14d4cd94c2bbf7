// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-decode: one picture on standard input, one JSON line on standard output, nothing anywhere else. A process of
// its own, because image libraries crash on some pictures; it may not write files, dump core or eat the machine.
// `--redact L,T,W,H …` (thousandths of the document) gives instead the document alone as PNG, black in those places.
// Exit: 0 read (whatever was found), 1 not a picture, 2 wrong usage, 4 no document to black out, 5 it could still be read,
// 6 a face could still be seen.
// Started by decode_child and redact_child.
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "drivers/document/decode_line.h"
#include "drivers/document/decoder/card_reading.h"
#include "drivers/document/decoder/picture_file.h"
#include "drivers/document/decoder/redaction.h"
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

std::optional<document::BlackBox> boxOf(const char* text)
{
    document::BlackBox box;
    char end = 0;
    const bool good = std::sscanf(text, "%4d,%4d,%4d,%4d%c", &box.left, &box.top, &box.width, &box.height, &end) == 4;
    const bool inside = good && box.left >= 0 && box.top >= 0 && box.width > 0 && box.height > 0 &&
                        box.left + box.width <= 1000 && box.top + box.height <= 1000;
    return inside ? std::optional(box) : std::nullopt;
}

int redact(const std::vector<document::BlackBox>& boxes)
{
    constexpr int unplaced = 4;
    constexpr int readable = 5;
    constexpr int faceShown = 6;
    auto file = document::LockedBytes::readAll(STDIN_FILENO);
    const auto picture = file ? document::openPicture(file->bytes()) : file.error();
    if (!picture) {
        return 1;
    }
    *file = document::LockedBytes();
    const document::Redaction done = document::redact(*picture, boxes);
    if (done.fault != document::RedactionFault::None) {
        return done.fault == document::RedactionFault::Unplaced    ? unplaced
               : done.fault == document::RedactionFault::FaceShown ? faceShown
                                                                   : readable;
    }
    const bool said = document::writePng(done.picture, [](ByteView bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
            if (sent < 0 && errno != EINTR) {
                return false;
            }
            bytes = bytes.subspan(static_cast<std::size_t>(sent > 0 ? sent : 0));
        }
        return true;
    });
    return said ? 0 : 1;
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
    if (argc > 2 && std::string_view(argv[1]) == "--redact") {
        std::vector<document::BlackBox> boxes;
        for (int i = 2; i < argc; ++i) {
            const auto box = boxOf(argv[i]);
            if (!box) {
                return 2;
            }
            boxes.push_back(*box);
        }
        fence();
        return redact(boxes);
    }
    if (argc != 1) {
        std::fprintf(stderr, "pishkhan-decode: takes no arguments; the picture comes on standard input\n");
        return 2;
    }
    fence();
    return decode();
}
