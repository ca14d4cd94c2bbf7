// SPDX-License-Identifier: GPL-3.0-or-later
/// What may happen in a support session; part of command.h. It opens with the manager's answer (proposal_command.h).
#pragma once
#include <string>

#include "terminal/base/actor.h"

namespace pishkhan::domain::counter::command {

/// Support's signed act and what it was shown. Its signature was checked before; the journal checks it once more.
struct RecordSupportAct {
    Actor signer;
    std::string act, session, what, object, certificate;
    std::string answer;
};
/// The office ends it, its time is over, or the program starts anew.
struct EndSupport {
    std::string cause; ///< office, time, restart
};

} // namespace pishkhan::domain::counter::command
