// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-camera DEVICE [size=WIDTHxHEIGHT] [wake=MILLISECONDS]: one still, sharp frame of a camera as a portable greymap on standard output
// (scanner_helper.h says how it is framed). A process of its own: a camera's frames are a stranger's JPEGs, and drivers
// hang. SIGTERM stops it. `--look DEVICE` only opens it and sets a format.
// Exit: 0 done, 2 wrong usage, 20… a CameraFault. Started by camera_scanner.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

#include "drivers/document/camera_stream.h"
#include "drivers/document/decoder/frame_choice.h"
#include "drivers/document/helper_fence.h"

namespace {

using namespace pishkhan;
using namespace pishkhan::document;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds chooseWithin{5};

struct Wish {
    int width = 2592; // five megapixels: a card has 600 dots an inch, a page 200
    int height = 1944;
    int wakeMs = 8000; // until the first frame
};

volatile std::sig_atomic_t stopAsked = 0;

void stop(int /*signal*/)
{
    stopAsked = 1;
}

bool isStopped()
{
    return stopAsked != 0;
}

void fence()
{
    constexpr std::size_t addressSpace = 1024UL << 20U;
    constexpr unsigned cpuSeconds = 60;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTERM, stop);
    setenv("OPENCV_FOR_THREADS_NUM", "1", 1);
    mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
    raiseFence({addressSpace, cpuSeconds});
}

bool writeAll(ByteView bytes)
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

CameraFault deliver(const GreyImage& picture)
{
    const std::string head =
        "P5\n" + std::to_string(picture.width()) + " " + std::to_string(picture.height()) + "\n255\n";
    const std::size_t pixels = static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(picture.height());
    const std::size_t all = head.size() + pixels;
    const Bytes length{static_cast<std::uint8_t>(all >> 24U), static_cast<std::uint8_t>(all >> 16U),
                       static_cast<std::uint8_t>(all >> 8U), static_cast<std::uint8_t>(all)};
    const bool isTaken = writeAll(length) && writeAll(view(head)) && writeAll({picture.data(), pixels});
    return isTaken ? CameraFault::None : CameraFault::Stopped;
}

/// The best of what comes in time. A camera that never stands still gives its best all the same: the reader judges it.
CameraFault film(CameraStream& camera, const Wish& wish)
{
    CameraFault fault = camera.start();
    FrameChoice choice;
    auto deadline = Steady::now() + std::chrono::milliseconds(wish.wakeMs);
    while (fault == CameraFault::None && !choice.isSettled()) {
        ByteView frame;
        fault = camera.next(deadline, isStopped, frame);
        if (fault == CameraFault::None) {
            const bool isFirst = choice.best().empty();
            choice.look(greyOf(camera.shape(), frame));
            if (isFirst && !choice.best().empty()) {
                deadline = Steady::now() + chooseWithin;
            }
        }
    }
    const bool isLate = fault == CameraFault::Silent && !choice.best().empty();
    return fault == CameraFault::None || isLate ? deliver(choice.best()) : fault;
}

/// False when it is no word of ours.
bool readWord(const char* word, Wish& wish)
{
    char end = 0;
    const bool isSize = std::sscanf(word, "size=%5dx%5d%c", &wish.width, &wish.height, &end) == 2;
    const bool isWake = std::sscanf(word, "wake=%5d%c", &wish.wakeMs, &end) == 1;
    return (isSize || isWake) && wish.width > 0 && wish.height > 0 && wish.wakeMs > 0;
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
            "Usage: pishkhan-camera DEVICE [size=WIDTHxHEIGHT] [wake=MILLISECONDS]\n       pishkhan-camera --look DEVICE\n");
        return argc >= 2 ? 0 : 2;
    }
    const bool isLook = asked == "--look";
    const int first = isLook ? 2 : 1;
    Wish wish;
    bool isGood = argc > first;
    for (int i = first + 1; i < argc; ++i) {
        isGood = isGood && readWord(argv[i], wish);
    }
    if (!isGood) {
        return static_cast<int>(CameraFault::Usage);
    }
    CameraStream camera;
    const CameraFault fault = camera.open(argv[first], wish.width, wish.height);
    fence(); // after the device is open: its node is the last thing we need
    return static_cast<int>(fault != CameraFault::None || isLook ? fault : film(camera, wish));
}
