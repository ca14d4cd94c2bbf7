// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/identity_text.h"

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {

using domain::counter::IdentityStatus;

QString identityWord(IdentityStatus status)
{
    switch (status) {
    case IdentityStatus::Unverified: return QStringLiteral("unverified");
    case IdentityStatus::Asking: return QStringLiteral("asking");
    case IdentityStatus::Verified: return QStringLiteral("verified");
    case IdentityStatus::Mismatch: return QStringLiteral("mismatch");
    case IdentityStatus::Deferred: return QStringLiteral("deferred");
    }
    return {};
}

QString identityTitle(IdentityStatus status)
{
    switch (status) {
    case IdentityStatus::Unverified: return QStringLiteral("هنوز استعلام نشده");
    case IdentityStatus::Asking: return QStringLiteral("در حال استعلام از ثبت احوال");
    case IdentityStatus::Verified: return QStringLiteral("هویت تأیید شد");
    case IdentityStatus::Mismatch: return QStringLiteral("اطلاعات با ثبت احوال یکی نیست");
    case IdentityStatus::Deferred: return QStringLiteral("استعلام به بعد ماند");
    }
    return {};
}

QString identityAdvice(const domain::counter::Identity& identity)
{
    switch (identity.status) {
    case IdentityStatus::Unverified:
        return QStringLiteral(
            "نام و نام خانوادگی پس از استعلام همین‌جا نشان داده "
            "می‌شود.");
    case IdentityStatus::Asking:
        return QStringLiteral("چند لحظه صبر کنید. کد ملی و تاریخ تولد با ثبت احوال سنجیده "
                              "می‌شود.");
    case IdentityStatus::Verified: return QStringLiteral("نام را با کارت و چهرهٔ شهروند تطبیق دهید.");
    case IdentityStatus::Mismatch: {
        const std::string& word = identity.reason.empty() ? std::string("mismatch") : identity.reason;
        const Message& message = hasMessage(word) ? messageFor(word) : messageFor("mismatch");
        return plainText(message.happened) + QLatin1Char(' ') + plainText(message.toDo);
    }
    case IdentityStatus::Deferred: {
        const Message& message = messageFor("inquiry-deferred");
        return plainText(message.happened) + QLatin1Char(' ') + plainText(message.safe) + QLatin1Char(' ') +
               plainText(message.toDo);
    }
    }
    return {};
}

QString fullNameOf(const domain::counter::Identity& identity)
{
    const QString joined = persianText(identity.firstName) + QLatin1Char(' ') + persianText(identity.lastName);
    return joined.trimmed();
}

} // namespace pishkhan::kiosk_ui
