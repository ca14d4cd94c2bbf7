// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for refused cards and for pictures of documents.
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Status apply(State& /*state*/, const event::CardRefused& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& state, const event::ImageKept& what, const Recorded& fact)
{
    TRY(caseOf(state, fact));
    state.keptImages[what.digest] = {fact.event.caseId, what.until};
    return {};
}

Status apply(State& /*state*/, const event::ImageUseRefused& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& state, const event::ImageDestroyed& what, const Recorded& /*fact*/)
{
    if (state.keptImages.erase(what.digest) == 0) {
        return impossible("image-destroyed");
    }
    return {};
}

} // namespace pishkhan::domain::counter
