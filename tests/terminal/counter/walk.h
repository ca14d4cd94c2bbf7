// SPDX-License-Identifier: GPL-3.0-or-later
/// Walk: a counter without a journal or devices: asks go through decide and evolve, effects are kept for the test to answer.
#pragma once
#include <random>
#include <vector>

#include "terminal/domain/counter/core.h"

namespace pishkhan::domain::counter {

class Walk {
public:
    Status ask(const Ask& what);
    /// Ask and demand that it is accepted.
    void must(const Ask& what);

    State state;
    std::vector<Recorded> facts;
    Effects effects; ///< of the last accepted ask
    Instant now{1'763'840'000'000};
    int sends = 0; ///< how often the card terminal was told to charge

    /// Lead a fresh counter to the step.
    void signInAndOpenShift();
    void openCase();
    void toForm();
    void toFees(std::int64_t stateFee = 1'450'000);
    void toPaid();
    std::string toFinished(); ///< paid, printed, closed; the case's id
    const Case& open() const;
    std::string caseId() const { return open().id; }
};

payment::TransactionFacts approval(std::int64_t rials, const std::string& trace = "000471");

} // namespace pishkhan::domain::counter
