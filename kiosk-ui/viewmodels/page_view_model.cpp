// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/page_view_model.h"

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

using domain::counter::PaperStatus;

struct Why {
    std::string_view reason, toDo;
};
constexpr Why whys[] = {
    {"paper-out", "کاغذ چاپگر تمام شده است. برگ تازه در سینی بگذارید و دوباره بزنید."},
    {"cover-open", "درِ چاپگر باز است. در را ببندید و دوباره بزنید."},
    {"jam", "کاغذ گیر کرده است. آن را بیرون بکشید و دوباره بزنید."},
    {"offline",
     "چاپگر پاسخ نمی‌دهد. روشن بودن و کابل آن را ببینید و دوباره بزنید."},
    {"unplugged", "چاپگر وصل نیست. کابل آن را وصل کنید و دوباره بزنید."},
    {"held", "صف چاپ نگه داشته شده است. آن را آزاد کنید و دوباره بزنید."},
    {"canceled", "چاپ در چاپگر لغو شد. اگر می‌خواهید دوباره بزنید."},
};

QString whyText(std::string_view reason)
{
    for (const Why& one : whys) {
        if (one.reason == reason) {
            return plainText(one.toDo);
        }
    }
    return QStringLiteral("چاپگر ایراد نامشخصی دارد. آن را خاموش و روشن کنید و دوباره بزنید.");
}

} // namespace

PageViewModel::PageViewModel(app::Desk& desk, Notice& notice, std::string form, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_form(std::move(form))
{
}

bool PageViewModel::isOffered() const
{
    const auto& session = desk().state().session;
    const bool may = session && (m_form != "evidence" || session->role == catalogue::name(catalogue::Role::Manager));
    return may && desk().pages().hasPagePrinter();
}

const domain::counter::OfficePage* PageViewModel::paper() const
{
    const auto& pages = desk().state().officePages;
    const auto found = pages.find(m_form);
    return found == pages.end() ? nullptr : &found->second;
}

PageViewModel::Stage PageViewModel::stage() const
{
    const app::PageView& view = desk().pages().page(m_form);
    const auto* last = paper();
    if (view.making) {
        return Stage::Making;
    }
    if (last != nullptr && last->paper == PaperStatus::Requested) {
        return Stage::Sent;
    }
    if (!m_asked) {
        return Stage::Idle;
    }
    if (!m_refused.empty() || !view.problem.empty()) {
        return Stage::Refused;
    }
    if (last == nullptr) {
        return Stage::Idle;
    }
    return last->paper == PaperStatus::Printed ? Stage::Printed
           : last->paper == PaperStatus::Owed  ? Stage::Owed
                                               : Stage::Unknown;
}

bool PageViewModel::isBusy() const
{
    return stage() == Stage::Making || stage() == Stage::Sent;
}

QString PageViewModel::label() const
{
    return m_form == "evidence" ? QStringLiteral("چاپ شواهد پرونده") : QStringLiteral("چاپ برگ آمادگی");
}

QString PageViewModel::line() const
{
    switch (stage()) {
    case Stage::Idle:
        return m_form == "evidence"
                   ? QStringLiteral(
                         "هر رویداد این پرونده، با امضای آن؛ بستهٔ کامل نیز ذخیره می‌شود.")
                   : QStringLiteral("یک برگ بزرگ: هر خدمت، هر دستگاه و خود باجه، با چراغ سبز، زرد یا سرخ.");
    case Stage::Refused: {
        const Message& message = messageFor(m_refused.empty() ? desk().pages().page(m_form).problem : m_refused);
        return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
    }
    case Stage::Making: return QStringLiteral("برگ آماده می‌شود…");
    case Stage::Sent:
        return QStringLiteral(
            "به چاپگر فرستاده شد؛ تا خبر چاپگر، چاپ‌شده به شمار نمی‌آید.");
    case Stage::Printed: return QStringLiteral("چاپ شد؛ برگ را از چاپگر بردارید.");
    case Stage::Owed: return QStringLiteral("چاپ نشد. ") + whyText(paper()->reason);
    case Stage::Unknown:
        return QStringLiteral("چاپگر نتوانست بگوید که برگ بیرون آمد. به آن نگاه کنید؛ اگر برگی نیست، دوباره بزنید.");
    }
    return {};
}

QString PageViewModel::tone() const
{
    switch (stage()) {
    case Stage::Printed: return plainText(name(Tone::Success));
    case Stage::Refused:
    case Stage::Owed:
    case Stage::Unknown: return plainText(name(Tone::Warning));
    default: return plainText(name(Tone::Neutral));
    }
}

QString PageViewModel::fileLine() const
{
    const std::string& file = desk().pages().page(m_form).file;
    return !m_asked || file.empty() ? QString()
                                    : QStringLiteral("بستهٔ کامل: ") + codeText(file.substr(file.rfind('/') + 1)) +
                                          QStringLiteral(" در پوشهٔ گزارش‌ها");
}

void PageViewModel::print(const std::string& which)
{
    if (!isOffered() || isBusy()) {
        return;
    }
    m_asked = true;
    const Status asked = desk().pages().printPage(m_form, which);
    m_refused = asked ? std::string() : asked.error().what;
    Q_EMIT changed();
}

void PageViewModel::enter()
{
    ScreenViewModel::enter();
    m_asked = false;
    m_refused.clear();
    Q_EMIT changed();
}

} // namespace pishkhan::kiosk_ui
