// SPDX-License-Identifier: GPL-3.0-or-later
/// Between sign-in and the first citizen: open the shift. A manager also unlocks accounts here.
#pragma once
#include "kiosk-ui/viewmodels/account_list.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/text_list.h"

namespace pishkhan::kiosk_ui {

class ShiftViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::AccountList* accounts READ accounts CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::TextList* missing READ missing CONSTANT)
    Q_PROPERTY(bool restored READ isRestored NOTIFY changed)
    Q_PROPERTY(QString restoredText READ restoredText NOTIFY changed)
    Q_PROPERTY(QString greeting READ greeting NOTIFY changed)
    Q_PROPERTY(QString businessDate READ businessDate NOTIFY changed)
    Q_PROPERTY(QString shiftNumber READ shiftNumber NOTIFY changed)
    Q_PROPERTY(bool manager READ isManager NOTIFY changed)
    Q_PROPERTY(bool someLocked READ isSomeLocked NOTIFY changed)
    Q_PROPERTY(QString catalogueLine READ catalogueLine NOTIFY changed)
    Q_PROPERTY(QString drawer READ drawer WRITE setDrawer NOTIFY changed)
    Q_PROPERTY(QString drawerWords READ drawerWords NOTIFY changed)
    Q_PROPERTY(bool locked READ isLocked NOTIFY changed)
    Q_PROPERTY(bool dayOpen READ isDayOpen NOTIFY changed)
    Q_PROPERTY(bool hasReport READ hasReport NOTIFY changed)
    Q_PROPERTY(QString reportTitle READ reportTitle NOTIFY changed)
    Q_PROPERTY(QString reportTotal READ reportTotal NOTIFY changed)
    Q_PROPERTY(QString reportCases READ reportCases NOTIFY changed)
    Q_PROPERTY(QString reportPaper READ reportPaper NOTIFY changed)
    Q_PROPERTY(QString disputes READ disputes NOTIFY changed)
    Q_PROPERTY(bool exported READ isExported NOTIFY changed)
public:
    ShiftViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    AccountList* accounts() { return &m_accounts; }
    TextList* missing() { return &m_missing; } ///< rows a restored old copy lost
    bool isRestored() const { return desk().state().rollback.has_value(); }
    QString restoredText() const;
    QString greeting() const;
    QString businessDate() const;
    QString shiftNumber() const;
    bool isManager() const;
    bool isSomeLocked() const;
    QString catalogueLine() const;
    QString drawer() const;
    void setDrawer(const QString& typed);
    QString drawerWords() const;
    bool isLocked() const;  ///< today's day is sealed: no shift any more
    bool isDayOpen() const; ///< a day with shifts waits for its close
    bool hasReport() const { return desk().state().lastReport.has_value(); }
    QString reportTitle() const;
    QString reportTotal() const;
    QString reportCases() const;
    QString reportPaper() const;
    QString disputes() const; ///< empty when none is open
    bool isExported() const;

    Q_INVOKABLE void openShift();
    Q_INVOKABLE void unlock(int row);
    Q_INVOKABLE void signOut();
    Q_INVOKABLE void closeDay();
    Q_INVOKABLE void printReport(const QString& form); ///< strip or page
    Q_INVOKABLE void exportReport();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;

protected:
    void refresh() override;

private:
    std::string m_drawer; ///< digits; empty: what was last counted
    AccountList m_accounts;
    TextList m_missing;
    std::size_t m_missingShown = 0;
};

} // namespace pishkhan::kiosk_ui
