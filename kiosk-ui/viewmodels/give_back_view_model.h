// SPDX-License-Identifier: GPL-3.0-or-later
/// F7: give the money of a finished case back. Three questions, one after the other: which payment, why, and a manager
/// who is not the person signed in (payment.md R11). What follows is the screen of ReturnViewModel.
#pragma once
#include <QStringList>

#include "kiosk-ui/viewmodels/paid_list.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class GiveBackViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString panel READ panel NOTIFY changed)
    Q_PROPERTY(pishkhan::kiosk_ui::PaidList* payments READ payments CONSTANT)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString receipt READ receipt NOTIFY changed)
    Q_PROPERTY(QString amount READ amount NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)
    Q_PROPERTY(QString card READ card NOTIFY changed)
    Q_PROPERTY(QString reference READ reference NOTIFY changed)
    Q_PROPERTY(QString wayText READ wayText NOTIFY changed)
    Q_PROPERTY(bool needsDocument READ needsDocument NOTIFY changed)
    Q_PROPERTY(QList<QString> reasons READ reasons CONSTANT)
    Q_PROPERTY(QString chosenReason READ chosenReason NOTIFY changed)
    Q_PROPERTY(QString document READ document WRITE setDocument NOTIFY changed)
    Q_PROPERTY(QList<QString> managers READ managers NOTIFY changed)
    Q_PROPERTY(int manager READ manager WRITE setManager NOTIFY changed)
    Q_PROPERTY(QString pin READ pin WRITE setPin NOTIFY changed)
    Q_PROPERTY(bool checking READ isChecking NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
public:
    GiveBackViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    QString panel() const; ///< choose, reason, approve
    PaidList* payments() { return &m_payments; }
    QString query() const { return m_query; }
    void setQuery(const QString& typed);
    int current() const { return m_current; }
    void setCurrent(int row);
    bool isEmpty() const { return m_payments.rowCount() == 0; }
    QString title() const;
    QString receipt() const;
    QString amount() const;
    QString words() const;
    QString card() const;
    QString reference() const; ///< of the bank, for the payment
    QString wayText() const;   ///< how the money will go back
    bool needsDocument() const;
    QStringList reasons() const;
    QString chosenReason() const;
    QString document() const { return m_document; }
    void setDocument(const QString& typed);
    QStringList managers() const; ///< who may approve: every manager but the person signed in
    int manager() const { return m_manager; }
    void setManager(int row);
    QString pin() const { return m_pin; }
    void setPin(const QString& typed);
    bool isChecking() const { return desk().activity().checkingPin; }
    QString problem() const;

    Q_INVOKABLE void move(int rows) { setCurrent(m_current + rows); }
    Q_INVOKABLE void choose();
    Q_INVOKABLE void because(int reason);
    Q_INVOKABLE void approve();
    bool back(); ///< one question back; false at the first

    Handled act(Action action) override;
    void enter() override;
    void forget(); ///< the sheet is closed

protected:
    void refresh() override;

private:
    const domain::counter::Case* chosen() const;
    std::vector<std::string> approvers() const;

    PaidList m_payments;
    QString m_query, m_document, m_pin;
    std::string m_case, m_seen;
    int m_current = 0, m_reason = -1, m_manager = 0;
    bool m_asked = false; ///< an approval was asked for in this showing: its problem is ours
};

} // namespace pishkhan::kiosk_ui
