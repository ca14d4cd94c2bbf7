// SPDX-License-Identifier: GPL-3.0-or-later
/// The document scanner over SANE: a flatbed scans one page, a feeder all its sheets, in pishkhan-sane; pishkhan-decode reads
/// each, it is forgotten. Implements ports::DocumentScanner; runs on the scanner's own thread. Whatever a back end does, crash or
/// hang, the caller gets a value (devices.md 4).
#pragma once
#include <string>
#include <vector>

#include "drivers/document/decode_child.h"
#include "drivers/document/locked_bytes.h"
#include "drivers/document/sane_fault.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

struct SaneSettings {
    std::string program;                  ///< path of pishkhan-sane
    std::string device;                   ///< SANE's name
    std::vector<std::string> options;     ///< name=value: source, resolution …
    std::string configuration;            ///< SANE_CONFIG_DIR; empty for the system's
    std::vector<std::string> environment; ///< the helper's, NAME=VALUE; empty in an office
    DecoderSettings decoder;
    Milliseconds silence{20000};   ///< a scanner that gives no byte for so long hangs
    Milliseconds timeLimit{90000}; ///< for one page
};

class SaneScanner final : public ports::DocumentScanner {
public:
    explicit SaneScanner(SaneSettings settings) : m_settings(std::move(settings)) {}
    /// Opens the device and lets it go. Errors: those of errorOf(SaneFault); Timeout (hung).
    Status condition() override;
    /// Errors: those of errorOf(SaneFault); Timeout (hung, or cancelled); those of decodePicture.
    Result<ports::ScannedDocument> read(const std::function<bool()>& cancelRequested) override
    {
        return readPicture(nullptr, cancelRequested);
    }
    Result<ports::ScannedDocument> readAndKeep(const ports::KeepWish& wish,
                                               const std::function<bool()>& cancelRequested) override
    {
        return readPicture(&wish, cancelRequested);
    }
    /// Ten seconds for the device's button. Errors: those of errorOf(SaneFault), Timeout (hung).
    Result<ports::ButtonWait> awaitButton(const std::function<bool()>& cancelRequested) override;
    /// The page as a portable pixmap. Errors as read, without the decoder's.
    Result<LockedBytes> scan(const std::function<bool()>& cancelRequested) const;

private:
    Result<ports::ScannedDocument> readPicture(const ports::KeepWish* wish,
                                               const std::function<bool()>& cancelRequested);
    using Take = std::function<void(LockedBytes)>;
    /// What the helper ended with. Errors: Timeout, Protocol, Disconnected.
    Result<SaneFault> hear(std::vector<std::string> words, Take take,
                           const std::function<bool()>& cancelRequested) const;
    std::vector<std::string> wordsFor(const char* first) const;
    bool isFeeder() const;
    SaneSettings m_settings;
};

} // namespace pishkhan::document
