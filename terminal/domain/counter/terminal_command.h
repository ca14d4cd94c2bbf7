// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked about the card terminal beside the books: by its own word, by a clerk at its display, by a manager; part of command.h.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::counter::command {

/// What a terminal remembers, as far as its protocol can tell.
struct TerminalWord {
    payment::PaymentBaseline last;
    std::optional<Rials> sum; ///< its running sum; none when it cannot tell, or when other ledgers count in it too
    std::int64_t count = 0;
    std::string problem; ///< stable word when it could not be asked
};

struct RecordTerminalWord {
    std::string moment; ///< shift, start
    TerminalWord word;
};
/// The clerk has read the terminal's display while it waits for the first card.
struct CompareDisplay {
    enum class Verdict { Agrees, Differs } verdict = Verdict::Agrees;
};
struct SettleFinding {
    std::int64_t finding = 0;
    enum class How { Explain, Dispute } how = How::Explain;
    std::string reason;
};

} // namespace pishkhan::domain::counter::command
