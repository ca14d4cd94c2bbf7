// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/key_legend.h"

#include "kiosk-ui/viewmodels/key_map.h"

namespace pishkhan::kiosk_ui {

void KeyLegend::show(Legend legend)
{
    if (legend == m_legend) {
        return;
    }
    beginResetModel();
    m_legend = std::move(legend);
    endResetModel();
}

int KeyLegend::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_legend.size());
}

QVariant KeyLegend::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const LegendEntry& entry = m_legend[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KeyTextRole: return keyCap(entry.action);
    case LabelRole: return entry.label;
    case EmphasisedRole: return entry.emphasised;
    case ActionRole: return static_cast<int>(entry.action);
    default: return {};
    }
}

QHash<int, QByteArray> KeyLegend::roleNames() const
{
    return {{KeyTextRole, "keyText"}, {LabelRole, "label"}, {EmphasisedRole, "emphasised"}, {ActionRole, "action"}};
}

} // namespace pishkhan::kiosk_ui
