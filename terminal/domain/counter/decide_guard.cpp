// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about cards that may not sign in, and about pictures of documents (decree Art. 12).
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

constexpr const char* noCopyDecree = "206/93/7740-12";

} // namespace

Decision decideOn(const State& /*now*/, const command::RefuseCard& ask, Instant /*at*/)
{
    return std::vector{office(system("session"), event::CardRefused{ask.reason, ask.clerk, ask.certificate})};
}

void tellImageFate(const Case& subject, const std::string& documentKind, const command::ImageFate& fate,
                   std::vector<Event>& facts)
{
    if (fate.kept) {
        facts.push_back(about(subject, system("scanner"), *fate.kept));
        return;
    }
    if (!fate.refusal.empty()) {
        facts.push_back(about(subject, system("scanner"), event::ImageUseRefused{"keep", fate.refusal, noCopyDecree}));
    }
    facts.push_back(about(subject, system("scanner"), event::ImageDiscarded{documentKind, noCopyDecree}));
}

Decision decideOn(const State& now, const command::AskCopy& ask, Instant /*at*/)
{
    const bool isProgram = ask.use == "page"; // no person asked: a page with a picture in it came to the printer's door
    if (!now.session && !isProgram) {
        return refuse("signed-out");
    }
    const Actor who = isProgram ? system("page-printer") : person(now);
    const Case* open = openCase(now);
    const event::ImageUseRefused refusal{ask.use, "forbidden", noCopyDecree};
    return std::vector{open == nullptr ? office(who, refusal) : about(*open, who, refusal)};
}

Decision decideOn(const State& now, const command::RecordImageEnd& ask, Instant /*at*/)
{
    const auto kept = now.keptImages.find(ask.digest);
    if (kept == now.keptImages.end()) {
        return std::vector<Event>{}; // told twice
    }
    const Case* subject = TRY(anyCase(now, kept->second.caseId));
    return std::vector{about(*subject, system("scanner"), event::ImageDestroyed{ask.digest, ask.cause})};
}

} // namespace pishkhan::domain::counter
