// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/camera/camera_part.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <sys/mman.h>
#include <unistd.h>

namespace pishkhan::emulators {

namespace {

constexpr std::uint32_t bufferCount = 4;
constexpr std::size_t page = 4096;

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

CameraPart::CameraPart(std::string folder) : m_folder(std::move(folder))
{
    readFolder();
    m_memory = memfd_create("emulated-camera", MFD_CLOEXEC);
}

/// Lines of `camera`: format LETTERS WIDTH HEIGHT · pace MILLISECONDS · fault WORD [NUMBER].
void CameraPart::readFolder()
{
    std::istringstream lines(contentOf(m_folder + "/camera"));
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::string what, word;
        std::uint32_t first = 0, second = 0;
        words >> what;
        if (what == "format" && words >> word >> first >> second && word.size() == 4) {
            Format format{v4l2_fourcc(word[0], word[1], word[2], word[3]), first, second, m_folder};
            format.folder += "/" + word + "-" + std::to_string(first) + "x" + std::to_string(second);
            m_formats.push_back(std::move(format));
        } else if (what == "pace" && words >> first) {
            m_pace = std::chrono::milliseconds(first);
        } else if (what == "fault" && words >> word) {
            words >> first;
            readFault(word, static_cast<int>(first));
        }
    }
}

void CameraPart::readFault(const std::string& word, int number)
{
    const auto count = static_cast<std::size_t>(number);
    if (word == "missing") {
        m_openFault = ENOENT;
    } else if (word == "denied") {
        m_openFault = EACCES;
    } else if (word == "no-camera") {
        m_isNoCamera = true;
    } else if (word == "busy") {
        m_formatFault = EBUSY;
    } else if (word == "busy-later") { // another program began between our look and our film
        m_startFault = EBUSY;
    } else if (word == "no-bandwidth") {
        m_startFault = ENOSPC;
    } else if (word == "unplugged") {
        m_goneAfter = count;
    } else if (word == "silent") {
        m_silentAfter = count;
    } else if (word == "torn") {
        m_tornEvery = std::max<std::size_t>(count, 1);
    }
}

CameraPart::Steady::time_point CameraPart::due() const
{
    const bool isMute = !m_isStreaming || m_queued.empty() || m_given >= m_silentAfter || m_frames.empty();
    return isMute ? Steady::time_point::max() : m_lastGiven + m_pace;
}

bool CameraPart::isGone() const
{
    return m_isStreaming && m_given >= m_goneAfter;
}

int CameraPart::answer(unsigned long request, void* words)
{
    if (isGone()) {
        return ENODEV;
    }
    switch (request) {
    case VIDIOC_QUERYCAP: {
        auto& able = *static_cast<v4l2_capability*>(words);
        able = {};
        std::memcpy(able.driver, "uvcvideo", 9);
        std::memcpy(able.card, "Emulated camera", 16);
        able.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING | V4L2_CAP_DEVICE_CAPS;
        able.device_caps = m_isNoCamera ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        return 0;
    }
    case VIDIOC_ENUM_FMT: return describe(*static_cast<v4l2_fmtdesc*>(words));
    case VIDIOC_ENUM_FRAMESIZES: return describe(*static_cast<v4l2_frmsizeenum*>(words));
    case VIDIOC_S_FMT: return take(*static_cast<v4l2_format*>(words));
    case VIDIOC_REQBUFS: return take(*static_cast<v4l2_requestbuffers*>(words));
    case VIDIOC_QUERYBUF: return describe(*static_cast<v4l2_buffer*>(words));
    case VIDIOC_QBUF: return queue(*static_cast<v4l2_buffer*>(words));
    case VIDIOC_DQBUF: return dequeue(*static_cast<v4l2_buffer*>(words));
    case VIDIOC_STREAMON: return start();
    case VIDIOC_STREAMOFF: m_isStreaming = false; return 0;
    default: return ENOTTY;
    }
}

int CameraPart::describe(v4l2_fmtdesc& words) const
{
    if (words.index >= m_formats.size()) {
        return EINVAL;
    }
    words.pixelformat = m_formats[words.index].letters;
    return 0;
}

int CameraPart::describe(v4l2_frmsizeenum& words) const
{
    std::uint32_t left = words.index;
    for (const Format& format : m_formats) {
        if (format.letters == words.pixel_format && left-- == 0) {
            words.type = V4L2_FRMSIZE_TYPE_DISCRETE;
            words.discrete = {format.width, format.height};
            return 0;
        }
    }
    return EINVAL;
}

/// What fits best is set, as the kernel's drivers do; frames and buffers are laid ready.
int CameraPart::take(v4l2_format& words)
{
    if (m_formatFault != 0) {
        return m_formatFault;
    }
    const auto wanted = std::find_if(m_formats.begin(), m_formats.end(), [&](const Format& format) {
        return format.letters == words.fmt.pix.pixelformat && format.width == words.fmt.pix.width;
    });
    if (m_formats.empty()) {
        return EINVAL;
    }
    m_current = wanted == m_formats.end() ? &m_formats.front() : &*wanted;
    words.fmt.pix.pixelformat = m_current->letters;
    words.fmt.pix.width = m_current->width;
    words.fmt.pix.height = m_current->height;
    words.fmt.pix.bytesperline = m_current->letters == V4L2_PIX_FMT_YUYV ? 2 * m_current->width : 0;
    m_bufferSize = (std::size_t{m_current->width} * m_current->height * 2 + page - 1) / page * page;
    words.fmt.pix.sizeimage = static_cast<std::uint32_t>(m_bufferSize);
    return prepareBuffers() ? 0 : ENOMEM;
}

bool CameraPart::prepareBuffers()
{
    std::error_code problem;
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(m_current->folder, problem)) {
        names.push_back(entry.path().string());
    }
    std::sort(names.begin(), names.end());
    m_frames.clear();
    for (const std::string& name : names) {
        m_frames.push_back(contentOf(name));
    }
    const std::size_t all = m_bufferSize * bufferCount;
    if (ftruncate(m_memory, static_cast<off_t>(all)) != 0) {
        return false;
    }
    void* memory = mmap(nullptr, all, PROT_READ | PROT_WRITE, MAP_SHARED, m_memory, 0);
    m_pixels = memory == MAP_FAILED ? nullptr : static_cast<std::uint8_t*>(memory);
    return m_pixels != nullptr;
}

int CameraPart::take(v4l2_requestbuffers& words) const
{
    words.count = std::min(words.count, bufferCount);
    return words.memory == V4L2_MEMORY_MMAP ? 0 : EINVAL;
}

int CameraPart::describe(v4l2_buffer& words) const
{
    if (words.index >= bufferCount || m_bufferSize == 0) {
        return EINVAL;
    }
    words.length = static_cast<std::uint32_t>(m_bufferSize);
    words.m.offset = static_cast<std::uint32_t>(words.index * m_bufferSize);
    return 0;
}

int CameraPart::queue(v4l2_buffer& words)
{
    if (words.index >= bufferCount) {
        return EINVAL;
    }
    m_queued.push_back(words.index);
    return 0;
}

int CameraPart::start()
{
    if (m_startFault == 0) {
        m_isStreaming = true;
        m_lastGiven = Steady::now();
    }
    return m_startFault;
}

int CameraPart::dequeue(v4l2_buffer& words)
{
    if (Steady::now() < due()) {
        return EAGAIN;
    }
    const std::string& frame = m_frames[std::min(m_given, m_frames.size() - 1)]; // the last one stays in view
    words.index = m_queued.front();
    m_queued.erase(m_queued.begin());
    const bool isTorn = m_tornEvery > 0 && m_given % m_tornEvery == 0;
    const std::size_t size = std::min(isTorn ? frame.size() / 3 : frame.size(), m_bufferSize);
    std::memcpy(m_pixels + words.index * m_bufferSize, frame.data(), size);
    words.bytesused = static_cast<std::uint32_t>(size);
    words.length = static_cast<std::uint32_t>(m_bufferSize);
    words.flags = 0;
    ++m_given;
    m_lastGiven = Steady::now();
    return 0;
}

} // namespace pishkhan::emulators
