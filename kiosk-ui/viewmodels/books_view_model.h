// SPDX-License-Identifier: GPL-3.0-or-later
/// The manager's sheet about the books (F5): what came from outside and waits for an answer, the office's own copy of its books, an
/// integrity alarm that was seen.
#pragma once
#include <QVariantList>

#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class BooksViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(bool manager READ isManager NOTIFY changed)
    Q_PROPERTY(bool alarm READ isAlarm NOTIFY changed)
    Q_PROPERTY(QVariantList proposals READ proposals NOTIFY changed)
    Q_PROPERTY(int selected READ selected WRITE setSelected NOTIFY changed)
    Q_PROPERTY(bool work READ isWork NOTIFY changed)
    Q_PROPERTY(bool finding READ isFinding NOTIFY changed)
    Q_PROPERTY(QString continuedLine READ continuedLine NOTIFY changed)
    Q_PROPERTY(QVariantList supportActs READ supportActs NOTIFY changed)
    Q_PROPERTY(bool supportSeen READ isSupportSeen NOTIFY changed)
    Q_PROPERTY(bool supportOpen READ isSupportOpen NOTIFY changed)
    Q_PROPERTY(QString refusedLine READ refusedLine NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    Q_PROPERTY(QString advice READ advice NOTIFY changed)
    Q_PROPERTY(QVariantList places READ places NOTIFY changed)
    Q_PROPERTY(int place READ place WRITE setPlace NOTIFY changed)
    Q_PROPERTY(bool copying READ isCopying NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed)
    Q_PROPERTY(QString copyLine READ copyLine NOTIFY changed)
    Q_PROPERTY(QString auditLine READ auditLine NOTIFY changed)
    Q_PROPERTY(bool auditBad READ isAuditBad NOTIFY changed)
    Q_PROPERTY(QString copyFolder READ copyFolder NOTIFY changed)
    Q_PROPERTY(bool copied READ isCopied NOTIFY changed)
    Q_PROPERTY(bool copyFailed READ isCopyFailed NOTIFY changed)
public:
    using ScreenViewModel::ScreenViewModel;

    bool isManager() const;
    bool isAlarm() const { return desk().state().alarm; }
    bool isWork() const;              ///< what is chosen is work carried over from the machine before this one
    bool isFinding() const;           ///< what is chosen is something the card terminal has beside the books
    QString continuedLine() const;    ///< empty on a machine that replaced none
    QVariantList supportActs() const; ///< what support was shown in the newest session, the latest first
    bool isSupportSeen() const { return desk().state().support.has_value(); }
    bool isSupportOpen() const { return domain::counter::isSupportOpen(desk().state()); }
    QVariantList proposals() const; ///< kind, kindWord, signer, title, about, amount, text, issued, expired
    int selected() const;           ///< -1: none; after an answer the next one is chosen on purpose
    void setSelected(int row);
    QString refusedLine() const; ///< empty when every signature held
    QString reason() const { return m_reason; }
    void setReason(const QString& typed);
    QString advice() const { return m_advice; } ///< why the last answer was not taken
    QVariantList places() const;                ///< title, free, removable
    int place() const { return m_place; }
    void setPlace(int row);
    bool isCopying() const { return desk().books().copying().running; }
    double progress() const; ///< 0 to 1
    QString copyLine() const;
    QString auditLine() const; ///< what the background auditor last saw
    bool isAuditBad() const { return !desk().books().audited().problem.empty(); }
    QString copyFolder() const;
    bool isCopied() const;
    bool isCopyFailed() const { return !isCopying() && !desk().books().copying().problem.empty(); }

    Q_INVOKABLE void accept();
    Q_INVOKABLE void dispute();
    Q_INVOKABLE void copy();
    Q_INVOKABLE void acknowledge();
    Q_INVOKABLE void endSupport();

    Handled act(Action action) override; ///< F6 accept, F7 dispute, F8 copy, F9 alarm seen
    void enter() override;               ///< one key for each physical intent is made here

private:
    /// One physical intent each: fifty presses ask once, and never reach the next proposal.
    enum class Intent { Armed, Spent };
    static bool spend(Intent& intent);
    std::vector<domain::counter::CarriedWork> work() const;
    std::vector<domain::counter::TerminalFinding> terminalFindings() const; ///< open ones
    void answerFinding(const domain::counter::TerminalFinding& one, app::ProposalAnswer how, const std::string& why);
    void answer(app::ProposalAnswer how);
    bool settled(const Status& done, Intent& intent);
    Intent m_answer = Intent::Armed, m_copy = Intent::Armed, m_seen = Intent::Armed;
    int m_selected = 0, m_place = 0;
    QString m_reason, m_advice;
};

} // namespace pishkhan::kiosk_ui
