// SPDX-License-Identifier: GPL-3.0-or-later
/// The document scanner over a hot folder: wait for a picture, take it out into locked memory, let pishkhan-decode read
/// it, forget it. Implements ports::DocumentScanner; runs on the scanner's own thread (decree Art. 12, R-19, R-20).
#pragma once
#include <memory>
#include <optional>

#include "drivers/document/decode_child.h"
#include "drivers/document/hot_folder.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

struct FolderScannerSettings {
    std::string folder;
    DecoderSettings decoder;
    Milliseconds patience{60000}; ///< how long one read waits for a document
};

class FolderScanner final : public ports::DocumentScanner {
public:
    /// The folder is opened when it is first needed, and again after it went away.
    explicit FolderScanner(FolderScannerSettings settings) : m_settings(std::move(settings)) {}
    /// Errors: Disconnected (the folder is missing or closed to us).
    static Result<std::unique_ptr<FolderScanner>> open(FolderScannerSettings settings);
    Status condition() override;
    Result<ports::ScannedDocument> read(const std::function<bool()>& cancelRequested) override
    {
        return readPicture(nullptr, cancelRequested);
    }
    Result<ports::ScannedDocument> readAndKeep(const ports::KeepWish& wish,
                                               const std::function<bool()>& cancelRequested) override
    {
        return readPicture(&wish, cancelRequested);
    }

private:
    Result<ports::ScannedDocument> readPicture(const ports::KeepWish* wish,
                                               const std::function<bool()>& cancelRequested);
    FolderScannerSettings m_settings;
    std::optional<HotFolder> m_folder;
};

} // namespace pishkhan::document
