// SPDX-License-Identifier: GPL-3.0-or-later
/// The folder a network scanner or camera writes into. Takes the newest picture out: its bytes go to locked memory, its
/// file is overwritten and removed, older pictures are removed unread, so that nobody's card is mistaken for the next
/// one's. The folder belongs to the scanner alone (best on a memory file system, /run). Used by FolderScanner.
#pragma once
#include <functional>
#include <string>

#include "drivers/document/locked_bytes.h"
#include "terminal/base/instant.h"

namespace pishkhan::document {

class HotFolder {
public:
    /// Errors: Disconnected (no such folder, or not ours to read and empty).
    static Result<HotFolder> open(const std::string& path);
    ~HotFolder();
    HotFolder(HotFolder&& other) noexcept;
    HotFolder& operator=(HotFolder&&) = delete;

    /// Waits for a picture. Errors: Timeout (none came, or cancelled), Disconnected (the folder went away), Storage,
    /// InvalidInput (empty or too long; it is removed all the same).
    Result<LockedBytes> take(Milliseconds patience, const std::function<bool()>& cancelRequested);

private:
    HotFolder(std::string path, int watch) : m_path(std::move(path)), m_watch(watch) {}
    void waitForChange(int milliseconds) const;
    std::string m_path;
    int m_watch; ///< inotify
};

} // namespace pishkhan::document
