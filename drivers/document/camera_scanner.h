// SPDX-License-Identifier: GPL-3.0-or-later
/// The document scanner over a document camera: pishkhan-camera films and gives its sharpest still frame, pishkhan-decode
/// reads it, it is forgotten. Implements ports::DocumentScanner; runs on the scanner's own thread.
#pragma once
#include <string>
#include <vector>

#include "drivers/document/decode_child.h"
#include "drivers/document/locked_bytes.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

struct CameraSettings {
    std::string program;                  ///< path of pishkhan-camera
    std::string device;                   ///< /dev/v4l/by-id/…
    std::vector<std::string> options;     ///< size=WIDTHxHEIGHT, wake=MILLISECONDS
    std::vector<std::string> environment; ///< the helper's, NAME=VALUE; empty in an office
    DecoderSettings decoder;
    Milliseconds timeLimit{20000}; ///< for one frame; the helper gives up before by itself
};

class CameraScanner final : public ports::DocumentScanner {
public:
    explicit CameraScanner(CameraSettings settings) : m_settings(std::move(settings)) {}
    /// Opens it and sets a format. Errors: those of errorOf(CameraFault); Timeout (hung).
    Status condition() override;
    /// Errors: those of errorOf(CameraFault), and those of decodePicture.
    Result<ports::ScannedDocument> read(const std::function<bool()>& cancelRequested) override;
    Result<ports::ScannedDocument> readAndKeep(const ports::KeepWish& wish,
                                               const std::function<bool()>& cancelRequested) override;
    /// The frame as a portable greymap. Errors as read, without the decoder's.
    Result<LockedBytes> scan(const std::function<bool()>& cancelRequested) const;

private:
    Result<LockedBytes> hear(std::vector<std::string> words, const std::function<bool()>& cancelRequested) const;
    CameraSettings m_settings;
};

} // namespace pishkhan::document
