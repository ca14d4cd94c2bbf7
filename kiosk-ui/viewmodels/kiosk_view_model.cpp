// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/kiosk_view_model.h"

#include <array>

#include <QPointer>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/scanned_code.h"

namespace pishkhan::kiosk_ui {
namespace {

constexpr int quietUntilQuestion = 45;
constexpr int questionLasts = 20;
constexpr std::array textScales{1.0, 1.25, 1.5};
constexpr std::array contrasts{"normal", "black-on-white", "white-on-black", "yellow-on-black"};
const QString home = QStringLiteral("kiosk-home");

} // namespace

KioskViewModel::KioskViewModel(app::Desk& desk, Notice& notice, QObject* parent)
    : ScreenViewModel(desk, notice, parent), m_texts(this), m_services(desk, this), m_find(desk, notice, this),
      m_whatToBring(this), m_steps(this)
{
    m_services.find({});
    desk.whenScanned([self = QPointer<KioskViewModel>(this)](const std::string& text) {
        if (self) {
            self->scanned(QString::fromStdString(text));
        }
    });
}

void KioskViewModel::scanned(const QString& text)
{
    const domain::ScannedCode code = domain::readScannedCode(text.toStdString());
    touched();
    if (code.meaning ==
        domain::ScanMeaning::TrackingCode) { // the visitor holds a receipt; nothing else is the kiosk's business
        m_find.forget();
        m_find.setTrackingCode(QString::fromStdString(code.canonical));
        show(QStringLiteral("kiosk-status"));
        m_find.ask();
    }
}

qreal KioskViewModel::textScale() const
{
    return textScales[static_cast<std::size_t>(m_textSize)];
}
QString KioskViewModel::contrast() const
{
    return QString::fromLatin1(contrasts[static_cast<std::size_t>(m_contrast)]);
}
QString KioskViewModel::officeName() const
{
    return persianText(desk().office().officeName);
}
QString KioskViewModel::date() const
{
    return persianText(domain::formatJalaliLong(domain::toJalali(desk().now())));
}
bool KioskViewModel::asksStillHere() const
{
    return m_quietSeconds >= quietUntilQuestion;
}
QString KioskViewModel::secondsLeft() const
{
    const std::int64_t left = quietUntilQuestion + questionLasts - m_quietSeconds;
    return isRightToLeft() ? countText(left) : QString::number(left);
}
QString KioskViewModel::title() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->title);
}
QString KioskViewModel::agency() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->agencyTitle);
}
QString KioskViewModel::description() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->description);
}
QString KioskViewModel::duration() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->expectedDuration);
}
QString KioskViewModel::price() const
{
    return m_sheet == nullptr ? QString() : priceText(*m_sheet, desk());
}
QString KioskViewModel::presence() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->presence);
}
QString KioskViewModel::legalBasis() const
{
    return m_sheet == nullptr ? QString() : persianText(m_sheet->legalBasis);
}

void KioskViewModel::show(const QString& screen)
{
    m_screen = screen;
    Q_EMIT pageChanged();
    Q_EMIT changed();
}

void KioskViewModel::open(const QString& screen)
{
    touched();
    if (screen == QStringLiteral("kiosk-services") || screen == QStringLiteral("kiosk-status") || screen == home) {
        m_find.forget();
        show(screen);
    }
}

void KioskViewModel::openService(int row)
{
    touched();
    m_sheet = m_services.at(row);
    if (m_sheet != nullptr) {
        m_whatToBring.show(m_sheet->whatToBring);
        m_steps.show(m_sheet->steps);
        show(QStringLiteral("kiosk-service"));
    }
}

void KioskViewModel::back()
{
    open(m_screen == QStringLiteral("kiosk-service") ? QStringLiteral("kiosk-services") : home);
}

void KioskViewModel::switchLanguage()
{
    touched();
    m_texts.speak(isRightToLeft() ? Language::English : Language::Persian);
    Q_EMIT changed();
}

void KioskViewModel::nextTextSize()
{
    touched();
    m_textSize = (m_textSize + 1) % static_cast<int>(textScales.size());
    Q_EMIT changed();
}

void KioskViewModel::nextContrast()
{
    touched();
    m_contrast = (m_contrast + 1) % static_cast<int>(contrasts.size());
    Q_EMIT changed();
}

void KioskViewModel::touched()
{
    if (m_quietSeconds != 0) {
        m_quietSeconds = 0;
        Q_EMIT changed();
    }
}

bool KioskViewModel::isFresh() const
{
    return m_screen == home && m_textSize == 0 && m_contrast == 0 && isRightToLeft();
}

void KioskViewModel::tick()
{
    m_quietSeconds = isFresh() ? 0 : m_quietSeconds + 1;
    if (m_quietSeconds >= quietUntilQuestion + questionLasts) {
        wipe("idle");
    }
    Q_EMIT changed();
}

void KioskViewModel::wipe(const char* cause)
{
    const std::string left = m_screen.toStdString();
    m_quietSeconds = 0;
    m_textSize = 0;
    m_contrast = 0;
    m_sheet = nullptr;
    m_whatToBring.show({});
    m_steps.show({});
    m_texts.speak(Language::Persian);
    m_find.forget();
    desk().endKioskVisit(cause, left);
    show(home);
}

} // namespace pishkhan::kiosk_ui
