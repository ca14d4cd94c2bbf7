// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/release/slots.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>

#include "terminal/base/files.h"

namespace pishkhan::release {
namespace {

constexpr std::uint32_t mostStarts = 2;
constexpr std::size_t largestNote = 4096;
constexpr const char* wholeMark = "whole"; ///< written last: the slot is complete

Error storage(const std::string& what)
{
    return makeError(ErrorKind::Storage, what, "release", errno);
}

Error unsound(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "release");
}

bool isSlot(const std::string& name)
{
    return name == "a" || name == "b";
}

std::string otherOf(const std::string& slot)
{
    return slot == "a" ? "b" : "a";
}

} // namespace

Result<std::string> Slots::currentSlot() const
{
    std::array<char, 8> name{};
    const ssize_t length = ::readlink(path("current").c_str(), name.data(), name.size());
    const std::string slot(name.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    if (!isSlot(slot)) {
        return storage("no slot is the current one in " + m_folder);
    }
    return slot;
}

Status Slots::point(const std::string& slot)
{
    const std::string fresh = path("current.new");
    ::unlink(fresh.c_str());
    if (::symlink(slot.c_str(), fresh.c_str()) != 0 || ::rename(fresh.c_str(), path("current").c_str()) != 0) {
        return storage("cannot change the current slot");
    }
    return syncFolder(m_folder);
}

Status Slots::drop(const std::string& name)
{
    if (::unlink(path(name).c_str()) != 0 && errno != ENOENT) {
        return storage("cannot remove " + name);
    }
    return syncFolder(m_folder);
}

Result<Installed> Slots::describe(const std::string& slot) const
{
    Installed out;
    out.slot = slot;
    if (!fileExists(path(slot + "/manifest"))) {
        return out;
    }
    const Bytes bytes = TRY(readFile(path(slot + "/manifest"), maxManifestBytes));
    const Manifest manifest = TRY(readManifest(text(bytes)));
    out.version = toText(manifest.version);
    out.digest = toHex(manifest.digest);
    if (fileExists(path(slot + "/from"))) {
        out.from = std::string(text(TRY(readFile(path(slot + "/from"), largestNote))));
    }
    return out;
}

Result<Installed> Slots::current() const
{
    return describe(TRY(currentSlot()));
}

Result<Installed> Slots::previous() const
{
    const std::string other = otherOf(TRY(currentSlot()));
    return fileExists(path(other + "/" + wholeMark)) ? describe(other) : Result<Installed>(Installed{});
}

Result<std::optional<Trial>> Slots::readTrial(const std::string& name) const
{
    if (!fileExists(path(name))) {
        return std::optional<Trial>();
    }
    const Bytes bytes = TRY(readFile(path(name), largestNote));
    std::array<std::string, 7> words;
    std::string_view rest = text(bytes);
    for (std::string& word : words) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            return unsound("the note of a trial is broken");
        }
        word = std::string(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    const bool sound =
        isSlot(words[0]) && isSlot(words[3]) && words[5].size() == 1 && words[5][0] >= '0' && words[5][0] <= '9';
    if (!sound) {
        return unsound("the note of a trial is broken");
    }
    const auto starts = static_cast<std::uint32_t>(words[5][0] - '0');
    return std::optional(Trial{words[0], words[1], words[2], words[3], words[4], starts, words[6]});
}

Status Slots::writeTrial(const std::string& name, const Trial& trial)
{
    std::string out;
    for (const std::string& word : {trial.slot, trial.version, trial.digest, trial.back, trial.backVersion,
                                    std::to_string(trial.starts), trial.cause}) {
        out += word + '\n';
    }
    return writeFileDurably(path(name), view(out), FileAccess::Readable);
}

Result<std::optional<Trial>> Slots::trial() const
{
    auto found = TRY(readTrial("trial"));
    const std::string slot = TRY(currentSlot());
    // Written before `current` was changed, or left after it was changed back: no release is on trial.
    return found && found->slot == slot ? found : std::optional<Trial>();
}

Result<std::optional<Trial>> Slots::fallen() const
{
    auto found = TRY(readTrial("fallen"));
    const std::string slot = TRY(currentSlot());
    return found && found->slot != slot ? found : std::optional<Trial>(); // a cut before the change: it goes on
}

Status Slots::forgetFallen()
{
    return drop("fallen");
}

Status Slots::switchTo(const Manifest& manifest, const std::string& fromVersion)
{
    const std::string slot = TRY(currentSlot());
    const Installed other = TRY(previous());
    if (other.digest != toHex(manifest.digest)) {
        return unsound("the other slot does not hold this release");
    }
    // What runs now, on no trial, is the way back: of a slot that a package filled nothing else says so.
    TRY(writeFileDurably(path(slot + "/" + wholeMark), view("\n"), FileAccess::Readable));
    TRY(writeFileDurably(path(other.slot + "/from"), view(fromVersion), FileAccess::Readable));
    TRY(writeTrial("trial", {other.slot, other.version, other.digest, slot, fromVersion, 0, {}}));
    return point(other.slot);
}

Status Slots::confirm()
{
    const std::string slot = TRY(currentSlot());
    TRY(writeFileDurably(path(slot + "/" + wholeMark), view("\n"), FileAccess::Readable));
    if (const auto fell = TRY(readTrial("fallen")); fell && fell->slot == slot) {
        TRY(drop("fallen")); // a cut came before that fall: it never happened
    }
    return drop("trial");
}

Status Slots::switchBack()
{
    const Installed other = TRY(previous());
    if (other.slot.empty()) {
        return unsound("there is nothing whole to go back to");
    }
    TRY(point(other.slot));
    return drop("trial");
}

Status Slots::fall(const std::string& cause)
{
    auto now = TRY(trial());
    if (!now) {
        return makeError(ErrorKind::Refused, "no release is on trial", "release");
    }
    now->cause = cause;
    TRY(writeTrial("fallen", *now)); // first: what happened must not be lost, whatever is cut off from here on
    TRY(point(now->back));
    return drop("trial");
}

Result<StartPlan> Slots::planStart()
{
    auto now = TRY(trial());
    if (now && now->starts >= mostStarts) {
        TRY(fall("start-failed"));
        now.reset();
    } else if (now) {
        ++now->starts;
        TRY(writeTrial("trial", *now));
    }
    return StartPlan{path(TRY(currentSlot())), now.has_value()};
}

} // namespace pishkhan::release
