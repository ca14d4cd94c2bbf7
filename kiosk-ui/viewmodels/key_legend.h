// SPDX-License-Identifier: GPL-3.0-or-later
/// The footer's list of keys of the current screen.
#pragma once
#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "kiosk-ui/viewmodels/action.h"

namespace pishkhan::kiosk_ui {

struct LegendEntry {
    Action action = Action::None;
    QString label;
    bool emphasised = false; ///< the step's main key
    bool operator==(const LegendEntry&) const = default;
};
using Legend = std::vector<LegendEntry>;

class KeyLegend : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Shell")
public:
    enum Role { KeyTextRole = Qt::UserRole + 1, LabelRole, EmphasisedRole, ActionRole };

    using QAbstractListModel::QAbstractListModel;
    void show(Legend legend); ///< resets only when something differs
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    Legend m_legend;
};

} // namespace pishkhan::kiosk_ui
