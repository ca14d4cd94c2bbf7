// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of `pishkhan-device pay`, as parsed.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace pishkhan::cli {

struct PayOptions {
    std::string driver = "zvt";
    std::string address, ledger, bill, deposit;
    std::string terminals; ///< folder all programs of the machine share; empty = the usual place
    std::int64_t amount = 0;
    std::int64_t answerMs = 5'000, completionMs = 180'000, waitMs = 0;
    std::int64_t quietMs = 105'000, againMs = 10'000;
    bool recover = false;
    bool json = false;
    std::string trace, terminalId, time; ///< with slip: a stand-alone terminal's paper, driver manual
    std::string resolve, as, slip;       ///< an intent's key, what the slip shows, the slip's reference
    std::string giveBack;                ///< key of a final payment
    bool refund = false;                 ///< with giveBack: a new transaction instead of a reversal
    std::vector<std::string> by;         ///< who decided; for giveBack the one who asks and the one who approves
    std::string reason;
};

} // namespace pishkhan::cli
