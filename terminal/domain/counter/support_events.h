// SPDX-License-Identifier: GPL-3.0-or-later
/// A support session (lessons H17): asked for by support with a key certified for minutes, opened by the office, seen by everybody at the
/// screen, and unable to change anything. Each act is support's own signed statement and stands here with its answer.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// The office has agreed: who, until when, who said yes.
struct SupportSessionOpened {
    std::string session, signer;
    std::int64_t until = 0; ///< milliseconds since 1970
    std::string by;
    PISHKHAN_EVENT("support-session-opened", visit("session", self.session); visit("signer", self.signer);
                   visit("until", self.until); visit("by", self.by);)
};

/// What support asked to see, in its own signed words: its actor is the signer. `about` is the session, `text` the word of the act.
struct SupportActed {
    std::string proposal, subject, about;
    Rials amount;
    std::string text, object, certificate;
    PISHKHAN_EVENT("support-acted", visit("proposal", self.proposal); visit("subject", self.subject);
                   visit("about", self.about); visit("amount", self.amount); visit("text", self.text);
                   visit("object", self.object); visit("certificate", self.certificate);)
};

/// Exactly what support was shown; no personal data, nothing but the machine's own state.
struct SupportAnswered {
    std::string session, act, what, answer;
    PISHKHAN_EVENT("support-answered", visit("session", self.session); visit("act", self.act); visit("what", self.what);
                   visit("answer", self.answer);)
};

/// `cause`: office, time, restart.
struct SupportSessionEnded {
    std::string session, signer, cause;
    std::int64_t acts = 0;
    PISHKHAN_EVENT("support-session-ended", visit("session", self.session); visit("signer", self.signer);
                   visit("cause", self.cause); visit("acts", self.acts);)
};

} // namespace pishkhan::domain::counter::event
