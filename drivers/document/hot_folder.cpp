// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/hot_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pishkhan::document {

namespace {

constexpr int lookEveryMs = 100; // a file is whole when two looks this far apart see the same size and time

/// One look at one picture file.
struct Sight {
    std::string path;
    std::int64_t seconds = 0, nanoseconds = 0, size = 0;
    ino_t inode = 0;
    bool operator==(const Sight&) const = default;
};

bool isPicture(const std::filesystem::path& path)
{
    constexpr std::array<std::string_view, 7> endings{".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"};
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return !path.filename().string().starts_with('.') &&
           std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Newest first. Errors: Disconnected.
Result<std::vector<Sight>> look(const std::string& folder)
{
    std::error_code problem;
    std::vector<Sight> sights;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        struct stat status {};
        if (isPicture(entry.path()) && ::lstat(entry.path().c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
            sights.push_back(
                {entry.path().string(), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size, status.st_ino});
        }
    }
    if (problem) {
        return makeError(ErrorKind::Disconnected, "the scanner's folder cannot be read", "hot-folder", problem.value());
    }
    std::sort(sights.begin(), sights.end(), [](const Sight& a, const Sight& b) {
        return std::tie(a.seconds, a.nanoseconds, a.path) > std::tie(b.seconds, b.nanoseconds, b.path);
    });
    return sights;
}

/// Zeros over the content; helps on simple media, and costs little on the others.
void overwrite(int descriptor, std::int64_t size)
{
    const std::array<char, 64 * 1024> zeros{};
    std::int64_t at = 0;
    while (at < size) {
        const auto part = std::min<std::int64_t>(size - at, static_cast<std::int64_t>(zeros.size()));
        const ssize_t done = ::pwrite(descriptor, zeros.data(), static_cast<std::size_t>(part), at);
        if (done <= 0) {
            break;
        }
        at += done;
    }
    ::fdatasync(descriptor);
}

Result<LockedBytes> takeOut(const Sight& sight)
{
    const int descriptor = ::open(sight.path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) {
        const int reason = errno;
        ::unlink(sight.path.c_str());
        return makeError(ErrorKind::Storage, "the picture cannot be opened", "hot-folder", reason);
    }
    auto bytes = LockedBytes::readAll(descriptor);
    overwrite(descriptor, sight.size);
    ::close(descriptor);
    if (::unlink(sight.path.c_str()) != 0 && errno != ENOENT) {
        return makeError(ErrorKind::Storage, "the picture cannot be removed", "hot-folder", errno);
    }
    return bytes;
}

void removeUnread(const Sight& sight)
{
    const int descriptor = ::open(sight.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor >= 0) {
        overwrite(descriptor, sight.size);
        ::close(descriptor);
    }
    ::unlink(sight.path.c_str());
}

} // namespace

Result<HotFolder> HotFolder::open(const std::string& path)
{
    if (::access(path.c_str(), R_OK | W_OK | X_OK) != 0) {
        return makeError(ErrorKind::Disconnected, "the scanner's folder is missing or closed to us", "hot-folder",
                         errno);
    }
    const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch < 0 || ::inotify_add_watch(watch, path.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR) < 0) {
        const int reason = errno;
        if (watch >= 0) {
            ::close(watch);
        }
        return makeError(ErrorKind::Disconnected, "the scanner's folder cannot be watched", "hot-folder", reason);
    }
    return HotFolder(path, watch);
}

HotFolder::~HotFolder()
{
    if (m_watch >= 0) {
        ::close(m_watch);
    }
}

HotFolder::HotFolder(HotFolder&& other) noexcept
    : m_path(std::move(other.m_path)), m_watch(std::exchange(other.m_watch, -1))
{
}

void HotFolder::waitForChange(int milliseconds) const
{
    pollfd change{m_watch, POLLIN, 0};
    if (::poll(&change, 1, milliseconds) > 0) {
        std::array<char, 4096> events;
        while (::read(m_watch, events.data(), events.size()) > 0) { // what happened is seen by looking
        }
    }
}

Result<LockedBytes> HotFolder::take(Milliseconds patience, const std::function<bool()>& cancelRequested)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    std::optional<Sight> before;
    auto since = std::chrono::steady_clock::now();
    while (!(cancelRequested && cancelRequested()) && std::chrono::steady_clock::now() < deadline) {
        const std::vector<Sight> sights = TRY(look(m_path));
        const bool same = !sights.empty() && before == sights.front();
        if (same && std::chrono::steady_clock::now() - since >= Milliseconds(lookEveryMs - 20)) {
            auto bytes = takeOut(sights.front());
            std::for_each(sights.begin() + 1, sights.end(), removeUnread);
            return bytes;
        }
        if (!same) {
            before = sights.empty() ? std::nullopt : std::optional(sights.front());
            since = std::chrono::steady_clock::now();
        }
        waitForChange(lookEveryMs);
    }
    return makeError(ErrorKind::Timeout, "no picture came", "hot-folder");
}

} // namespace pishkhan::document
