// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of the price that only a bill has.
#include "kiosk-ui/viewmodels/fees_view_model.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

/// Read aloud and compared in fours, from the left as on the paper.
QString inFours(const std::string& digits)
{
    std::string out;
    for (std::size_t at = 0; at < digits.size(); at += 4) {
        out += (at == 0 ? "" : "\u00a0") + digits.substr(at, 4);
    }
    return codeText(out);
}

} // namespace

const domain::Bill* FeesViewModel::bill() const
{
    return openCase() == nullptr || !openCase()->bill ? nullptr : &*openCase()->bill;
}

QString FeesViewModel::billTitle() const
{
    const std::string kind(bill() == nullptr ? std::string_view() : domain::billTypeTitle(bill()->type));
    return kind.empty() ? QStringLiteral("قبض") : QStringLiteral("قبض ") + persianText(kind);
}

QString FeesViewModel::billIcon() const
{
    const std::string_view kind = bill() == nullptr ? std::string_view() : domain::billTypeName(bill()->type);
    return kind.empty()             ? QStringLiteral("receipt")
           : kind == "municipality" ? QStringLiteral("building")
                                    : plainText(kind);
}

QString FeesViewModel::billId() const
{
    return bill() == nullptr ? QString() : inFours(bill()->billId);
}
QString FeesViewModel::paymentId() const
{
    return bill() == nullptr ? QString() : inFours(bill()->paymentId);
}

bool FeesViewModel::isBillPaidBefore() const
{
    return openCase() != nullptr && !openCase()->billPaidBefore.empty();
}

} // namespace pishkhan::kiosk_ui
