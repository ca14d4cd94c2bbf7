// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/screen_of.h"

namespace pishkhan::kiosk_ui {
namespace {

using domain::counter::Case;
using domain::counter::PaperStatus;
using domain::counter::Step;

bool isDelivered(const Case& one)
{
    return one.receipt && one.receipt->paper == PaperStatus::Printed;
}

std::string_view screenOfCase(const Case& one)
{
    switch (one.step) {
    case Step::Applicant: return "applicant";
    case Step::Form: return "form";
    case Step::Fees: return one.bill ? "bill" : "fees";
    case Step::Payment: return "payment";
    case Step::Submission: return "receipt";
    case Step::Receipt: return isDelivered(one) ? "done" : "receipt";
    case Step::Closed: return "done";
    case Step::Cancelled: return "services";
    }
    return "services";
}

} // namespace

std::string_view counterScreen(const domain::counter::State& state)
{
    if (!state.session) {
        return "sign-in";
    }
    const auto open = state.cases.find(state.openCase);
    if (open != state.cases.end()) {
        return screenOfCase(open->second);
    }
    if (!state.returning.empty()) {
        return "return";
    }
    if (state.closing) {
        return "closing";
    }
    return state.shift ? "services" : "shift";
}

} // namespace pishkhan::kiosk_ui
