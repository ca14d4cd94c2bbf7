// SPDX-License-Identifier: GPL-3.0-or-later
/// The service's own form: its fields come from the signed sheet, what is typed is kept as a draft at once.
#pragma once
#include <string>

#include "kiosk-ui/viewmodels/form_fields.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"

namespace pishkhan::kiosk_ui {

class FormViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(pishkhan::kiosk_ui::FormFields* fields READ fields CONSTANT)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY changed)
    Q_PROPERTY(bool saved READ isSaved NOTIFY changed)
public:
    FormViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    FormFields* fields() { return &m_fields; }
    QString title() const;
    QString agency() const;
    QString progress() const;
    bool isSaved() const { return m_saved; }

    Q_INVOKABLE void type(int row, const QString& typed);
    Q_INVOKABLE void choose(int row, int choice);
    Q_INVOKABLE void submit();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;

Q_SIGNALS:
    void rowNeedsAttention(int row); ///< the first field to correct

protected:
    void refresh() override;

private:
    void keepDraft();
    void markRefused(const std::string& what);

    FormFields m_fields;
    std::string m_caseId;
    bool m_saved = false;
};

} // namespace pishkhan::kiosk_ui
