// SPDX-License-Identifier: GPL-3.0-or-later
/// The words of a day report: the same on the strip, the page and the sheet. Persian digits, isolated codes, amounts in groups.
#pragma once
#include <string>

#include "terminal/ports/day_renderer.h"

namespace pishkhan::templates {

std::string dayAmount(Rials rials); ///< grouped Persian digits, isolated; a minus stands in front
std::string dayCount(std::int64_t count);
std::string dayCode(const std::string& text); ///< Persian digits, isolated
std::string dayDate(const ports::DayContent& content); ///< «یکشنبه ۱ آذر ۱۴۰۵»; the plain text when it is no date
std::string dayTime(Instant at);                       ///< "1405/09/01 11:24", isolated; «—» when it never was
std::string dayName(const ports::DayContent& content, const std::string& account);
std::string dayVerdict(const domain::counter::Finding& finding); ///< «برابر»، «با توضیح»، «مورد اعتراض»، «نخوانده»
/// Tallies with the account replaced by the person's name.
std::string dayTitle(const ports::DayContent& content, const domain::counter::Tally& tally);
std::string dayActor(const Actor& actor); ///< «مرکز markaz-01»: the kind first, never a borrowed name
std::string dayAnswer(const domain::counter::Proposal& proposal); ///< «پذیرفته» یا «مورد اعتراض»
/// What the card terminal has beside the books: «تراکنش ناشناس، پیگیری ۰۰۰۴۷۱», and what the office said about it.
std::string dayFound(const domain::counter::TerminalFinding& finding);
std::string dayFoundAnswer(const domain::counter::TerminalFinding& finding);
std::string dayShortRoot(const std::string& root); ///< in groups of eight

} // namespace pishkhan::templates
