// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/advice.h"

namespace pishkhan::domain {

namespace {

struct KindRow {
    std::string_view title;
    std::string_view shape; ///< what is expected, to follow «باید … باشد»
};

KindRow rowOf(IdentifierKind kind)
{
    switch (kind) {
    case IdentifierKind::NationalCode: return {"کد ملی", "دقیقاً ۱۰ رقم، همراه با صفرهای ابتدا،"};
    case IdentifierKind::LegalId: return {"شناسه ملی شخص حقوقی", "دقیقاً ۱۱ رقم"};
    case IdentifierKind::ForeignCode: return {"کد فراگیر اتباع", "دقیقاً ۱۲ رقم"};
    case IdentifierKind::PostalCode: return {"کد پستی", "دقیقاً ۱۰ رقم"};
    case IdentifierKind::Phone: return {"شماره تلفن همراه", "۱۱ رقم و با شروع ۰۹"};
    case IdentifierKind::Landline: return {"شماره تلفن ثابت", "۱۱ رقم همراه با کد شهر یا ۸ رقم بدون آن"};
    case IdentifierKind::Card: return {"شماره کارت بانکی", "دقیقاً ۱۶ رقم"};
    case IdentifierKind::Iban: return {"شماره شبا", "IR و پس از آن ۲۴ رقم"};
    case IdentifierKind::Bill: return {"شناسه قبض و شناسه پرداخت", "هرکدام ۶ تا ۱۳ رقم، یا بارکد ۲۶ رقمی،"};
    case IdentifierKind::DepositId: return {"شناسه واریز خزانه", "دقیقاً ۳۰ رقم"};
    case IdentifierKind::Mrz:
        return {"ناحیه ماشین‌خوان سند",
                "دو سطر ۴۴ یا ۳۶ نویسه‌ای یا سه سطر ۳۰ نویسه‌ای"};
    case IdentifierKind::ReceiptNumber:
        return {"شماره رسید", "پنج بخش جدا شده با خط تیره، مانند ۷۲۰۰۱۲۳۴-۰۴۰۱۰۱-۰۱-۰۰۰۰۱-۶،"};
    case IdentifierKind::CardSerial: return {"سریال پشت کارت ملی", "یک رقم، یک حرف لاتین و ۸ رقم"};
    }
    return {"مقدار", "به شکل درست"};
}

std::string charsetAdvice(IdentifierKind kind, std::string_view title)
{
    if (kind == IdentifierKind::Iban || kind == IdentifierKind::CardSerial) {
        return std::string(title) +
               " نویسه‌ای غیر از رقم و حرف لاتین دارد؛ آن را حذف کنید.";
    }
    if (kind == IdentifierKind::Mrz) {
        return std::string(title) +
               " نویسه‌ای دارد که در جای خود مجاز نیست؛ سند را دوباره بخوانید.";
    }
    return std::string(title) +
           " فقط باید رقم داشته باشد؛ حروف و نشانه‌های اضافه را حذف کنید.";
}

std::string checksumAdvice(IdentifierKind kind, std::string_view title)
{
    if (kind == IdentifierKind::Mrz) {
        return std::string(title) + " درست خوانده نشده است؛ سند را تمیز و صاف بگذارید و دوباره بخوانید.";
    }
    return std::string(title) +
           " با رقم کنترل نمی‌خواند؛ یک رقم اشتباه یا جابه‌جا شده است، از روی مدرک دوباره وارد کنید.";
}

std::string rangeAdvice(IdentifierKind kind, std::string_view title)
{
    if (kind == IdentifierKind::PostalCode) {
        return "پنج رقم اول کد پستی نمی‌تواند ۰ یا ۲ داشته باشد؛ شاید ۵ یا ۳ بوده است، دوباره بخوانید.";
    }
    return std::string(title) + " تاریخ یا مقداری دارد که وجود ندارد؛ با مدرک مقایسه کنید.";
}

} // namespace

std::string advice(IdentifierKind kind, Reason reason)
{
    const KindRow row = rowOf(kind);
    const std::string title(row.title);
    switch (reason) {
    case Reason::Ok: return {};
    case Reason::Length:
        return title + " باید " + std::string(row.shape) + " باشد؛ تعداد رقم‌ها را بشمارید.";
    case Reason::Charset: return charsetAdvice(kind, title);
    case Reason::Repeated:
        return title + " از یک رقم تکراری ساخته شده و واقعی نیست؛ مدرک را ببینید و شماره درست را وارد کنید.";
    case Reason::SerialZero:
        return title +
               " در بخش میانی فقط صفر دارد و چنین شماره‌ای صادر نمی‌شود؛ از روی مدرک دوباره وارد کنید.";
    case Reason::Checksum: return checksumAdvice(kind, title);
    case Reason::Range: return rangeAdvice(kind, title);
    case Reason::UnknownFormat: return title + " شناخته نشد؛ باید " + std::string(row.shape) + " باشد.";
    }
    return {};
}

std::string_view warningAdvice(std::string_view warning)
{
    struct Row {
        std::string_view warning;
        std::string_view sentence;
    };
    constexpr Row rows[] = {
        {"unknown-prefix",
         "پیش‌شماره در جدول‌ها نیست؛ با مدرک مقایسه کنید و اگر همان است ادامه دهید."},
        {"unknown-bank", "نام بانک شناخته نشد؛ اگر شماره با مدرک یکی است ادامه دهید."},
        {"strict-form",
         "این کد پستی با قاعده قدیمی نمی‌خواند؛ با قبض یا سند مقایسه کنید."},
        {"checksum",
         "ارقام کنترل شناسه واریز با قاعده شناخته‌شده نمی‌خواند؛ شناسه را دوباره مقایسه کنید."},
        {"unknown-type", "نوع خدمت این قبض شناخته نشد؛ نام شرکت روی قبض را ببینید."},
        {"uncertain-type", "نوع خدمت این قبض قطعی نیست؛ نام سازمان روی قبض را ببینید."},
        {"repaired", "یک نویسه که دستگاه اشتباه خوانده بود اصلاح شد؛ با کارت مقایسه کنید."},
    };
    for (const Row& row : rows) {
        if (row.warning == warning) {
            return row.sentence;
        }
    }
    return "این مقدار نیاز به بازبینی دارد؛ با مدرک مقایسه کنید.";
}

} // namespace pishkhan::domain
