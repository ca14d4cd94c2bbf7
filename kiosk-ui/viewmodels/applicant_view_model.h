// SPDX-License-Identifier: GPL-3.0-or-later
/// Who the case is for: scan the card or type, then ask the agency. National code, postal code and birth date are all
/// needed; the names come from the agency alone.
#pragma once
#include <string>

#include "kiosk-ui/viewmodels/document_fields.h"
#include "kiosk-ui/viewmodels/screen_view_model.h"
#include "kiosk-ui/viewmodels/typed_field.h"

namespace pishkhan::kiosk_ui {

class ApplicantViewModel : public pishkhan::kiosk_ui::ScreenViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Screens")
    Q_PROPERTY(QString nationalCode READ nationalCode WRITE setNationalCode NOTIFY changed)
    Q_PROPERTY(QString nationalCodeVerdict READ nationalCodeVerdict NOTIFY changed)
    Q_PROPERTY(QString nationalCodeAdvice READ nationalCodeAdvice NOTIFY changed)
    Q_PROPERTY(QString postalCode READ postalCode WRITE setPostalCode NOTIFY changed)
    Q_PROPERTY(QString postalCodeVerdict READ postalCodeVerdict NOTIFY changed)
    Q_PROPERTY(QString postalCodeAdvice READ postalCodeAdvice NOTIFY changed)
    Q_PROPERTY(QString birthDate READ birthDate WRITE setBirthDate NOTIFY changed)
    Q_PROPERTY(QString birthDateVerdict READ birthDateVerdict NOTIFY changed)
    Q_PROPERTY(QString birthDateAdvice READ birthDateAdvice NOTIFY changed)
    Q_PROPERTY(bool foreign READ isForeign NOTIFY changed)
    Q_PROPERTY(QString imageText READ imageText NOTIFY changed)
    Q_PROPERTY(bool scanning READ isScanning NOTIFY changed)
    Q_PROPERTY(bool scanned READ isScanned NOTIFY changed)
    Q_PROPERTY(bool scanFailed READ isScanFailed NOTIFY changed)
    Q_PROPERTY(QString scanTitle READ scanTitle NOTIFY changed)
    Q_PROPERTY(QString scanAdvice READ scanAdvice NOTIFY changed)
    Q_PROPERTY(QString cardSerial READ cardSerial NOTIFY changed)
    Q_PROPERTY(pishkhan::kiosk_ui::DocumentFields* documentFields READ documentFields CONSTANT)
    Q_PROPERTY(QString documentTitle READ documentTitle NOTIFY changed)
    Q_PROPERTY(QString identityState READ identityState NOTIFY changed)
    Q_PROPERTY(QString identityTitle READ identityTitle NOTIFY changed)
    Q_PROPERTY(QString identityText READ identityText NOTIFY changed)
    Q_PROPERTY(QString fullName READ fullName NOTIFY changed)
    Q_PROPERTY(bool canAskAgain READ canAskAgain NOTIFY changed)
public:
    ApplicantViewModel(app::Desk& desk, Notice& notice, QObject* parent);

    QString nationalCode() const { return persianTyped(m_nationalCode); }
    void setNationalCode(const QString& typed) { type(m_nationalCode, typed); }
    QString nationalCodeVerdict() const { return judgeNationalCode().verdict; }
    QString nationalCodeAdvice() const { return judgeNationalCode().advice; }
    QString postalCode() const { return persianTyped(m_postalCode); }
    void setPostalCode(const QString& typed) { type(m_postalCode, typed); }
    QString postalCodeVerdict() const { return judgePostalCode().verdict; }
    QString postalCodeAdvice() const { return judgePostalCode().advice; }
    QString birthDate() const { return persianTyped(m_birthDate); }
    void setBirthDate(const QString& typed) { type(m_birthDate, typed); }
    QString birthDateVerdict() const { return judgeDate().verdict; }
    QString birthDateAdvice() const { return judgeDate().advice; }
    bool isForeign() const { return m_isForeign; } ///< a foreigner's twelve digits stand in place of the national code
    QString imageText() const;                     ///< what became of the picture
    bool isScanning() const { return desk().activity().scanning; }
    bool isScanned() const;
    bool isScanFailed() const; ///< the last one; what an earlier one read still stands
    QString scanTitle() const;
    QString scanAdvice() const;
    QString cardSerial() const;
    DocumentFields* documentFields() { return &m_document; }
    QString documentTitle() const; ///< empty when no travel document was read
    QString identityState() const; ///< unverified, asking, verified, mismatch, deferred
    QString identityTitle() const;
    QString identityText() const;
    QString fullName() const;
    bool canAskAgain() const;

    Q_INVOKABLE void scan();
    Q_INVOKABLE void changeKind(); ///< national code or foreigner's code
    Q_INVOKABLE void submit();
    Q_INVOKABLE void askAgain();

    Legend legend() const override;
    Handled act(Action action) override;
    QString help() const override;
    void enter() override;
    void leave() override;

protected:
    void refresh() override;

private:
    static QString persianTyped(const std::string& typed);
    void type(std::string& into, const QString& typed);
    void forget();
    void takeDocument();
    QString documentAdvice() const;
    QString pagesText() const; ///< how many sheets a feeder gave, and why it stopped early; empty for one sheet
    FieldView judgeNationalCode() const;
    FieldView judgePostalCode() const;
    FieldView judgeDate() const;

    std::string m_caseId;
    std::string m_nationalCode, m_postalCode, m_birthDate;
    std::string m_fromState; ///< the national code last taken over from a scan
    bool m_isForeign = false;
    DocumentFields m_document;
    std::string m_fromDocument; ///< the birth date last taken over from a travel document
    Eagerness m_eagerness = Eagerness::WhileTyping;
    domain::counter::IdentityStatus m_identity = domain::counter::IdentityStatus::Unverified;
};

} // namespace pishkhan::kiosk_ui
