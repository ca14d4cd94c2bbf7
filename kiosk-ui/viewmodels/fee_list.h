// SPDX-License-Identifier: GPL-3.0-or-later
/// The fee lines of the open case, ready to read.
#pragma once
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "terminal/domain/fee.h"

namespace pishkhan::kiosk_ui {

class FeeList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by FeesViewModel")
public:
    enum Role { TitleRole = Qt::UserRole + 1, PayeeRole, DepositIdRole, NetRole, VatRole, GrossRole };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<domain::FeeLine>& lines);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<domain::FeeLine> m_lines;
};

} // namespace pishkhan::kiosk_ui
