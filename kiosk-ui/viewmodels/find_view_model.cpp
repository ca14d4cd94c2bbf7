// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/find_view_model.h"

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr std::size_t longestCode = 40;

} // namespace

FindViewModel::FindViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_stages(this), m_evidence(desk, notice, "evidence", this)
{
}

QString FindViewModel::trackingCode() const
{
    return persianText(m_trackingCode);
}

void FindViewModel::setTrackingCode(const QString& typed)
{
    const std::string plain = domain::normaliseIdentifier(typed.toStdString());
    if (plain != m_trackingCode && plain.size() <= longestCode) {
        m_trackingCode = plain;
        Q_EMIT changed();
    }
}

void FindViewModel::refresh()
{
    m_stages.show(isFound() ? desk().progress().progress.stages : std::vector<ports::CaseStage>{});
}

bool FindViewModel::isFound() const
{
    const app::ProgressView& view = desk().progress();
    return !view.asking && view.problem.empty() && view.progress.found;
}

QString FindViewModel::service() const
{
    return isFound() ? persianText(desk().progress().progress.serviceTitle) : QString();
}
QString FindViewModel::state() const
{
    return isFound() ? persianText(desk().progress().progress.state) : QString();
}

QString FindViewModel::problem() const
{
    const app::ProgressView& view = desk().progress();
    if (view.asking || view.trackingCode.empty() || isFound()) {
        return {};
    }
    const Message& message =
        messageFor(view.problem.empty() || view.problem == "not-found" ? "tracking-not-found" : view.problem);
    return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
}

void FindViewModel::ask()
{
    if (!m_trackingCode.empty() && !isAsking()) {
        desk().askProgress(m_trackingCode);
    }
}

Handled FindViewModel::act(Action action)
{
    if (action == Action::Reprint && !m_trackingCode.empty()) {
        printEvidence();
    }
    return Handled::Yes;
}

void FindViewModel::forget()
{
    m_trackingCode.clear();
    desk().clearProgress();
    m_stages.show({});
    Q_EMIT changed();
}

} // namespace pishkhan::kiosk_ui
