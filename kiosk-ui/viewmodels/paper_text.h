// SPDX-License-Identifier: GPL-3.0-or-later
/// What the payment's wizard and the return's say alike: where the citizen's slip is, and when a person may decide.
#pragma once
#include <optional>

#include <QString>

#include "terminal/domain/counter/state.h"

namespace pishkhan::kiosk_ui {

inline QString slipText(const std::optional<domain::counter::Notice>& slip)
{
    using domain::counter::PaperStatus;
    if (!slip) {
        return QStringLiteral("برگهٔ شهروند هنوز چاپ نشده است.");
    }
    switch (slip->paper) {
    case PaperStatus::Printed: return QStringLiteral("برگهٔ شهروند چاپ شد؛ آن را به شهروند بدهید.");
    case PaperStatus::Owed: return QStringLiteral("برگهٔ شهروند چاپ نشد؛ کاغذ را ببینید و دوباره چاپ کنید.");
    case PaperStatus::Unknown: return QStringLiteral("چاپ برگهٔ شهروند روشن نیست؛ به چاپگر نگاه کنید.");
    default: return QStringLiteral("برگهٔ شهروند به چاپگر فرستاده شد.");
    }
}

/// A terminal that says nothing for three minutes leaves the question to a person with its slip (payment.md 7.7).
inline bool isLong(Instant now, Instant since)
{
    constexpr std::int64_t patienceMs = 180'000;
    return now - since >= Milliseconds(patienceMs);
}

} // namespace pishkhan::kiosk_ui
