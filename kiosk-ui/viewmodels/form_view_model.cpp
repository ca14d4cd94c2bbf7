// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/form_view_model.h"

#include <sstream>

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

FormViewModel::FormViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_fields(this)
{
}

QString FormViewModel::title() const
{
    return openCase() == nullptr ? QString() : persianText(openCase()->serviceTitle);
}
QString FormViewModel::agency() const
{
    return openCase() == nullptr ? QString() : persianText(openCase()->agencyTitle);
}

QString FormViewModel::progress() const
{
    const auto filled = static_cast<std::int64_t>(m_fields.values().size());
    return countText(filled) + QStringLiteral(" از ") + countText(m_fields.rowCount()) + QStringLiteral(" خانه پر شده");
}

void FormViewModel::type(int row, const QString& typed)
{
    m_fields.type(row, typed);
    keepDraft();
}

void FormViewModel::choose(int row, int choice)
{
    m_fields.choose(row, choice);
    keepDraft();
}

void FormViewModel::keepDraft()
{
    rearm();
    desk().saveDraft(m_fields.values());
    m_saved = true;
    Q_EMIT changed();
}

void FormViewModel::submit()
{
    m_fields.beFirm();
    if (!m_fields.isComplete()) {
        notice().show(messageFor("form-incomplete"));
        Q_EMIT rowNeedsAttention(m_fields.firstWrong());
        return;
    }
    if (!confirmOnce()) {
        return;
    }
    const Status answer = desk().submitForm(m_fields.values());
    if (!answer && answer.error().kind == ErrorKind::InvalidInput) {
        markRefused(answer.error().what);
    }
    taken(answer);
}

void FormViewModel::markRefused(const std::string& what)
{
    std::istringstream pairs(what);
    for (std::string pair; pairs >> pair;) {
        const std::size_t colon = pair.find(':');
        if (colon != std::string::npos) {
            m_fields.mark(pair.substr(0, colon), pair.substr(colon + 1));
        }
    }
    Q_EMIT rowNeedsAttention(m_fields.firstWrong());
}

void FormViewModel::enter()
{
    ScreenViewModel::enter();
    m_caseId.clear();
    refresh();
    Q_EMIT changed();
}

void FormViewModel::refresh()
{
    const auto* open = openCase();
    const auto* sheet = openSheet();
    if (open == nullptr || sheet == nullptr || open->step != domain::counter::Step::Form || m_caseId == open->id) {
        return;
    }
    m_caseId = open->id;
    const Fields draft = desk().draft();
    m_fields.show(sheet->form, open->form.empty() ? draft : open->form);
    m_saved = !draft.empty() && !m_fields.values().empty(); // the applicant's draft is not this form's
}

Legend FormViewModel::legend() const
{
    return {{Action::Next, QStringLiteral("خانهٔ بعد"), false},
            {Action::Finish, QStringLiteral("پایان فرم"), true},
            {Action::Help, QStringLiteral("راهنمای خانه"), false},
            {Action::Back, QStringLiteral("انصراف"), false},
            {Action::Lock, QStringLiteral("قفل"), false}};
}

Handled FormViewModel::act(Action action)
{
    if (action == Action::Finish || action == Action::PayOrFinish) {
        submit();
        return Handled::Yes;
    }
    return Handled::No;
}

QString FormViewModel::help() const
{
    return QStringLiteral(
        "خانه‌ها را به ترتیب فرم کاغذی پر کنید. هر خانه همان "
        "لحظه سنجیده و پیش‌نویس آن نگه داشته می‌شود. خانه‌های "
        "نشان‌دار لازم‌اند.");
}

} // namespace pishkhan::kiosk_ui
