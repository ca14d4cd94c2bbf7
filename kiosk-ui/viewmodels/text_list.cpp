// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/text_list.h"

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

void TextList::show(const std::vector<std::string>& lines)
{
    std::vector<QString> shown;
    shown.reserve(lines.size());
    for (const std::string& line : lines) {
        shown.push_back(persianText(line));
    }
    if (shown != m_lines) {
        beginResetModel();
        m_lines = std::move(shown);
        endResetModel();
    }
}

int TextList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant TextList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case LineRole: return m_lines[static_cast<std::size_t>(index.row())];
    case NumberRole: return countText(index.row() + 1);
    default: return {};
    }
}

QHash<int, QByteArray> TextList::roleNames() const
{
    return {{LineRole, "line"}, {NumberRole, "number"}};
}

} // namespace pishkhan::kiosk_ui
