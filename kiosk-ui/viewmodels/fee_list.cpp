// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/fee_list.h"

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"

namespace pishkhan::kiosk_ui {

void FeeList::show(const std::vector<domain::FeeLine>& lines)
{
    if (lines != m_lines) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
    }
}

int FeeList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant FeeList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const domain::FeeLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole: return persianText(line.title);
    case PayeeRole: return persianText(line.payee);
    case DepositIdRole: return codeText(line.depositId);
    case NetRole: return plainText(domain::groupedDigits(line.net.count()));
    case VatRole: return plainText(domain::groupedDigits(line.vat.count()));
    case GrossRole: return plainText(domain::groupedDigits(line.gross.count()));
    default: return {};
    }
}

QHash<int, QByteArray> FeeList::roleNames() const
{
    return {{TitleRole, "title"}, {PayeeRole, "payee"}, {DepositIdRole, "depositId"},
            {NetRole, "net"},     {VatRole, "vat"},     {GrossRole, "gross"}};
}

} // namespace pishkhan::kiosk_ui
