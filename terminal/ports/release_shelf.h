// SPDX-License-Identifier: GPL-3.0-or-later
/// Releases of the program on this machine: what the hub says should run here, the pieces that came of it, and the change itself. The hub can
/// only ask; what is taken is signed by the office's publisher and judged here. Implemented by terminal/release/shelf, fed by sync/uplink,
/// asked by terminal/app/release_watch. Owner thread only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

/// As the hub says it (sync/hub/README.md); nothing of it is believed.
struct ReleaseOrder {
    enum class What { Nothing, Take, Back } what = What::Nothing;
    std::string cause;    ///< of going back: drill, order
    std::string digest;   ///< hex, of the release meant
    std::string manifest; ///< the signed text, when it is to be taken
};

/// An order after this machine has looked at it.
struct ReleaseWish {
    ReleaseOrder::What what = ReleaseOrder::What::Nothing;
    std::string version, digest, cause;
    std::string backTo;   ///< the version that would run again
    std::string problem;  ///< stable word why it is not taken; empty when it may
    bool isReady = false; ///< everything that is needed is on this machine
};

struct ReleaseSeat {
    std::string version, digest; ///< of the program that runs; digest empty for the one a package installed
    bool isOnTrial = false;
};

/// A release that was tried and fell; the one before runs again.
struct FallenRelease {
    std::string version, digest, backTo, cause;
};

class ReleaseShelf {
public:
    virtual ~ReleaseShelf() = default;

    virtual void ordered(const ReleaseOrder& order) = 0;
    /// The next byte of the bundle that is missing; nothing when none is.
    virtual std::optional<std::uint64_t> wants() const = 0;
    /// Errors: Storage; Integrity when it is whole and not the one that was signed (it is thrown away).
    virtual Status piece(ByteView bytes) = 0;

    virtual ReleaseWish wish() const = 0;
    virtual ReleaseSeat seat() const = 0;
    virtual std::optional<FallenRelease> fallen() const = 0;
    virtual Status forgetFallen() = 0;
    /// Unpack what `wish` is about and make it the program of the next start. Blocks for as long as that takes.
    virtual Status change() = 0;
    virtual Status changeBack() = 0;
    virtual Status confirm() = 0;                      ///< the program that runs stays
    virtual Status fall(const std::string& cause) = 0; ///< it does not: the one before is the program of the next start
};

} // namespace pishkhan::ports
