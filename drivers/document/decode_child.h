// SPDX-License-Identifier: GPL-3.0-or-later
/// Runs pishkhan-decode on one picture: starts it, feeds it through a socket, reads its one line, ends it when it takes
/// too long. Whatever the helper does, the caller gets a value. Blocks on the device's own thread.
#pragma once
#include <functional>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/instant.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

struct DecoderSettings {
    std::string program;          ///< path of pishkhan-decode
    Milliseconds timeLimit{8000}; ///< for one picture
};

/// Errors: Timeout (ended after the limit, or cancelled), Protocol (died, or said no proper line; nativeCode is the
/// signal or exit code), Unsupported (not a picture), Disconnected (the program cannot be started; nativeCode is errno).
Result<ports::ScannedDocument> decodePicture(const DecoderSettings& decoder, ByteView picture,
                                             const std::function<bool()>& cancelRequested);

} // namespace pishkhan::document
