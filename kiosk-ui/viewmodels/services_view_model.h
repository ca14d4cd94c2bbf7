// SPDX-License-Identifier: GPL-3.0-or-later
/// Pick the service: its four-digit code or three letters of its name; the last used stand first.
#pragma once
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/service_list.h"
#include "kiosk-ui/viewmodels/text_list.h"

namespace pishkhan::kiosk_ui {

class ServicesViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::ServiceList* services READ services CONSTANT)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(bool noCatalogue READ isNoCatalogue NOTIFY changed)
    Q_PROPERTY(QString noCatalogueHappened READ noCatalogueHappened CONSTANT)
    Q_PROPERTY(QString noCatalogueSafe READ noCatalogueSafe CONSTANT)
    Q_PROPERTY(QString noCatalogueToDo READ noCatalogueToDo CONSTANT)
    Q_PROPERTY(QString noCatalogueCode READ noCatalogueCode CONSTANT)
    Q_PROPERTY(bool terminalStopped READ isTerminalStopped NOTIFY changed)
    Q_PROPERTY(QString stoppedHappened READ stoppedHappened NOTIFY changed)
    Q_PROPERTY(QString stoppedSafe READ stoppedSafe NOTIFY changed)
    Q_PROPERTY(QString stoppedToDo READ stoppedToDo NOTIFY changed)
    Q_PROPERTY(QString stoppedCode READ stoppedCode NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString description READ description NOTIFY changed)
    Q_PROPERTY(QString duration READ duration NOTIFY changed)
    Q_PROPERTY(QString price READ price NOTIFY changed)
    Q_PROPERTY(QString legalBasis READ legalBasis NOTIFY changed)
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(pishkhan::kiosk_ui::TextList* whatToBring READ whatToBring CONSTANT)
public:
    ServicesViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    ServiceList* services() { return &m_services; }
    TextList* whatToBring() { return &m_whatToBring; }
    QString query() const { return m_query; }
    void setQuery(const QString& query);
    int current() const { return m_current; }
    void setCurrent(int row);
    bool isEmpty() const { return m_services.rowCount() == 0; }
    QString emptyText() const;
    bool isNoCatalogue() const { return desk().catalogue() == nullptr; }
    QString noCatalogueHappened() const;
    QString noCatalogueSafe() const;
    QString noCatalogueToDo() const;
    QString noCatalogueCode() const;
    bool isTerminalStopped() const { return domain::counter::openFinding(desk().state()) != nullptr; } ///< F24, F35
    QString stoppedHappened() const;
    QString stoppedSafe() const;
    QString stoppedToDo() const;
    QString stoppedCode() const;
    QString title() const;
    QString agency() const;
    QString description() const;
    QString duration() const;
    QString price() const;
    QString legalBasis() const;
    QString version() const;
    QString refusal() const;

    Q_INVOKABLE void open();
    Q_INVOKABLE void move(int by) { setCurrent(m_current + by); }

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

Q_SIGNALS:
    void billTyped(const QString& digits); ///< a number too long for a service's code: a bill id or a bill's barcode
    void billWanted();

private:
    bool isBill() const;
    const Message& stopped() const;
    const catalogue::ServiceSheet* chosen() const { return m_services.at(m_current); }
    void showChosen();

    ServiceList m_services;
    TextList m_whatToBring;
    QString m_query;
    int m_current = 0;
};

} // namespace pishkhan::kiosk_ui
