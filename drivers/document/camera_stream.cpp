// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/camera_stream.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "drivers/document/decoder/picture_file.h"

namespace pishkhan::document {

namespace {

constexpr std::uint32_t bufferCount = 4;
constexpr std::uint32_t mostAnswers = 64; // formats, and sizes of each, that we ask for
constexpr std::size_t largestBuffer = 64U << 20U;
constexpr int lookEveryMs = 100;
constexpr std::array<std::uint32_t, 4> known{V4L2_PIX_FMT_MJPEG, V4L2_PIX_FMT_JPEG, V4L2_PIX_FMT_YUYV,
                                             V4L2_PIX_FMT_GREY};

/// A signal may interrupt any of them.
int ask(int device, unsigned long request, void* words)
{
    int answer = -1;
    do {
        answer = ::ioctl(device, request, words);
    } while (answer < 0 && errno == EINTR);
    return answer;
}

CameraFault faultOfErrno(int number, CameraFault gone)
{
    switch (number) {
    case ENOENT:
    case ENXIO:
    case ENODEV: return gone;
    case EBUSY:
    case ENOSPC: return CameraFault::Busy; // ENOSPC: the bus has no room beside another camera
    case EACCES:
    case EPERM: return CameraFault::Denied;
    case ENOTTY:
    case EINVAL: return CameraFault::NoCamera;
    default: return CameraFault::Broken;
    }
}

struct Size {
    std::uint32_t width = 0, height = 0;
    std::uint64_t area() const { return std::uint64_t{width} * height; }
};

/// The largest size of this format within the bounds; none has area 0.
Size largestSize(int device, std::uint32_t format, Size most)
{
    Size best;
    for (std::uint32_t i = 0; i < mostAnswers; ++i) {
        v4l2_frmsizeenum answer{};
        answer.index = i;
        answer.pixel_format = format;
        if (ask(device, VIDIOC_ENUM_FRAMESIZES, &answer) < 0) {
            break;
        }
        const bool isOne = answer.type == V4L2_FRMSIZE_TYPE_DISCRETE;
        const Size size = isOne ? Size{answer.discrete.width, answer.discrete.height}
                                : Size{std::min(answer.stepwise.max_width, most.width),
                                       std::min(answer.stepwise.max_height, most.height)};
        if (size.width <= most.width && size.height <= most.height && size.area() > best.area()) {
            best = size;
        }
    }
    return best;
}

} // namespace

CameraStream::~CameraStream()
{
    for (const Buffer& buffer : m_buffers) {
        munmap(buffer.memory, buffer.length);
    }
    if (m_device >= 0) {
        ::close(m_device); // ends the stream, and frees its buffers
    }
}

CameraFault CameraStream::open(const std::string& device, int mostWidth, int mostHeight)
{
    m_device = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_device < 0) {
        return faultOfErrno(errno, CameraFault::Missing);
    }
    v4l2_capability able{};
    if (ask(m_device, VIDIOC_QUERYCAP, &able) < 0) {
        return faultOfErrno(errno, CameraFault::Missing);
    }
    const bool hasOwn = (able.capabilities & V4L2_CAP_DEVICE_CAPS) != 0; // a card's node may be its sound or its keys
    const std::uint32_t can = hasOwn ? able.device_caps : able.capabilities;
    constexpr std::uint32_t needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return (can & needed) == needed ? choose(mostWidth, mostHeight) : CameraFault::NoCamera;
}

CameraFault CameraStream::choose(int mostWidth, int mostHeight)
{
    const Size most{static_cast<std::uint32_t>(mostWidth), static_cast<std::uint32_t>(mostHeight)};
    Size best;
    v4l2_format wanted{};
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    for (std::uint32_t i = 0; i < mostAnswers; ++i) {
        v4l2_fmtdesc answer{};
        answer.index = i;
        answer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (ask(m_device, VIDIOC_ENUM_FMT, &answer) < 0) {
            break;
        }
        const bool isKnown = std::find(known.begin(), known.end(), answer.pixelformat) != known.end();
        const Size size = isKnown ? largestSize(m_device, answer.pixelformat, most) : Size{};
        if (size.area() > best.area()) {
            best = size;
            wanted.fmt.pix.pixelformat = answer.pixelformat;
        }
    }
    if (best.area() == 0) {
        return CameraFault::NoCamera;
    }
    wanted.fmt.pix.width = best.width;
    wanted.fmt.pix.height = best.height;
    wanted.fmt.pix.field = V4L2_FIELD_NONE;
    if (ask(m_device, VIDIOC_S_FMT, &wanted) < 0) {
        return faultOfErrno(errno, CameraFault::Missing);
    }
    const v4l2_pix_format& got = wanted.fmt.pix; // a driver may have changed what we asked
    const bool isKnown = std::find(known.begin(), known.end(), got.pixelformat) != known.end();
    const bool isUsable = isKnown && got.width > 0 && got.height > 0 && got.width <= 10000 && got.height <= 10000 &&
                          got.bytesperline <= 80000;
    m_shape = {got.pixelformat, static_cast<int>(got.width), static_cast<int>(got.height),
               static_cast<int>(got.bytesperline)};
    return isUsable ? CameraFault::None : CameraFault::NoCamera;
}

CameraFault CameraStream::mapBuffers()
{
    v4l2_requestbuffers wanted{};
    wanted.count = bufferCount;
    wanted.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    wanted.memory = V4L2_MEMORY_MMAP;
    if (ask(m_device, VIDIOC_REQBUFS, &wanted) < 0) {
        return faultOfErrno(errno, CameraFault::Unplugged);
    }
    for (std::uint32_t i = 0; i < std::min(wanted.count, bufferCount); ++i) {
        v4l2_buffer buffer{};
        buffer.index = i;
        buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        buffer.memory = V4L2_MEMORY_MMAP;
        if (ask(m_device, VIDIOC_QUERYBUF, &buffer) < 0) {
            return faultOfErrno(errno, CameraFault::Unplugged);
        }
        if (buffer.length == 0 || buffer.length > largestBuffer) {
            return CameraFault::Broken;
        }
        void* memory = mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, m_device, buffer.m.offset);
        if (memory == MAP_FAILED) {
            return CameraFault::Broken;
        }
        m_buffers.push_back({memory, buffer.length});
        m_taken = static_cast<int>(i);
        if (!giveBack()) {
            return faultOfErrno(errno, CameraFault::Unplugged);
        }
    }
    return m_buffers.empty() ? CameraFault::Broken : CameraFault::None;
}

CameraFault CameraStream::start()
{
    const CameraFault fault = mapBuffers();
    if (fault != CameraFault::None) {
        return fault;
    }
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    return ask(m_device, VIDIOC_STREAMON, &type) < 0 ? faultOfErrno(errno, CameraFault::Unplugged) : CameraFault::None;
}

bool CameraStream::giveBack()
{
    if (m_taken < 0) {
        return true;
    }
    v4l2_buffer buffer{};
    buffer.index = static_cast<std::uint32_t>(m_taken);
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    m_taken = -1;
    return ask(m_device, VIDIOC_QBUF, &buffer) == 0;
}

/// None without a frame when there is none yet, or it was torn.
CameraFault CameraStream::take(ByteView& frame)
{
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    if (ask(m_device, VIDIOC_DQBUF, &buffer) < 0) {
        const bool isLater = errno == EAGAIN || errno == EIO; // EIO: a frame was lost, the stream goes on
        return isLater ? CameraFault::None : faultOfErrno(errno, CameraFault::Unplugged);
    }
    if (buffer.index >= m_buffers.size() || buffer.bytesused > m_buffers[buffer.index].length) {
        return CameraFault::Broken;
    }
    m_taken = static_cast<int>(buffer.index);
    if ((buffer.flags & V4L2_BUF_FLAG_ERROR) == 0 && buffer.bytesused > 0) {
        frame = {static_cast<const std::uint8_t*>(m_buffers[buffer.index].memory), buffer.bytesused};
        return CameraFault::None;
    }
    return giveBack() ? CameraFault::None : faultOfErrno(errno, CameraFault::Unplugged);
}

CameraFault CameraStream::next(std::chrono::steady_clock::time_point deadline, bool (*stopped)(), ByteView& frame)
{
    frame = {};
    if (!giveBack()) {
        return faultOfErrno(errno, CameraFault::Unplugged);
    }
    while (std::chrono::steady_clock::now() < deadline) {
        if (stopped()) {
            return CameraFault::Stopped;
        }
        pollfd waiting{m_device, POLLIN, 0};
        if (::poll(&waiting, 1, lookEveryMs) <= 0) {
            continue;
        }
        const CameraFault fault = take(frame);
        if (fault != CameraFault::None || !frame.empty()) {
            return fault;
        }
        if ((waiting.revents & (POLLERR | POLLHUP)) != 0) {
            return CameraFault::Unplugged;
        }
    }
    return CameraFault::Silent;
}

GreyImage greyOf(const FrameShape& shape, ByteView frame)
{
    if (shape.format == V4L2_PIX_FMT_MJPEG || shape.format == V4L2_PIX_FMT_JPEG) {
        auto picture = openPicture(frame);
        return picture ? std::move(*picture) : GreyImage();
    }
    const int bytes = shape.format == V4L2_PIX_FMT_YUYV ? 2 : 1; // Y first, then U or V
    const auto step = static_cast<std::size_t>(std::max(shape.step, shape.width * bytes));
    if (frame.size() < step * static_cast<std::size_t>(shape.height)) {
        return {};
    }
    std::vector<std::uint8_t> pixels;
    pixels.reserve(static_cast<std::size_t>(shape.width) * static_cast<std::size_t>(shape.height));
    for (int y = 0; y < shape.height; ++y) {
        const std::uint8_t* row = frame.data() + static_cast<std::size_t>(y) * step;
        for (int x = 0; x < shape.width; ++x) {
            pixels.push_back(row[x * bytes]);
        }
    }
    return GreyImage(shape.width, shape.height, std::move(pixels));
}

} // namespace pishkhan::document
