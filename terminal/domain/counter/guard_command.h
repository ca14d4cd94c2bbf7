// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked about cards that sign in and about pictures of documents; part of command.h.
#pragma once
#include <optional>
#include <string>

#include "terminal/domain/counter/guard_events.h"

namespace pishkhan::domain::counter::command {

/// A card was not accepted: who it belongs to, if that is known, and why.
struct RefuseCard {
    std::string reason, clerk, certificate;
};
/// The clerk wants a copy of the document of the open case: always refused, always recorded.
struct AskCopy {
    std::string use; ///< print or keep
};
/// A sealed picture's end.
struct RecordImageEnd {
    std::string digest, cause; ///< retention-over, missing
};

/// What became of the picture of a document that was read.
struct ImageFate {
    std::optional<event::ImageKept> kept;
    std::string refusal; ///< why a picture the sheet wants could not be kept; empty when none was wanted
};

} // namespace pishkhan::domain::counter::command
