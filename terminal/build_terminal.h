// SPDX-License-Identifier: GPL-3.0-or-later
/// The composition root: the one place that knows every room. Builds a whole terminal in layer order from its settings, by constructor
/// injection only; destruction is the reverse. Both mains call it; they differ in the money they say is moved, and in nothing else.
#pragma once
#include <memory>

#include "terminal/app/live_desk.h"
#include "terminal/base/result.h"
#include "terminal/settings.h"

namespace pishkhan {

/// Everything a running terminal owns, hidden so that a change in one room recompiles one file.
class Terminal {
public:
    virtual ~Terminal() = default;
    virtual app::LiveDesk& desk() = 0;
    /// Record the start, recover what the last run left open, open the line to the hub. Errors: Storage, Integrity.
    virtual Status start() = 0;
    /// Close the last batch and let the line go. Idempotent.
    virtual void stop() = 0;
    virtual bool everythingAcknowledged() const = 0; ///< the hub has every event durably
};

/// Errors: InvalidInput (settings or configuration, named), Integrity (journal, signature of the configuration), Storage, Busy (a second
/// copy of the program on one journal). A catalogue with a broken signature is no error here: the screens say so and offer no services.
Result<std::unique_ptr<Terminal>> buildTerminal(const Settings& settings, app::Money money);

} // namespace pishkhan
