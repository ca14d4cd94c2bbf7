// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/account_list.h"

#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

void AccountList::refresh()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {LockedRole});
    }
}

std::string AccountList::nameAt(int row) const
{
    const auto& accounts = m_desk.office().accounts;
    return row >= 0 && row < static_cast<int>(accounts.size()) ? accounts[static_cast<std::size_t>(row)].name
                                                               : std::string();
}

int AccountList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_desk.office().accounts.size());
}

QVariant AccountList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const catalogue::Account& account = m_desk.office().accounts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case NameRole: return plainText(account.name);
    case DisplayNameRole: return persianText(account.displayName);
    case RoleTitleRole:
        return account.role == catalogue::Role::Manager ? QStringLiteral("مدیر دفتر") : QStringLiteral("متصدی باجه");
    case InitialRole: return persianText(account.displayName).left(1);
    case LockedRole: {
        const auto guard = m_desk.state().accounts.find(account.name);
        return guard != m_desk.state().accounts.end() && guard->second.locked;
    }
    default: return {};
    }
}

QHash<int, QByteArray> AccountList::roleNames() const
{
    return {{NameRole, "name"},
            {DisplayNameRole, "displayName"},
            {RoleTitleRole, "roleTitle"},
            {InitialRole, "initial"},
            {LockedRole, "locked"}};
}

} // namespace pishkhan::kiosk_ui
