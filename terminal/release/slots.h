// SPDX-License-Identifier: GPL-3.0-or-later
/// Slots: two folders of programs, a and b, and the one name `current` that says which one runs. A new release is unpacked into the other
/// folder, `current` is renamed over in one step, and for as long as the release has not confirmed itself a note of the trial lies beside:
/// whoever starts the program next sees it and goes back when that start is one too many. Every step is durable before the next; a power
/// cut between any two leaves a machine that starts. Used by pishkhan-start (before every start) and by the program (to change, to confirm).
///
///   PROGRAMS/a/ b/            bin/… as in the bundle, and `manifest`
///   PROGRAMS/current          -> a or b
///   PROGRAMS/trial            while the release in `current` is not confirmed
///   PROGRAMS/fallen           what the last trial came to, until the program has recorded it
///   PROGRAMS/incoming/        pieces of the next bundle
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "sync/release/manifest.h"

namespace pishkhan::release {

/// What a slot holds. The first one, put there by a package, has no manifest: its digest is empty.
struct Installed {
    std::string slot; ///< a or b; empty: nothing
    std::string version, digest;
    std::string from; ///< the version it was put over
};

/// A release on trial, or one that fell.
struct Trial {
    std::string slot, version, digest; ///< the release
    std::string back, backVersion;     ///< the slot and the version to go back to
    std::uint32_t starts = 0;
    std::string cause; ///< of one that fell: start-failed, unhealthy
};

/// What a start is to do.
struct StartPlan {
    std::string programs; ///< the folder of the slot to start from
    bool isTrial = false;
};

class Slots {
public:
    explicit Slots(std::string folder) : m_folder(std::move(folder)) {}
    const std::string& folder() const { return m_folder; }

    Result<Installed> current() const;  ///< Errors: Storage (no slot is named).
    Result<Installed> previous() const; ///< what the other slot holds whole; empty when nothing
    Result<std::optional<Trial>> trial() const;
    Result<std::optional<Trial>> fallen() const;
    Status forgetFallen();

    /// Unpack a bundle whose digest is the manifest's into the other slot, whole or not at all.
    /// Errors: Integrity (digest, size), Protocol (not a bundle), Storage.
    Status unpack(const Manifest& manifest, std::string_view manifestText, ByteView bundle);
    /// `current` becomes the other slot, on trial. Errors: Integrity when the other slot does not hold this release whole.
    Status switchTo(const Manifest& manifest, const std::string& fromVersion);
    /// The release in `current` stays.
    Status confirm();
    /// `current` becomes the other slot, which was confirmed once. Errors: Integrity when it holds nothing whole.
    Status switchBack();

    /// Before a start: counts it, and when the release has had its starts goes back first.
    Result<StartPlan> planStart();
    /// A release on trial does not do: go back and leave word of it.
    Status fall(const std::string& cause);

private:
    std::string path(const std::string& name) const { return m_folder + "/" + name; }
    Result<std::string> currentSlot() const;
    Status point(const std::string& slot);
    Status drop(const std::string& name);
    Result<std::optional<Trial>> readTrial(const std::string& name) const;
    Status writeTrial(const std::string& name, const Trial& trial);
    Result<Installed> describe(const std::string& slot) const;
    std::string m_folder;
};

} // namespace pishkhan::release
