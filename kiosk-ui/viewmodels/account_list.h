// SPDX-License-Identifier: GPL-3.0-or-later
/// The accounts of this office, with who must wait or is locked.
#pragma once
#include <string>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

class AccountList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by SignInViewModel")
public:
    enum Role { NameRole = Qt::UserRole + 1, DisplayNameRole, RoleTitleRole, InitialRole, LockedRole };

    AccountList(app::Desk& desk, QObject* parent) : QAbstractListModel(parent), m_desk(desk) {}
    void refresh(); ///< who is locked may have changed
    std::string nameAt(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    app::Desk& m_desk;
};

} // namespace pishkhan::kiosk_ui
