// SPDX-License-Identifier: GPL-3.0-or-later
/// The payments whose money is here and may be asked back, newest first, narrowed by the digits somebody typed.
#pragma once
#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

class PaidList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by GiveBackViewModel")
public:
    enum Role { TitleRole = Qt::UserRole + 1, ReceiptRole, AmountRole, WhenRole, CardRole };

    PaidList(app::Desk& desk, QObject* parent) : QAbstractListModel(parent), m_desk(desk) {}
    void find(const std::string& digits); ///< of the receipt, the tracking code or the bank's references
    const domain::counter::Case* at(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    app::Desk& m_desk;
    std::vector<std::string> m_cases; ///< ids
};

} // namespace pishkhan::kiosk_ui
