// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/release/shelf.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::release {
namespace {

using What = ports::ReleaseOrder::What;

Error storage(const char* what)
{
    return makeError(ErrorKind::Storage, what, "release", errno);
}

Status appendTo(const std::string& path, ByteView bytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) {
        return storage("cannot keep a piece of the release");
    }
    const bool done =
        ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
    ::close(file);
    return done ? Status() : storage("cannot keep a piece of the release");
}

} // namespace

ports::ReleaseSeat Shelf::seat() const
{
    const auto current = m_slots.current();
    const auto trial = m_slots.trial();
    ports::ReleaseSeat out{m_running.version, {}, trial && trial->has_value()};
    if (current && !current->digest.empty()) {
        out.version = current->version;
        out.digest = current->digest;
    }
    return out;
}

std::optional<ports::FallenRelease> Shelf::fallen() const
{
    const auto found = m_slots.fallen();
    if (!found || !*found) {
        return std::nullopt;
    }
    return ports::FallenRelease{(*found)->version, (*found)->digest, (*found)->backVersion, (*found)->cause};
}

std::string Shelf::judge(const Manifest& manifest) const
{
    const auto now = parseVersion(seat().version);
    if (!now || *now < manifest.from || *now >= manifest.below || manifest.version <= *now) {
        return "release-not-over-this";
    }
    return canFollowEachOther(manifest.books, m_running.books) ? "" : "release-no-way-back";
}

std::string Shelf::bundlePath() const
{
    return m_slots.folder() + "/incoming/" + m_wish.digest + ".part";
}

/// Bytes of an earlier run go on; what another release left is thrown away.
void Shelf::lookForBundle()
{
    std::error_code failure;
    const std::string path = bundlePath();
    for (const auto& entry : std::filesystem::directory_iterator(m_slots.folder() + "/incoming", failure)) {
        if (entry.path() != path) {
            std::filesystem::remove(entry.path(), failure);
        }
    }
    const auto size = std::filesystem::file_size(path, failure);
    m_have = failure ? 0 : std::min<std::uint64_t>(size, m_manifest.size);
    m_wish.isReady = m_have == m_manifest.size;
}

void Shelf::ordered(const ports::ReleaseOrder& order)
{
    const ports::ReleaseSeat now = seat();
    if (order.what == What::Take && m_wish.what == What::Take && order.manifest == m_manifestText) {
        return; // known, and maybe half here
    }
    m_wish = {};
    m_manifestText.clear();
    if (order.what == What::Back && order.digest == now.digest && !now.digest.empty()) {
        const auto before = m_slots.previous();
        const auto current = m_slots.current();
        m_wish.what = What::Back;
        m_wish.version = now.version;
        m_wish.digest = now.digest;
        m_wish.cause = order.cause == "drill" ? "drill" : "order";
        m_wish.backTo = current ? current->from : std::string();
        m_wish.problem = before && !before->slot.empty() ? "" : "release-no-way-back";
        m_wish.isReady = true;
    }
    if (order.what != What::Take) {
        return;
    }
    auto manifest = openManifest(order.manifest, m_publisherPem);
    if (!manifest) {
        m_wish.digest = order.digest.substr(0, 64);
        m_wish.problem = "release-not-signed";
        return;
    }
    if (toHex(manifest->digest) == now.digest) {
        return; // it runs already
    }
    m_wish.what = What::Take;
    m_wish.version = toText(manifest->version);
    m_wish.digest = toHex(manifest->digest);
    m_wish.problem = judge(*manifest);
    m_manifest = std::move(*manifest);
    m_manifestText = order.manifest;
    lookForBundle();
}

std::optional<std::uint64_t> Shelf::wants() const
{
    const bool isWanted = m_wish.what == What::Take && m_wish.problem.empty() && !m_wish.isReady;
    return isWanted ? std::optional(m_have) : std::nullopt;
}

Status Shelf::piece(ByteView bytes)
{
    if (!wants() || bytes.empty()) {
        return {};
    }
    TRY(makeFolder(m_slots.folder() + "/incoming"));
    const ByteView fits = bytes.first(std::min<std::size_t>(bytes.size(), m_manifest.size - m_have));
    TRY(appendTo(bundlePath(), fits));
    m_have += fits.size();
    if (m_have < m_manifest.size) {
        return {};
    }
    const Bytes whole = TRY(readFile(bundlePath(), maxBundleBytes));
    if (crypto::sha256(whole) != m_manifest.digest) {
        ::unlink(bundlePath().c_str());
        m_have = 0;
        return makeError(ErrorKind::Integrity, "what came is not the release that was signed", "release");
    }
    m_wish.isReady = true;
    return {};
}

Status Shelf::change()
{
    const Bytes bundle = TRY(readFile(bundlePath(), maxBundleBytes));
    const std::string version = seat().version;
    TRY(m_slots.unpack(m_manifest, m_manifestText, bundle));
    return m_slots.switchTo(m_manifest, version);
}

} // namespace pishkhan::release
