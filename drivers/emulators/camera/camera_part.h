// SPDX-License-Identifier: GPL-3.0-or-later
/// The inside of an emulated document camera: the formats and frames a folder describes, four buffers, a frame clock and
/// the faults a test asked for. Speaks V4L2's own structures; v4l2_preload.cpp puts it behind the system calls. README.md
/// describes the folder.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <linux/videodev2.h>

namespace pishkhan::emulators {

/// Answers as the kernel does: 0, or an errno.
class CameraPart {
public:
    using Steady = std::chrono::steady_clock;
    explicit CameraPart(std::string folder);

    int openFault() const { return m_openFault; } ///< errno of open(), 0 for none
    int descriptor() const { return m_memory; }
    int answer(unsigned long request, void* words);
    /// When the next frame is there; far away when none ever is. Gone: poll says POLLERR.
    Steady::time_point due() const;
    bool isGone() const;

private:
    struct Format {
        std::uint32_t letters = 0;
        std::uint32_t width = 0, height = 0;
        std::string folder;
    };
    void readFolder();
    void readFault(const std::string& word, int number);
    int describe(v4l2_fmtdesc& words) const;
    int describe(v4l2_frmsizeenum& words) const;
    int take(v4l2_format& words);
    int take(v4l2_requestbuffers& words) const;
    int describe(v4l2_buffer& words) const;
    int queue(v4l2_buffer& words);
    int dequeue(v4l2_buffer& words);
    int start();
    bool prepareBuffers();

    std::string m_folder;
    std::vector<Format> m_formats;
    const Format* m_current = nullptr;
    std::vector<std::string> m_frames;
    std::vector<std::uint32_t> m_queued;
    std::size_t m_bufferSize = 0;
    std::uint8_t* m_pixels = nullptr;
    int m_memory = -1;
    bool m_isStreaming = false;
    std::size_t m_given = 0;
    std::chrono::milliseconds m_pace{20};
    Steady::time_point m_lastGiven;
    int m_openFault = 0, m_formatFault = 0, m_startFault = 0;
    bool m_isNoCamera = false;
    std::size_t m_goneAfter = SIZE_MAX, m_silentAfter = SIZE_MAX, m_tornEvery = 0;
};

} // namespace pishkhan::emulators
