// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/screen_view_model.h"

#include <QPointer>

namespace pishkhan::kiosk_ui {

ScreenViewModel::ScreenViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : QObject(parent), m_desk(desk), m_notice(notice)
{
    m_desk.whenChanged([self = QPointer<ScreenViewModel>(this)] {
        if (self) {
            self->refresh();
            Q_EMIT self->changed();
        }
    });
}

const domain::counter::Case* ScreenViewModel::openCase() const
{
    const domain::counter::State& state = m_desk.state();
    const auto found = state.cases.find(state.openCase);
    return found == state.cases.end() ? nullptr : &found->second;
}

const catalogue::ServiceSheet* ScreenViewModel::openSheet() const
{
    const domain::counter::Case* open = openCase();
    const catalogue::Catalogue* all = m_desk.catalogue();
    return open == nullptr || all == nullptr ? nullptr : all->find(open->service);
}

bool ScreenViewModel::confirmOnce()
{
    const bool first = !m_confirmed;
    m_confirmed = true;
    return first;
}

bool ScreenViewModel::taken(const Status& answer)
{
    if (answer) {
        m_notice.clear();
        return true;
    }
    m_notice.show(answer.error());
    rearm();
    return false;
}

} // namespace pishkhan::kiosk_ui
