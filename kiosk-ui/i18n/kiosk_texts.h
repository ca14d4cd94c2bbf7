// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kiosk says, in Persian and English: one table, one property for each sentence. QML reads; the language is
/// the citizen's choice and returns to Persian with every new visitor.
#pragma once
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace pishkhan::kiosk_ui {

enum class Language { Persian, English };

class KioskTexts : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by KioskViewModel")
    Q_PROPERTY(QString welcome READ welcome NOTIFY changed)
    Q_PROPERTY(QString welcomeText READ welcomeText NOTIFY changed)
    Q_PROPERTY(QString services READ services NOTIFY changed)
    Q_PROPERTY(QString servicesText READ servicesText NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(QString whatToBring READ whatToBring NOTIFY changed)
    Q_PROPERTY(QString howLong READ howLong NOTIFY changed)
    Q_PROPERTY(QString howMuch READ howMuch NOTIFY changed)
    Q_PROPERTY(QString steps READ steps NOTIFY changed)
    Q_PROPERTY(QString whoComes READ whoComes NOTIFY changed)
    Q_PROPERTY(QString legalBasis READ legalBasis NOTIFY changed)
    Q_PROPERTY(QString goToCounter READ goToCounter NOTIFY changed)
    Q_PROPERTY(QString typeCode READ typeCode NOTIFY changed)
    Q_PROPERTY(QString codeHint READ codeHint NOTIFY changed)
    Q_PROPERTY(QString show READ show NOTIFY changed)
    Q_PROPERTY(QString erase READ erase NOTIFY changed)
    Q_PROPERTY(QString asking READ asking NOTIFY changed)
    Q_PROPERTY(QString back READ back NOTIFY changed)
    Q_PROPERTY(QString home READ home NOTIFY changed)
    Q_PROPERTY(QString textSize READ textSize NOTIFY changed)
    Q_PROPERTY(QString contrast READ contrast NOTIFY changed)
    Q_PROPERTY(QString otherLanguage READ otherLanguage NOTIFY changed)
    Q_PROPERTY(QString idleTitle READ idleTitle NOTIFY changed)
    Q_PROPERTY(QString idleText READ idleText NOTIFY changed)
    Q_PROPERTY(QString stillHere READ stillHere NOTIFY changed)
    Q_PROPERTY(QString endVisit READ endVisit NOTIFY changed)
    Q_PROPERTY(QString training READ training NOTIFY changed)
    Q_PROPERTY(QString noServices READ noServices NOTIFY changed)
public:
    using QObject::QObject;
    Language language() const { return m_language; }
    void speak(Language language);

    QString welcome() const { return in("خوش آمدید", "Welcome"); }
    QString welcomeText() const
    {
        return in("چه کاری می‌خواهید انجام دهید؟", "What would you like to do?");
    }
    QString services() const { return in("راهنمای خدمت‌ها", "Services"); }
    QString servicesText() const
    {
        return in("چه مدرکی بیاورم، چقدر طول می‌کشد و هزینه‌اش چند است",
                  "What to bring, how long it takes, how much it costs");
    }
    QString status() const { return in("پیگیری پرونده", "Track a case"); }
    QString statusText() const { return in("با کد پیگیری روی رسید", "With the tracking code on your receipt"); }
    QString whatToBring() const { return in("چه بیاورم", "What to bring"); }
    QString howLong() const { return in("چقدر طول می‌کشد", "How long"); }
    QString howMuch() const { return in("هزینه", "How much"); }
    QString steps() const { return in("گام‌ها", "Steps"); }
    QString whoComes() const { return in("چه کسی باید بیاید", "Who must come"); }
    QString legalBasis() const { return in("پایهٔ قانونی", "Legal basis"); }
    QString goToCounter() const
    {
        return in("برای انجام این خدمت به یکی از باجه‌ها بروید.",
                  "Please go to a counter for this service.");
    }
    QString typeCode() const { return in("کد پیگیری را وارد کنید", "Enter your tracking code"); }
    QString codeHint() const
    {
        return in("کد پیگیری بالای رسید شما چاپ شده است.", "It is printed at the top of your receipt.");
    }
    QString show() const { return in("نمایش وضعیت", "Show status"); }
    QString erase() const { return in("پاک", "Erase"); }
    QString asking() const { return in("در حال پرسش از سازمان", "Asking the agency"); }
    QString back() const { return in("برگشت", "Back"); }
    QString home() const { return in("آغاز", "Start"); }
    QString textSize() const { return in("اندازهٔ نوشته", "Text size"); }
    QString contrast() const { return in("تضاد رنگ", "Contrast"); }
    QString otherLanguage() const { return in("English", "فارسی"); }
    QString idleTitle() const { return in("هنوز اینجا هستید؟", "Are you still here?"); }
    QString idleText() const
    {
        return in("برای حفظ حریم شما، این صفحه به زودی پاک می‌شود.",
                  "To protect your privacy this screen will be cleared soon.");
    }
    QString stillHere() const { return in("هنوز اینجا هستم", "I am still here"); }
    QString endVisit() const { return in("تمام شد، پاک کن", "Finished, clear it"); }
    QString training() const { return in("آزمایشی", "Training"); }
    QString noServices() const
    {
        return in("راهنمای خدمت‌ها اکنون در دسترس نیست. از باجه بپرسید.",
                  "Service guide is not available now. Please ask at a counter.");
    }

Q_SIGNALS:
    void changed();

private:
    QString in(const char* persian, const char* english) const
    {
        return QString::fromUtf8(m_language == Language::Persian ? persian : english);
    }
    Language m_language = Language::Persian;
};

} // namespace pishkhan::kiosk_ui
