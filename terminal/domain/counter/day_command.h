// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked at the end of a working day: by the wizard's screen, by the card terminal's and the printers' replies.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::counter::command {

/// Close the day: from here until the seal, or until it is left, no case is opened.
struct StartDayClose {};
struct LeaveDayClose {};
struct RecordTerminalTotals {
    std::int64_t count = 0;
    Rials sum;
    std::string problem;                ///< stable word when the terminal could not say
    payment::PaymentBaseline last = {}; ///< its last transaction
};
struct CountDrawer {
    Rials amount;
};
struct SettleDifference {
    std::string subject; ///< terminal or drawer
    enum class How { Explain, Dispute } how = How::Explain;
    std::string reason;
};
/// A manager's PIN was right: seal. `root` is the journal's head now.
struct CloseDay {
    std::string approver, approverRole, root;
};
/// The PIN for an approval was wrong: it counts like a wrong PIN at sign-in.
struct RefuseApproval {
    std::string clerk;
};
struct PrintReport {
    std::string form; ///< strip or page
};
/// A page about this counter (readiness) or about one case (evidence) was made and is to be printed.
struct PrintOfficePage {
    std::string form;  ///< readiness or evidence
    std::string about; ///< counter, or the case's id
};
struct RecordReportPrint {
    std::string report, form, job, outcome, reason;
};
struct RecordExport {
    std::string formats;
};

} // namespace pishkhan::domain::counter::command
