// SPDX-License-Identifier: GPL-3.0-or-later
/// Which screen a counter shows: a function of the state alone, so that it can never disagree with the journal.
#pragma once
#include <string_view>

#include "terminal/domain/counter/state.h"

namespace pishkhan::kiosk_ui {

/// sign-in, shift, services, applicant, form, fees, bill, payment, receipt, done, closing
std::string_view counterScreen(const domain::counter::State& state);

} // namespace pishkhan::kiosk_ui
