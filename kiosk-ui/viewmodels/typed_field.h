// SPDX-License-Identifier: GPL-3.0-or-later
/// One field as it is being typed: its text, and what to say about it. Silent while a number is still short; firm once
/// the person tried to go on.
#pragma once
#include <string>

#include <QString>

#include "terminal/domain/advice.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::kiosk_ui {

struct FieldView {
    QString verdict; ///< "", "ok", "wrong"
    QString advice;
};

enum class Eagerness { WhileTyping, Firm };

/// `fullLength` digits make the value complete; before that nobody is told off.
FieldView judge(domain::IdentifierKind kind, const std::string& typed, const domain::Verdict& verdict, int fullLength,
                Eagerness eagerness);
FieldView judgeBirthDate(const std::string& typed, Eagerness eagerness);

/// "13700102" as "1370/01/02"; anything else unchanged, digits folded.
std::string spelledDate(const std::string& typed);

} // namespace pishkhan::kiosk_ui
