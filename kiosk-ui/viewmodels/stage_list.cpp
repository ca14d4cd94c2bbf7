// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/stage_list.h"

#include <QDateTime>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {

QString momentText(std::string_view rfc3339)
{
    const QDateTime at = QDateTime::fromString(plainText(rfc3339), Qt::ISODateWithMs);
    return at.isValid() ? persianText(domain::formatJalaliLong(domain::toJalali(Instant{at.toMSecsSinceEpoch()})))
                        : QString();
}

void StageList::show(const std::vector<ports::CaseStage>& stages)
{
    if (stages.empty() && m_stages.empty()) {
        return;
    }
    beginResetModel();
    m_stages = stages;
    endResetModel();
}

int StageList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_stages.size());
}

QVariant StageList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const ports::CaseStage& stage = m_stages[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole: return persianText(stage.title);
    case AtRole: return momentText(stage.at);
    default: return {};
    }
}

QHash<int, QByteArray> StageList::roleNames() const
{
    return {{TitleRole, "title"}, {AtRole, "at"}};
}

} // namespace pishkhan::kiosk_ui
