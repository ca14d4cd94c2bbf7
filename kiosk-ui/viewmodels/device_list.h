// SPDX-License-Identifier: GPL-3.0-or-later
/// Devices and the line as dots in the header and rows of the devices' sheet: shape, colour, word, and what to do.
#pragma once
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

class DeviceList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by HeaderViewModel")
public:
    enum Role { TitleRole = Qt::UserRole + 1, IconRole, ToneRole, StateTextRole, AdviceRole, IdRole };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<app::DeviceView>& devices);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        std::string id, state, reason;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> m_rows;
};

} // namespace pishkhan::kiosk_ui
