// SPDX-License-Identifier: GPL-3.0-or-later
// Slots: a bundle becomes a folder. Only after everything is on the disk does the slot get the mark that it is whole.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "terminal/base/files.h"
#include "terminal/base/ustar.h"
#include "terminal/crypto/digest.h"
#include "terminal/release/slots.h"

namespace pishkhan::release {
namespace {

constexpr mode_t programMode = 0755;

/// A name of the strict reader's alphabet, below the slot, and never one of the slot's own marks.
bool isBelow(const std::string& name)
{
    return !name.empty() && name.front() != '/' && name.find("..") == std::string::npos &&
           name.find("//") == std::string::npos && name.back() != '/' && name != "manifest" && name != "whole" &&
           name != "from";
}

Status place(const std::string& folder, const TarMember& member)
{
    if (!isBelow(member.path)) {
        return makeError(ErrorKind::Protocol, "the bundle names a file outside its folder", "release");
    }
    const std::string path = folder + "/" + member.path;
    const std::string parent = path.substr(0, path.rfind('/'));
    TRY(makeFolder(parent));
    TRY(writeFileDurably(path, member.content, FileAccess::Readable));
    const bool isProgram = member.path.rfind("bin/", 0) == 0;
    if (isProgram && ::chmod(path.c_str(), programMode) != 0) {
        return makeError(ErrorKind::Storage, "cannot make a program of " + member.path, "release", errno);
    }
    return syncFolder(parent);
}

Status clear(const std::string& folder)
{
    std::error_code failure;
    std::filesystem::remove(folder + "/whole", failure); // first: half a folder is never taken for a whole one
    if (!failure) {
        std::filesystem::remove_all(folder, failure);
    }
    return failure ? makeError(ErrorKind::Storage, "cannot clear the slot", "release", failure.value()) : Status();
}

} // namespace

Status Slots::unpack(const Manifest& manifest, std::string_view manifestText, ByteView bundle)
{
    if (bundle.size() != manifest.size || crypto::sha256(bundle) != manifest.digest) {
        return makeError(ErrorKind::Integrity, "the bundle is not the one the manifest names", "release");
    }
    if (TRY(trial())) {
        return makeError(ErrorKind::Refused, "a release is on trial: the other slot is the way back", "release");
    }
    const auto members = TRY(readUstar(bundle));
    const std::string slot = TRY(currentSlot()) == "a" ? "b" : "a";
    const std::string folder = path(slot);
    TRY(clear(folder));
    TRY(makeFolder(folder));
    for (const TarMember& member : members) {
        TRY(place(folder, member));
    }
    TRY(writeFileDurably(folder + "/manifest", view(manifestText), FileAccess::Readable));
    TRY(writeFileDurably(folder + "/whole", view("\n"), FileAccess::Readable));
    return syncFolder(m_folder);
}

} // namespace pishkhan::release
