// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/answers.h"

#include <array>

#include "sync/hub/api_json.h"

namespace pishkhan::hub {
namespace {

struct ErrorRow {
    std::string_view code;
    int status;
    std::string_view message;
};

constexpr std::array<ErrorRow, 12> errors = {{
    {"bad-request", 400, "درخواست خوانا نبود."},
    {"signed-out", 401, "نشست شما پایان یافته است. دوباره وارد شوید."},
    {"wrong-password", 401, "نام کاربری یا گذرواژه درست نیست."},
    {"denied", 403, "دسترسی شما این بخش را در بر نمی‌گیرد."},
    {"not-found", 404, "چنین موردی یافت نشد."},
    {"not-published", 404, "این رویداد هنوز در نقطهٔ وارسی نیامده است. چند ثانیه دیگر دوباره بخواهید."},
    {"method", 405, "این نشانی چنین درخواستی را نمی‌پذیرد."},
    {"too-large", 413, "درخواست بیش از اندازه بزرگ است."},
    {"throttled", 429, "تلاش‌های نادرست زیاد بود. کمی بعد دوباره وارد شوید."},
    {"failed", 500, "خطایی در سامانه رخ داد."},
    {"busy", 503, "سامانه اکنون پر کار است. کمی بعد دوباره بخواهید."},
    {"storage", 503,
     "سامانه اکنون نمی‌تواند بخواند یا بنویسد. کمی بعد دوباره "
     "بخواهید."},
}};

} // namespace

void addPageHeaders(HttpAnswer& answer)
{
    answer.headers.emplace_back("Content-Security-Policy",
                                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
    answer.headers.emplace_back("Referrer-Policy", "no-referrer");
    answer.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

HttpAnswer jsonAnswer(int status, std::string body)
{
    HttpAnswer answer{status, "application/json; charset=utf-8", std::move(body), {{"Cache-Control", "no-store"}}};
    addPageHeaders(answer);
    return answer;
}

HttpAnswer errorAnswer(std::string_view code, std::int64_t retryAfterSeconds)
{
    const ErrorRow* row = &errors[9];
    for (const ErrorRow& candidate : errors) {
        row = candidate.code == code ? &candidate : row;
    }
    auto answer = jsonAnswer(row->status, errorJson(row->code, row->message));
    if (row->status == 503 || row->status == 429) {
        answer.headers.emplace_back("Retry-After", std::to_string(retryAfterSeconds > 0 ? retryAfterSeconds : 5));
    }
    return answer;
}

HttpAnswer errorAnswer(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput: return errorAnswer("bad-request");
    case ErrorKind::Denied: return errorAnswer("denied");
    case ErrorKind::Refused: return errorAnswer("not-published");
    case ErrorKind::Storage: return errorAnswer("storage");
    default: return errorAnswer("failed");
    }
}

} // namespace pishkhan::hub
