// SPDX-License-Identifier: GPL-3.0-or-later
/// What the outside world shall do because of a fact. Effects run after the fact is durable; each answers with a
/// command.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "terminal/domain/payment/effect.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter::effect {

struct VerifyIdentity { ///< ask the gateway; answer RecordIdentity
    std::string caseId;
};
struct RunPayment { ///< one step at the card terminal; answer ContinuePayment
    std::string caseId;
    payment::Effect step;
};
struct RunReturn { ///< one step of giving its money back; answer ContinueReturn
    std::string caseId;
    payment::back::Effect step;
};
struct SubmitCase { ///< give the case to its agency; answer RecordSubmission
    std::string caseId;
};
struct NumberReceipt { ///< the case's outcome is known; answer IssueReceipt
    std::string caseId;
};
struct DrawReceipt { ///< close the batch, prove, draw and keep the picture; answer SendReceipt
    std::string caseId;
};
struct PrintReceipt { ///< the request is durable: send the picture; answer RecordPrint
    std::string caseId, job;
};
struct PrintPage { ///< A4 copy through the print queue; answer RecordPage
    std::string caseId;
};
struct ReadTerminalTotals {}; ///< ask the card terminal for its sums; answer RecordTerminalTotals
struct CompareTerminal {      ///< ask it for what it remembers; answer RecordTerminalWord
    std::string moment;
};
struct PrintReport { ///< draw the closed day and send it; answer RecordReportPrint
    std::string report, form, job;
};
struct PrintNotice { ///< the citizen's slip about money not taken or in doubt; answer RecordNoticePrint
    std::string caseId, outcome, job;
};
struct DropDraft {
    std::string caseId;
};

} // namespace pishkhan::domain::counter::effect

namespace pishkhan::domain::counter {

using Effect = std::variant<effect::VerifyIdentity, effect::RunPayment, effect::RunReturn, effect::SubmitCase,
                            effect::NumberReceipt, effect::DrawReceipt, effect::PrintReceipt, effect::PrintPage,
                            effect::ReadTerminalTotals, effect::CompareTerminal, effect::PrintReport,
                            effect::PrintNotice, effect::DropDraft>;
using Effects = std::vector<Effect>;

} // namespace pishkhan::domain::counter
