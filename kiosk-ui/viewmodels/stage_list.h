// SPDX-License-Identifier: GPL-3.0-or-later
/// The stages of a case at its agency, oldest first.
#pragma once
#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "terminal/ports/inquiry_gateway.h"

namespace pishkhan::kiosk_ui {

class StageList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view model")
public:
    enum Role { TitleRole = Qt::UserRole + 1, AtRole };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<ports::CaseStage>& stages);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<ports::CaseStage> m_stages;
};

/// An agency's RFC 3339 moment as people read it, «یکشنبه ۱ آذر ۱۴۰۵»; empty when it is not one.
QString momentText(std::string_view rfc3339);

} // namespace pishkhan::kiosk_ui
