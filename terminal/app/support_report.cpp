// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/support_report.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace pishkhan::app {
namespace {

struct Word {
    std::string_view key, said;
};

constexpr Word devices[] = {
    {"scanner", "پویشگر مدرک"},      {"card-terminal", "کارتخوان"},           {"receipt-printer", "چاپگر رسید"},
    {"page-printer", "چاپگر برگه"},  {"gateway", "خط سازمان‌ها"}, {"hub", "خط نظارت"},
    {"barcode-reader", "بارکدخوان"}, {"staff-card", "کارت کارکنان"},          {"inspector", "بازبینی"}};
constexpr Word states[] = {
    {"ready", "آماده"}, {"busy", "مشغول"}, {"trouble", "نیازمند رسیدگی"}, {"missing", "نیست"}, {"unknown", "نامعلوم"}};

constexpr Word reasons[] = {{"paper-out", "کاغذ ندارد"},
                            {"cover-open", "درپوش باز است"},
                            {"unplugged", "وصل نیست"},
                            {"disconnected", "وصل نیست"},
                            {"offline", "قطع یا خاموش است"},
                            {"jammed", "کاغذ گیر کرده"},
                            {"timeout", "پاسخ نمی‌دهد"},
                            {"device-hung", "پاسخ نمی‌دهد"},
                            {"busy", "سرگرم است"}};

std::string_view said(const Word* first, const Word* last, std::string_view key, std::string_view otherwise)
{
    const Word* found = std::find_if(first, last, [key](const Word& one) { return one.key == key; });
    return found == last ? otherwise : found->said;
}

void add(std::string& out, std::string_view piece)
{
    out += out.empty() ? "" : "؛ ";
    out += piece;
}

std::string devicesOf(const SupportFacts& facts)
{
    std::string out;
    for (const SupportFacts::Device& one : facts.devices) {
        std::string line(said(std::begin(devices), std::end(devices), one.id, "دستگاه دیگر"));
        line += ": ";
        line += said(std::begin(states), std::end(states), one.state, "نامعلوم");
        if (!one.reason.empty()) {
            line += "، ";
            line += said(std::begin(reasons), std::end(reasons), one.reason, "به دلیلی دیگر");
        }
        add(out, line);
    }
    return out;
}

std::string queueOf(const SupportFacts& facts)
{
    return std::to_string(facts.unsent) + " رویداد در صف؛ خط نظارت " +
           (facts.lineState == "live"      ? "برقرار"
            : facts.lineState == "lagging" ? "عقب‌مانده"
                                           : "قطع") +
           " است";
}

std::string selfTestOf(const SupportFacts& facts)
{
    std::string out = "نسخهٔ برنامه " + facts.version + "؛ دورهٔ دفتر " + std::to_string(facts.epoch);
    add(out, facts.alarm ? "هشدار درستی دفتر باز است" : "دفتر بی‌هشدار است");
    add(out, facts.auditProblem.empty() ? "آخرین وارسی درست بود" : "آخرین وارسی ناسازگاری یافت");
    for (const std::string& gate : facts.closedGates) {
        add(out, "شرط بسته: " + gate);
    }
    return out;
}

std::string logOf(const SupportFacts& facts)
{
    std::string out;
    for (const std::string& line : facts.log) {
        add(out, line);
    }
    return out.empty() ? "از آغاز برنامه چیزی نیست" : out;
}

} // namespace

std::string supportReport(const std::string& what, const SupportFacts& facts)
{
    if (what == "devices") {
        return devicesOf(facts);
    }
    if (what == "queue") {
        return queueOf(facts);
    }
    if (what == "self-test") {
        return selfTestOf(facts);
    }
    return what == "log" ? logOf(facts) : "مجاز نیست";
}

} // namespace pishkhan::app
