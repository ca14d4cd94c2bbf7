// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/applicant_view_model.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/identity_text.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/foreign_code.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/postal_code.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr int codeLength = 10;
constexpr int foreignCodeLength = 12;
using domain::counter::IdentityStatus;

} // namespace

ApplicantViewModel::ApplicantViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_document(this)
{
}

QString ApplicantViewModel::persianTyped(const std::string& typed)
{
    return persianText(typed);
}

void ApplicantViewModel::type(std::string& into, const QString& typed)
{
    std::string plain = domain::foldDigits(typed.toStdString());
    if (plain == into) {
        return;
    }
    into = std::move(plain);
    rearm();
    desk().saveDraft({{"national-code", m_nationalCode}, {"postal-code", m_postalCode}, {"birth-date", m_birthDate}});
    Q_EMIT changed();
}

FieldView ApplicantViewModel::judgeNationalCode() const
{
    if (m_isForeign) {
        return judge(domain::IdentifierKind::ForeignCode, m_nationalCode, domain::checkForeignCode(m_nationalCode),
                     foreignCodeLength, m_eagerness);
    }
    return judge(domain::IdentifierKind::NationalCode, m_nationalCode, domain::checkNationalCode(m_nationalCode),
                 codeLength, m_eagerness);
}
FieldView ApplicantViewModel::judgePostalCode() const
{
    return judge(domain::IdentifierKind::PostalCode, m_postalCode, domain::checkPostalCode(m_postalCode), codeLength,
                 m_eagerness);
}
FieldView ApplicantViewModel::judgeDate() const
{
    return judgeBirthDate(m_birthDate, m_eagerness);
}

bool ApplicantViewModel::isScanned() const
{
    const auto* open = openCase();
    return open != nullptr && open->applicant.method == "card" && !open->applicant.nationalCode.empty();
}

bool ApplicantViewModel::isScanFailed() const
{
    const auto* open = openCase();
    return open != nullptr && !isScanning() && !open->scanProblem.empty();
}

QString ApplicantViewModel::pagesText() const
{
    const app::Activity& doing = desk().activity();
    const QString count = persianText(std::to_string(doing.scannedPages));
    if (!doing.scanInterrupted.empty()) {
        return QStringLiteral("%1 برگ خوانده شد و محفوظ است؛ سپس: ").arg(count) +
               plainText(messageFor(doing.scanInterrupted).happened);
    }
    return doing.scannedPages > 1 ? QStringLiteral(" %1 برگ خوانده شد.").arg(count) : QString();
}

QString ApplicantViewModel::scanTitle() const
{
    const auto* open = openCase();
    if (isScanning()) {
        return QStringLiteral("در حال خواندن کارت");
    }
    if (open != nullptr && !open->scanProblem.empty()) {
        return plainText(messageFor(open->scanProblem).happened);
    }
    if (!documentTitle().isEmpty()) {
        return documentTitle() + QStringLiteral(" خوانده شد");
    }
    return isScanned() ? QStringLiteral("کارت خوانده شد") : QStringLiteral("کارت ملی را روی شیشه بگذارید");
}

QString ApplicantViewModel::scanAdvice() const
{
    const auto* open = openCase();
    if (isScanning()) {
        return QStringLiteral("کارت را تکان ندهید. برای دست کشیدن کلید برگشت را بزنید.");
    }
    if (open != nullptr && !open->scanProblem.empty()) {
        const Message& message = messageFor(open->scanProblem);
        const QString earlier =
            isScanned() ? QStringLiteral("آنچه پیش از این از کارت خوانده شد به جای خود است.") : plainText(message.safe);
        return earlier + QLatin1Char(' ') + plainText(message.toDo);
    }
    if (!desk().activity().scanInterrupted.empty()) {
        return pagesText();
    }
    if (!documentTitle().isEmpty()) {
        return documentAdvice() + pagesText();
    }
    return isScanned()
               ? QStringLiteral("کد ملی از کارت آمد و رقم کنترل آن درست است.") + pagesText()
               : QStringLiteral(
                     "با یک کلید خوانده می‌شود و خانه‌ها پر می‌شوند؛ یا "
                     "کد "
                     "ملی را بنویسید.");
}

QString ApplicantViewModel::documentTitle() const
{
    const std::string& kind = desk().activity().documentKind;
    return kind == "passport"        ? QStringLiteral("گذرنامه")
           : kind == "visa"          ? QStringLiteral("روادید")
           : kind == "identity-card" ? QStringLiteral("کارت شناسایی")
                                     : QString();
}

QString ApplicantViewModel::documentAdvice() const
{
    const bool isOurs = isScanned();
    return isOurs ? QStringLiteral("کد ملی و تاریخ تولد از گذرنامه آمد؛ با شهروند یک بار مقایسه کنید.")
                  : QStringLiteral("در این مدرک کد ملی نیست؛ تاریخ تولد آمد و کد ملی را خودتان بنویسید.");
}

/// Its birth date, proved by its own digit, in the office's calendar.
void ApplicantViewModel::takeDocument()
{
    m_document.show(desk().activity().documentFields);
    std::string birth;
    for (const ports::ScannedField& field : desk().activity().documentFields) {
        if (field.name == "birth-date" && field.proof == ports::FieldProof::CheckDigit) {
            const auto date = domain::parseGregorian(field.value);
            const auto jalali = date ? domain::toJalali(*date) : Result<domain::JalaliDate>(date.error());
            birth = jalali ? domain::formatJalali(*jalali) : "";
        }
    }
    if (birth != m_fromDocument) {
        m_fromDocument = birth;
        if (!birth.empty()) {
            m_birthDate = birth;
            rearm();
        }
    }
}

QString ApplicantViewModel::cardSerial() const
{
    const auto* open = openCase();
    return open == nullptr ? QString() : codeText(open->applicant.cardSerial);
}

QString ApplicantViewModel::identityState() const
{
    return identityWord(openCase() == nullptr ? IdentityStatus::Unverified : openCase()->identity.status);
}
QString ApplicantViewModel::identityTitle() const
{
    return kiosk_ui::identityTitle(openCase() == nullptr ? IdentityStatus::Unverified : openCase()->identity.status);
}
QString ApplicantViewModel::identityText() const
{
    return openCase() == nullptr ? QString() : identityAdvice(openCase()->identity);
}
QString ApplicantViewModel::fullName() const
{
    return openCase() == nullptr ? QString() : fullNameOf(openCase()->identity);
}
bool ApplicantViewModel::canAskAgain() const
{
    const auto* open = openCase();
    return open != nullptr && open->identity.status == IdentityStatus::Deferred;
}

void ApplicantViewModel::scan()
{
    if (!isScanning()) {
        taken(desk().scan());
    }
}

void ApplicantViewModel::submit()
{
    if (isScanning()) {
        notice().show(messageFor("scanner-busy"));
        return;
    }
    m_eagerness = Eagerness::Firm;
    const QString ok = QStringLiteral("ok");
    const bool good = judgeNationalCode().verdict == ok && judgePostalCode().verdict == ok && judgeDate().verdict == ok;
    const bool asking = openCase() != nullptr && openCase()->identity.status == IdentityStatus::Asking;
    if (good && !asking && confirmOnce()) {
        const std::string birth = spelledDate(m_birthDate);
        taken(m_isForeign ? desk().enterForeigner(m_nationalCode, m_postalCode, birth)
                          : desk().enterApplicant(m_nationalCode, m_postalCode, birth));
    }
    Q_EMIT changed();
}

/// A card that was read says itself what it is.
void ApplicantViewModel::changeKind()
{
    if (isScanned() || isScanning()) {
        return;
    }
    m_isForeign = !m_isForeign;
    m_nationalCode.clear();
    m_eagerness = Eagerness::WhileTyping;
    rearm();
    Q_EMIT changed();
}

QString ApplicantViewModel::imageText() const
{
    const auto& kept = desk().state().keptImages;
    const bool isKept = std::any_of(kept.begin(), kept.end(),
                                    [this](const auto& one) { return one.second.caseId == desk().state().openCase; });
    return isKept ? QStringLiteral("تصویر پوشانده و مهر شد") : QStringLiteral("تصویر نگه‌داری نشد");
}

void ApplicantViewModel::askAgain()
{
    if (canAskAgain() && confirmOnce()) {
        taken(desk().repeatInquiry());
    }
}

void ApplicantViewModel::forget()
{
    m_caseId.clear();
    m_nationalCode.clear();
    m_postalCode.clear();
    m_birthDate.clear();
    m_isForeign = false;
    m_fromState.clear();
    m_fromDocument.clear();
    m_document.show({});
    m_eagerness = Eagerness::WhileTyping;
}

void ApplicantViewModel::enter()
{
    ScreenViewModel::enter();
    forget();
    refresh();
    Q_EMIT changed();
}

void ApplicantViewModel::leave()
{
    forget();
}

void ApplicantViewModel::refresh()
{
    const auto* open = openCase();
    if (open == nullptr || open->step != domain::counter::Step::Applicant) {
        return;
    }
    if (m_caseId != open->id) {
        forget();
        m_caseId = open->id;
        const Fields draft = desk().draft();
        const auto drafted = [&](const char* name) { return std::string(valueOf(draft, name)); };
        m_nationalCode = open->applicant.nationalCode.empty() ? drafted("national-code") : open->applicant.nationalCode;
        m_postalCode = open->applicant.postalCode.empty() ? drafted("postal-code") : open->applicant.postalCode;
        m_birthDate = open->applicant.birthDate.empty() ? drafted("birth-date") : open->applicant.birthDate;
        m_fromState = open->applicant.nationalCode;
        m_isForeign = open->applicant.codeKind == "foreign-code";
    }
    if (open->applicant.nationalCode != m_fromState) {
        m_fromState = open->applicant.nationalCode;
        m_isForeign = open->applicant.codeKind == "foreign-code";
        m_nationalCode = m_fromState;
        rearm();
    }
    takeDocument();
    if (open->identity.status != m_identity) {
        m_identity = open->identity.status;
        rearm();
    }
}

Legend ApplicantViewModel::legend() const
{
    Legend keys{{Action::Scan, QStringLiteral("خواندن کارت"), !isScanned()},
                {Action::Next, QStringLiteral("خانهٔ بعد"), false},
                {Action::Finish, QStringLiteral("استعلام و ادامه"), isScanned()}};
    if (!isScanned()) {
        keys.push_back({Action::No, m_isForeign ? QStringLiteral("کد ملی") : QStringLiteral("اتباع خارجی"), false});
    }
    if (canAskAgain()) {
        keys.push_back({Action::Yes, QStringLiteral("استعلام دوباره"), true});
    }
    keys.push_back({Action::Help, QStringLiteral("راهنما"), false});
    keys.push_back({Action::Back, QStringLiteral("انصراف"), false});
    keys.push_back({Action::Lock, QStringLiteral("قفل"), false});
    return keys;
}

Handled ApplicantViewModel::act(Action action)
{
    switch (action) {
    case Action::Scan: scan(); return Handled::Yes;
    case Action::Finish:
    case Action::PayOrFinish: submit(); return Handled::Yes;
    case Action::Yes: askAgain(); return Handled::Yes;
    case Action::No: changeKind(); return Handled::Yes;
    case Action::Back:
        if (isScanning()) {
            desk().stopScan();
            return Handled::Yes;
        }
        return Handled::No;
    default: return Handled::No;
    }
}

QString ApplicantViewModel::help() const
{
    return QStringLiteral(
        "کارت ملی را بخوانید یا کد ملی را بنویسید. کد پستی "
        "ده‌رقمی و تاریخ تولد هم لازم است. از کارت تصویری نگه "
        "داشته نمی‌شود. نام شهروند را سامانه از ثبت احوال "
        "می‌گیرد.");
}

} // namespace pishkhan::kiosk_ui
