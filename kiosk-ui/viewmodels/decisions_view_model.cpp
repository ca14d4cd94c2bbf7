// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/decisions_view_model.h"

#include <array>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {
namespace {

struct Why {
    const char* word;
    const char* text;
};
constexpr std::array cancelWhys{Why{"citizen-left", "شهروند منصرف شد"}, Why{"missing-document", "مدرک کامل نیست"},
                                Why{"wrong-service", "خدمت دیگری لازم است"}};
constexpr std::array reprintWhys{Why{"citizen-asked", "شهروند نسخهٔ دیگری خواست"}, Why{"unreadable", "چاپ خوانا نبود"},
                                 Why{"paper-damaged", "کاغذ آسیب دید"}};

template <typename Whys> QStringList texts(const Whys& whys)
{
    QStringList texts;
    for (const Why& why : whys) {
        texts.push_back(plainText(why.text));
    }
    return texts;
}

} // namespace

QStringList DecisionsViewModel::cancelReasons() const
{
    return texts(cancelWhys);
}
QStringList DecisionsViewModel::reprintReasons() const
{
    return texts(reprintWhys);
}

const domain::counter::Case* DecisionsViewModel::lastPrinted() const
{
    const domain::counter::Case* last = nullptr;
    for (const auto& [id, one] : desk().state().cases) {
        if (one.receipt && (last == nullptr || last->receipt->issuedAt < one.receipt->issuedAt)) {
            last = &one;
        }
    }
    return last;
}

QString DecisionsViewModel::lastReceipt() const
{
    return lastPrinted() == nullptr ? QString() : codeText(lastPrinted()->receipt->number);
}
QString DecisionsViewModel::lastService() const
{
    return lastPrinted() == nullptr ? QString() : persianText(lastPrinted()->serviceTitle);
}
QString DecisionsViewModel::copies() const
{
    return lastPrinted() == nullptr ? QString() : countText(lastPrinted()->receipt->copies);
}

bool DecisionsViewModel::cancelCase(int reason)
{
    const auto at = static_cast<std::size_t>(reason);
    return reason >= 0 && at < cancelWhys.size() && openCase() != nullptr && confirmOnce() &&
           taken(desk().cancelCase(cancelWhys[at].word));
}

bool DecisionsViewModel::reprint(int reason)
{
    const auto at = static_cast<std::size_t>(reason);
    return reason >= 0 && at < reprintWhys.size() && lastPrinted() != nullptr && confirmOnce() &&
           taken(desk().printAgain(lastPrinted()->id, reprintWhys[at].word));
}

QString DecisionsViewModel::shiftLine() const
{
    const auto& shift = desk().state().shift;
    return !shift
               ? QString()
               : QStringLiteral("نوبت ") + countText(shift->number) + QStringLiteral(" · ") + countText(shift->cases) +
                     QStringLiteral(" پرونده · ") + plainText(domain::formatRials(shift->total));
}

bool DecisionsViewModel::endShift()
{
    return confirmOnce() && taken(desk().closeShift());
}

bool DecisionsViewModel::closeDay()
{
    return confirmOnce() && taken(desk().startDayClose());
}

Handled DecisionsViewModel::act(Action action)
{
    if (action == Action::Yes) {
        endShift();
    } else if (action == Action::No) {
        closeDay();
    }
    return Handled::Yes;
}

} // namespace pishkhan::kiosk_ui
