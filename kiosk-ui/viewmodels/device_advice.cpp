// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/device_advice.h"

namespace pishkhan::kiosk_ui {
namespace {

struct Advice {
    std::string_view device; ///< empty: every device
    std::string_view word;   ///< reason, or state; empty: every other trouble
    std::string_view toDo;
};

// The first row that fits. Rules as for message_table.inc.
// clang-format off
constexpr Advice table[] = {
    {"receipt-printer", "paper-out", "رول تازه بگذارید و در چاپگر را ببندید؛ خودکار آماده می‌شود."},
    {"receipt-printer", "paper-near-end", "رول تازه دم دست بگذارید."},
    {"page-printer", "paper-out", "برگ تازه در سینی بگذارید؛ چاپ خودکار ادامه می‌یابد."},
    {"page-printer", "paper-near-end", "برگ تازه دم دست بگذارید."},
    {"page-printer", "held", "صف چاپ نگه داشته شده است؛ آن را آزاد کنید."},
    {"", "cover-open", "در دستگاه را ببندید؛ خودکار آماده می‌شود."},
    {"", "jam", "کاغذ گیرکرده را آرام بیرون بکشید و در را ببندید."},
    {"", "overheated", "یک دقیقه صبر کنید تا خنک شود."},
    {"", "cutter-error", "در چاپگر را یک بار باز و بسته کنید."},
    {"scanner", "scanner-empty", "مدرک را در ورودی اسکنر بگذارید."},
    {"scanner", "scanner-jam", "در اسکنر را باز کنید و کاغذ را بیرون بکشید."},
    {"scanner", "scanner-open", "در اسکنر را ببندید."},
    {"scanner", "camera-missing", "کابل دوربین را وصل کنید؛ تا آن هنگام کد ملی را از روی کارت بنویسید."},
    {"scanner", "camera-unplugged", "کابل دوربین را دوباره وصل کنید؛ تا آن هنگام کد ملی را از روی کارت بنویسید."},
    {"scanner", "camera-busy", "برنامهٔ دیگری را که دوربین را گرفته است ببندید."},
    {"scanner", "camera-denied", "پشتیبانی را خبر کنید: اجازهٔ دوربین برای این برنامه برقرار نیست."},
    {"scanner", "camera-unknown", "پشتیبانی را خبر کنید: دستگاه نام‌برده دوربین نیست."},
    {"scanner", "camera-silent", "دوربین را بیرون بکشید و دوباره وصل کنید."},
    {"scanner", "camera-broken", "دوربین را بیرون بکشید و دوباره وصل کنید."},
    {"scanner", "missing", "کابل اسکنر را وصل کنید؛ تا آن هنگام کد ملی را از روی کارت بنویسید."},
    {"card-terminal", "missing", "روشن بودن و کابل کارتخوان را ببینید؛ خودکار پیدا می‌شود."},
    {"card-terminal", "", "کارتخوان را خاموش و روشن کنید و با پرداخت نامعلوم، دوباره کارت نکشید."},
    {"gateway", "", "به کار ادامه دهید؛ استعلام‌ها پس از وصل شدن خودکار انجام می‌شود."},
    {"hub", "", "به کار ادامه دهید؛ گزارش‌ها در همین دستگاه محفوظ است و خودکار فرستاده می‌شود."},
    {"barcode-reader", "missing", "کابل بارکدخوان را وصل کنید؛ تا آن هنگام شماره‌ها را بنویسید."},
    {"card-reader", "missing", "کابل کارت‌خوان هوشمند را وصل کنید؛ ورود با رمز برقرار است."},
    {"", "device-hung", "دستگاه را خاموش و روشن کنید؛ کار با دستگاه‌های دیگر ادامه دارد."},
    {"", "missing", "کابل و روشن بودن دستگاه را ببینید؛ با وصل شدن، خودکار آماده می‌شود."},
    {"", "busy", "چند لحظه صبر کنید."},
    {"", "", "دستگاه را خاموش و روشن کنید؛ اگر ماند، پشتیبانی را خبر کنید."},
};
// clang-format on

} // namespace

std::string_view deviceAdvice(std::string_view device, std::string_view state, std::string_view reason)
{
    if (state == "unknown" || ((state == "ready" || state == "busy") && reason.empty())) {
        return {};
    }
    for (const Advice& row : table) {
        const bool isDevice = row.device.empty() || row.device == device;
        if (isDevice && (row.word.empty() || row.word == reason || row.word == state)) {
            return row.toDo;
        }
    }
    return {};
}

} // namespace pishkhan::kiosk_ui
