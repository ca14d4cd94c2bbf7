// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts of the office that belong to no case: sign-in, shifts, catalogue, devices, clock, line.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

struct JournalOpened {
    std::string version;
    std::int64_t epoch = 1;
    PISHKHAN_EVENT("journal-opened", visit("version", self.version); visit("epoch", self.epoch);)
};

struct TerminalStarted {
    std::string version, mode, openCase;
    PISHKHAN_EVENT("terminal-started", visit("version", self.version); visit("mode", self.mode);
                   visit("openCase", self.openCase);)
};

struct IntegrityAlarm {
    std::string check, detail;
    PISHKHAN_EVENT("integrity-alarm", visit("check", self.check); visit("detail", self.detail);)
};

/// `means`: pin or card; empty in books from before there were cards.
struct ClerkSignedIn {
    std::string clerk, role, means;
    PISHKHAN_EVENT("clerk-signed-in", visit("clerk", self.clerk); visit("role", self.role); visit("means", self.means);)
};

struct ClerkSignInFailed {
    std::string clerk;
    std::int64_t failures = 0;
    std::string means;
    PISHKHAN_EVENT("clerk-sign-in-failed", visit("clerk", self.clerk); visit("failures", self.failures);
                   visit("means", self.means);)
};

struct ClerkLocked {
    std::string clerk;
    std::int64_t failures = 0;
    PISHKHAN_EVENT("clerk-locked", visit("clerk", self.clerk); visit("failures", self.failures);)
};

struct ClerkUnlocked {
    std::string clerk, by;
    PISHKHAN_EVENT("clerk-unlocked", visit("clerk", self.clerk); visit("by", self.by);)
};

struct ClerkSignedOut {
    std::string clerk, cause;
    PISHKHAN_EVENT("clerk-signed-out", visit("clerk", self.clerk); visit("cause", self.cause);)
};

struct ShiftOpened {
    std::int64_t shift = 0;
    std::string clerk, businessDate;
    PISHKHAN_EVENT("shift-opened", visit("shift", self.shift); visit("clerk", self.clerk);
                   visit("businessDate", self.businessDate);)
};

struct ShiftClosed {
    std::int64_t shift = 0;
    std::string clerk;
    std::int64_t cases = 0;
    Rials total;
    PISHKHAN_EVENT("shift-closed", visit("shift", self.shift); visit("clerk", self.clerk); visit("cases", self.cases);
                   visit("total", self.total);)
};

struct CatalogueLoaded {
    std::string version, digest;
    std::int64_t services = 0;
    PISHKHAN_EVENT("catalogue-loaded", visit("version", self.version); visit("digest", self.digest);
                   visit("services", self.services);)
};

struct CatalogueRefused {
    std::string reason;
    PISHKHAN_EVENT("catalogue-refused", visit("reason", self.reason);)
};

struct KioskVisitEnded {
    std::string cause, screen;
    PISHKHAN_EVENT("kiosk-visit-ended", visit("cause", self.cause); visit("screen", self.screen);)
};

struct DeviceChanged {
    std::string device, state, reason;
    PISHKHAN_EVENT("device-changed", visit("device", self.device); visit("state", self.state);
                   visit("reason", self.reason);)
};

struct ClockChanged {
    std::string before, after, source;
    PISHKHAN_EVENT("clock-changed", visit("before", self.before); visit("after", self.after);
                   visit("source", self.source);)
};

struct LineChanged {
    std::string state;
    std::int64_t waiting = 0;
    PISHKHAN_EVENT("line-changed", visit("state", self.state); visit("waiting", self.waiting);)
};

} // namespace pishkhan::domain::counter::event
