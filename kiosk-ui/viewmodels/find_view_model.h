// SPDX-License-Identifier: GPL-3.0-or-later
/// F3 at the counter: how far is the case of this tracking code? The agency answers; nothing is kept here. A manager prints the evidence
/// that this counter's own books hold of it (F8).
#pragma once
#include "kiosk-ui/viewmodels/page_view_model.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/stage_list.h"

namespace pishkhan::kiosk_ui {

class FindViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::StageList* stages READ stages CONSTANT)
    Q_PROPERTY(pishkhan::kiosk_ui::PageViewModel* evidence READ evidence CONSTANT)
    Q_PROPERTY(QString trackingCode READ trackingCode WRITE setTrackingCode NOTIFY changed)
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
    Q_PROPERTY(bool found READ isFound NOTIFY changed)
    Q_PROPERTY(QString service READ service NOTIFY changed)
    Q_PROPERTY(QString state READ state NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
public:
    FindViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    StageList* stages() { return &m_stages; }
    PageViewModel* evidence() { return &m_evidence; }
    QString trackingCode() const;
    void setTrackingCode(const QString& typed);
    bool isAsking() const { return desk().progress().asking; }
    bool isFound() const;
    QString service() const;
    QString state() const;
    QString problem() const;

    Q_INVOKABLE void ask();
    Q_INVOKABLE void printEvidence() { m_evidence.print(m_trackingCode); }
    Q_INVOKABLE void type(const QString& digit) { setTrackingCode(trackingCode() + digit); }
    Q_INVOKABLE void erase() { setTrackingCode(trackingCode().chopped(trackingCode().isEmpty() ? 0 : 1)); }
    Q_INVOKABLE void forget();
    Handled act(Action action) override;
    void enter() override { m_evidence.enter(); }

protected:
    void refresh() override;

private:
    std::string m_trackingCode;
    StageList m_stages;
    PageViewModel m_evidence;
};

} // namespace pishkhan::kiosk_ui
