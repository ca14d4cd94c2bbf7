// SPDX-License-Identifier: GPL-3.0-or-later
/// The services found for what was typed; the last used first while nothing is typed.
#pragma once
#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "terminal/app/desk.h"

namespace pishkhan::kiosk_ui {

class ServiceList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a view model")
public:
    enum Role { CodeRole = Qt::UserRole + 1, TitleRole, AgencyRole, DurationRole, PriceRole, RecentRole, RefusalRole };

    ServiceList(app::Desk& desk, QObject* parent);
    void find(const std::string& query);
    const catalogue::ServiceSheet* at(int row) const;
    QString refusal(const catalogue::ServiceSheet& sheet) const; ///< empty when it can be opened today
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    bool closedGate(const catalogue::ServiceSheet& sheet) const;
    std::vector<std::string> recentCodes() const;

    app::Desk& m_desk;
    std::vector<const catalogue::ServiceSheet*> m_found;
    std::vector<std::string> m_recent;
};

/// What the service costs here today, «بدون هزینه» when nothing.
QString priceText(const catalogue::ServiceSheet& sheet, const app::Desk& desk);

} // namespace pishkhan::kiosk_ui
