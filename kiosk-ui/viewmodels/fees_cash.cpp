// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of the fees screen about cash, and about shares the card terminal does not pay out.
#include "kiosk-ui/viewmodels/fees_view_model.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

bool FeesViewModel::isCashOffered() const
{
    return openCase() != nullptr && !isFree() && !isIdentityOpen() && desk().cashProblem().empty();
}

QString FeesViewModel::cashNote() const
{
    const std::string why = openCase() == nullptr || isFree() ? std::string() : desk().cashProblem();
    return why.empty() || why == "cash-off" ? QString() : plainText(messageFor(why).happened);
}

QString FeesViewModel::sharesNote() const
{
    const bool shared = openCase() != nullptr && !desk().carriesShares() && domain::counter::hasShares(*openCase());
    return shared
               ? QStringLiteral(
                     "کارتخوان این باجه سهم‌ها را جدا نمی‌پردازد؛ دفتر سهم هر گیرنده را می‌رساند.")
               : QString();
}

void FeesViewModel::askCash()
{
    if (isCashOffered()) {
        Q_EMIT cashWanted();
    } else if (!cashNote().isEmpty()) {
        notice().show(messageFor(desk().cashProblem()));
    }
}

void FeesViewModel::addCashKey(Legend& keys) const
{
    if (isCashOffered()) {
        keys.push_back({Action::No, QStringLiteral("نقدی"), false});
    }
}

} // namespace pishkhan::kiosk_ui
