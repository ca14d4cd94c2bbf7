// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about a support session. Nothing here can touch a case, money or paper: an act is only ever recorded with its answer.
#include <algorithm>

#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

constexpr std::int64_t longestSessionMs = 60LL * 60 * 1000;
constexpr std::int64_t longestCertificateMs =
    4LL * 60 * 60 * 1000; ///< a session's key is certified for minutes, not for years
constexpr std::size_t mostActs = 200;

} // namespace

bool isSupportOpen(const State& state)
{
    return state.support && state.support->endedBy.empty();
}

Instant supportUntil(const command::AnswerProposal& ask, Instant at)
{
    Instant until{std::min(at.ms + longestSessionMs, ask.certifiedTo.ms)};
    return ask.expires.ms > 0 ? std::min(until, ask.expires) : until;
}

Status maySupportLookIn(const State& now, const command::AnswerProposal& ask, Instant at)
{
    if (ask.signer.kind != ActorKind::Support) {
        return refuse("support-not-support");
    }
    if (isSupportOpen(now)) {
        return refuse("support-open");
    }
    if (ask.certifiedTo.ms - ask.certifiedFrom.ms > longestCertificateMs) {
        return refuse("support-not-timeboxed");
    }
    return supportUntil(ask, at) > at && at >= ask.certifiedFrom ? Status() : refuse("support-over");
}

Decision decideOn(const State& now, const command::RecordSupportAct& ask, Instant at)
{
    if (!isSupportOpen(now) || now.support->id != ask.session || now.support->signer.id != ask.signer.id ||
        ask.signer.kind != ActorKind::Support) {
        return refuse("support-no-session");
    }
    if (at >= now.support->until || now.support->acts.size() >= mostActs) {
        return refuse("support-over");
    }
    const auto& acts = now.support->acts;
    if (std::any_of(acts.begin(), acts.end(), [&ask](const auto& one) { return one.id == ask.act; })) {
        return std::vector<Event>{}; // it was answered
    }
    return std::vector{office(ask.signer, event::SupportActed{ask.act, std::string(supportAct), ask.session, Rials(0),
                                                              ask.what, ask.object, ask.certificate}),
                       office(system("support"), event::SupportAnswered{ask.session, ask.act, ask.what, ask.answer})};
}

Decision decideOn(const State& now, const command::EndSupport& ask, Instant /*at*/)
{
    if (!isSupportOpen(now)) {
        return std::vector<Event>{};
    }
    const SupportSession& open = *now.support;
    const Actor actor = ask.cause == "office" && now.session ? person(now) : system("support");
    return std::vector{office(actor, event::SupportSessionEnded{open.id, open.signer.id, ask.cause,
                                                                static_cast<std::int64_t>(open.acts.size())})};
}

} // namespace pishkhan::domain::counter
