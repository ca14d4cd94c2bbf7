// SPDX-License-Identifier: GPL-3.0-or-later
/// What the sign-in screen says about the clerk's smart card. Pure functions of the card's view and the office's accounts; called by
/// SignInViewModel.
#pragma once
#include <string>
#include <string_view>

#include <QString>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

QString cardWord(const app::CardView& card); ///< unused, no-reader, none, reading, ready, refused
QString cardTitle(const app::CardView& card, const catalogue::OfficeConfiguration& office);
QString cardAdvice(const app::CardView& card, const catalogue::OfficeConfiguration& office);
QString cardRole(const app::CardView& card,
                 const catalogue::OfficeConfiguration& office); ///< of its holder; empty without one

bool anyoneMayComeWithPin(const catalogue::OfficeConfiguration& office);

/// The stable word of the last try's trouble, with how many tries are left in mind; empty when there was none.
std::string cardProblem(const app::CardView& card);
/// A sentence whose # is how many tries are left.
QString cardSentence(std::string_view sentence, const app::CardView& card);

} // namespace pishkhan::kiosk_ui
