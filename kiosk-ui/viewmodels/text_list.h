// SPDX-License-Identifier: GPL-3.0-or-later
/// A list of Persian lines: what to bring, steps.
#pragma once
#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace pishkhan::kiosk_ui {

class TextList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view model")
public:
    enum Role { LineRole = Qt::UserRole + 1, NumberRole };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<std::string>& lines);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<QString> m_lines;
};

} // namespace pishkhan::kiosk_ui
