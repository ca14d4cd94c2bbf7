// SPDX-License-Identifier: GPL-3.0-or-later
/// What may go wrong at a camera, as pishkhan-camera says it by its exit code and as the counter hears it. Each has a
/// stable word of its own with a Persian sentence and an advice (kiosk-ui).
#pragma once
#include "terminal/base/result.h"

namespace pishkhan::document {

enum class CameraFault {
    None = 0,
    Usage = 2,
    Missing = 20,   ///< no such device
    Unplugged = 21, ///< it went away while it filmed
    Busy = 22,      ///< another program films
    Denied = 23,    ///< it may not be opened
    NoCamera = 24,  ///< a device that gives no pictures, or none in a format we know
    Silent = 25,    ///< it films and no frame comes
    Stopped = 26,
    Broken = 27,
};

/// Errors: Disconnected (camera-missing, camera-unplugged), Busy (camera-busy), Denied (camera-denied), Unsupported
/// (camera-unknown), Timeout (camera-silent, or stopped), Protocol (camera-broken); `what` is that word. Not for None.
Error errorOf(CameraFault fault);
CameraFault cameraFaultOf(int exitCode); ///< Broken when it is none of them

} // namespace pishkhan::document
