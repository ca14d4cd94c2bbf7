// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/camera_fault.h"

#include <algorithm>
#include <array>

namespace pishkhan::document {

namespace {

struct Row {
    CameraFault fault;
    ErrorKind kind;
    const char* what;
};

constexpr std::array rows{
    Row{CameraFault::Usage, ErrorKind::InvalidInput, "the camera's helper was called wrongly"},
    Row{CameraFault::Missing, ErrorKind::Disconnected, "camera-missing"},
    Row{CameraFault::Unplugged, ErrorKind::Disconnected, "camera-unplugged"},
    Row{CameraFault::Busy, ErrorKind::Busy, "camera-busy"},
    Row{CameraFault::Denied, ErrorKind::Denied, "camera-denied"},
    Row{CameraFault::NoCamera, ErrorKind::Unsupported, "camera-unknown"},
    Row{CameraFault::Silent, ErrorKind::Timeout, "camera-silent"},
    Row{CameraFault::Stopped, ErrorKind::Timeout, "stopped"},
    Row{CameraFault::Broken, ErrorKind::Protocol, "camera-broken"},
};

} // namespace

Error errorOf(CameraFault fault)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& known) { return known.fault == fault; });
    const Row& found = row == rows.end() ? rows.back() : *row;
    return makeError(found.kind, found.what, "camera", static_cast<int>(found.fault));
}

CameraFault cameraFaultOf(int exitCode)
{
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& known) { return static_cast<int>(known.fault) == exitCode; });
    return exitCode == 0 ? CameraFault::None : row == rows.end() ? CameraFault::Broken : row->fault;
}

} // namespace pishkhan::document
