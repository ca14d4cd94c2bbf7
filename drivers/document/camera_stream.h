// SPDX-License-Identifier: GPL-3.0-or-later
/// A camera's moving picture over Video4Linux 2: opened, its largest still-worthy format chosen, frames taken from mapped
/// buffers. Runs inside pishkhan-camera only. Follows the kernel's V4L2 documentation, «Streaming I/O (memory mapping)».
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/document/camera_fault.h"
#include "drivers/document/decoder/grey_image.h"
#include "terminal/base/bytes.h"

namespace pishkhan::document {

struct FrameShape {
    std::uint32_t format = 0; ///< V4L2's four letters: MJPG, JPEG, YUYV, GREY
    int width = 0, height = 0;
    int step = 0; ///< bytes of a row; 0 for JPEG
};

class CameraStream {
public:
    CameraStream() = default;
    ~CameraStream();
    CameraStream(const CameraStream&) = delete;
    CameraStream& operator=(const CameraStream&) = delete;

    /// Opens it and sets the largest format that is no wider and no higher. Nothing is filmed yet.
    CameraFault open(const std::string& device, int mostWidth, int mostHeight);
    CameraFault start();
    /// The next whole frame; its bytes are good until the next call. Silent when none came before the deadline, Stopped
    /// when `stopped` turns true.
    CameraFault next(std::chrono::steady_clock::time_point deadline, bool (*stopped)(), ByteView& frame);
    const FrameShape& shape() const { return m_shape; }

private:
    struct Buffer {
        void* memory = nullptr;
        std::size_t length = 0;
    };
    CameraFault choose(int mostWidth, int mostHeight);
    CameraFault mapBuffers();
    CameraFault take(ByteView& frame);
    bool giveBack();
    int m_device = -1;
    FrameShape m_shape;
    std::vector<Buffer> m_buffers;
    int m_taken = -1; ///< the buffer we look at
};

/// A frame as a grey picture. Empty when its bytes are none (cameras send torn frames now and then).
GreyImage greyOf(const FrameShape& shape, ByteView frame);

} // namespace pishkhan::document
