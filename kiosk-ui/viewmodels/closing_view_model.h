// SPDX-License-Identifier: GPL-3.0-or-later
/// The wizard that closes a day: count, compare, explain or dispute or recount, a manager approves, sealed. Which panel is shown
/// follows from the state alone, so a restart comes back to the same one.
#pragma once
#include <QStringList>

#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class ClosingViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString panel READ panel NOTIFY changed)
    Q_PROPERTY(QList<QString> stepTitles READ stepTitles CONSTANT)
    Q_PROPERTY(QList<QString> stepNotes READ stepNotes NOTIFY changed)
    Q_PROPERTY(int step READ step NOTIFY changed)
    Q_PROPERTY(QString day READ day NOTIFY changed)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(QString cases READ cases NOTIFY changed)
    Q_PROPERTY(QString payments READ payments NOTIFY changed)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed)
    Q_PROPERTY(QString drawer READ drawer WRITE setDrawer NOTIFY changed)
    Q_PROPERTY(QString drawerWords READ drawerWords NOTIFY changed)
    Q_PROPERTY(QString subject READ subject NOTIFY changed)
    Q_PROPERTY(QString foundTitle READ foundTitle NOTIFY changed)
    Q_PROPERTY(QString found READ found NOTIFY changed)
    Q_PROPERTY(QString ledger READ ledger NOTIFY changed)
    Q_PROPERTY(QString ledgerParts READ ledgerParts NOTIFY changed)
    Q_PROPERTY(QString difference READ difference NOTIFY changed)
    Q_PROPERTY(QString differenceWords READ differenceWords NOTIFY changed)
    Q_PROPERTY(QString recountText READ recountText NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QList<QString> managers READ managers CONSTANT)
    Q_PROPERTY(int manager READ manager WRITE setManager NOTIFY changed)
    Q_PROPERTY(QString pin READ pin WRITE setPin NOTIFY changed)
    Q_PROPERTY(bool checking READ isChecking NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QList<QString> findings READ findings NOTIFY changed)
public:
    ClosingViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    QString panel() const; ///< drawer, totals, difference, approve
    QStringList stepTitles() const;
    QStringList stepNotes() const; ///< what each step found; empty while it is ahead
    int step() const;
    QString day() const;
    QString total() const;
    QString cases() const;
    QString payments() const;
    bool isReading() const { return desk().activity().readingTotals; }
    QString drawer() const;
    void setDrawer(const QString& typed);
    QString drawerWords() const;
    QString subject() const; ///< of the open difference, in words
    QString foundTitle() const;
    QString found() const;
    QString ledger() const;
    QString ledgerParts() const; ///< how the books come to the drawer's figure, where cash was taken; else empty
    QString difference() const;
    QString differenceWords() const;
    QString recountText() const;
    QString reason() const { return m_reason; }
    void setReason(const QString& typed);
    QStringList managers() const;
    int manager() const { return m_manager; }
    void setManager(int row);
    QString pin() const { return m_pin; }
    void setPin(const QString& typed);
    bool isChecking() const { return desk().activity().checkingPin; }
    QString problem() const;
    QStringList findings() const; ///< one line each: card terminal, drawer, paper, disputes

    Q_INVOKABLE void count();
    Q_INVOKABLE void readAgain();
    Q_INVOKABLE void explain();
    Q_INVOKABLE void dispute();
    Q_INVOKABLE void recount();
    Q_INVOKABLE void approve();
    Q_INVOKABLE void leaveClosing();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

protected:
    void refresh() override;

private:
    const domain::counter::Closing* closing() const;
    std::string subjectWord() const; ///< terminal or drawer
    const domain::counter::Finding* openFinding() const;
    void settle(app::DifferenceAnswer how);

    std::string m_drawer, m_seen;
    QString m_reason, m_pin;
    std::vector<std::string> m_managers;
    int m_manager = 0;
    bool m_recounting = false;
};

} // namespace pishkhan::kiosk_ui
