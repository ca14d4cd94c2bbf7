// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/alarms.h"

#include <algorithm>
#include <string_view>

namespace pishkhan::hub {
namespace {

constexpr std::int64_t tehranOffsetMs = (3 * 60 + 30) * 60 * 1000LL;
constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t hourMs = 60LL * 60 * 1000;
constexpr Milliseconds silentAfter{10 * 60 * 1000};

struct Text {
    std::string_view kind;
    std::string_view tone;
    std::string_view sentence;
    std::string_view toDo;
};

constexpr Text texts[] = {
    {"clone", "danger",
     "دو نسخه از این دستگاه در کار است؛ هر دو قرنطینه و نگه‌داری شدند.",
     "با دفتر تماس بگیرید؛ پس از روشن شدن نسخهٔ درست، قرنطینه را بردارید."},
    {"fork", "danger",
     "دو روایت ناسازگار از دفتر این دستگاه رسیده است؛ هر دو نگه‌داری شد.",
     "رویدادهای دو شاخه را با رسیدها و کارتخوان دفتر مقایسه کنید."},
    {"rolled-back", "danger",
     "دفتر این دستگاه نسخه‌ای قدیمی‌تر از آن است که پیش‌تر فرستاده بود.",
     "از دفتر بپرسید چه زمان و چرا دیسک بازگردانده شده است."},
    {"head", "danger",
     "دفتر رسیده با سری که دستگاه پیش‌تر اعلام کرده بود یکی نیست.",
     "رویدادهای آن بازه را با رسیدهای شهروندان مقایسه کنید."},
    {"released", "neutral", "ناظر قرنطینهٔ این دستگاه را برداشت.", ""},
    {"replaced", "neutral",
     "جای این دستگاه را دستگاه تازه‌ای با کلید تازه گرفت.",
     "کلید پیشین دیگر پذیرفته نمی‌شود؛ دستگاه پیشین را کنار بگذارید."},
    {"replaced-spoke", "danger",
     "دستگاهی که کنار گذاشته شده بود دوباره روشن شده و با کلید پیشین گزارش می‌فرستد.",
     "آن را خاموش کنید؛ آنچه فرستاد پذیرفته نشد و جداگانه نگه‌داری شد."},
    {"continuation", "danger", "دفتر دستگاه تازه با آنچه از دفتر پیشین در سامانه هست جور نیست.",
     "دفتر پیشین و رونوشت دفتر را با رسیدها مقایسه کنید."},
    {"books-continued", "warning",
     "دستگاه تازه دفتر دستگاه پیشین را ادامه می‌دهد.",
     "کارهای مانده از دفتر پیشین را با دفتر مرور کنید."},
    {"support-session-opened", "neutral", "دفتر به پشتیبانی اجازه داد وضعیت دستگاه را ببیند.", ""},
    {"silent", "warning", "در ساعت کاری خبری از این دستگاه نیست.",
     "با دفتر تماس بگیرید؛ کار دفتر بدون شبکه هم پیش می‌رود."},
    {"gate-changed", "warning",
     "یکی از شرط‌های پذیرش خدمت پولی در این دستگاه دگرگون شد.",
     "علت را در رویدادهای دفتر ببینید."},
    {"clock-changed", "warning", "ساعت این دستگاه جهش کرد.", "از دفتر بپرسید چه کسی و چرا ساعت را عوض کرده است."},
    {"disk-reserve-used", "danger", "دیسک این دستگاه پر بود و کار باز با جای اندوخته تمام شد.",
     "پشتیبانی دیسک را خالی یا عوض کند."},
    {"rollback-found", "danger",
     "دستگاه نسخهٔ قدیمی دفتر خود را یافت و دورهٔ تازه‌ای آغاز کرد.",
     "فهرست ردیف‌های گم‌شده را با دفتر مرور کنید."},
    {"second-program-refused", "warning", "برنامه بار دوم روی همین دفتر باز شد و پذیرفته نشد.", ""},
    {"release-halted", "danger",
     "نسخهٔ تازهٔ برنامه در این دستگاه ایراد داشت؛ پخش آن خودکار متوقف شد و همهٔ دستگاه‌ها برمی‌گردند.",
     "علت را در گزارش پخش نسخه ببینید؛ این نسخه دیگر پخش نمی‌شود."},
    {"release-rolled-back", "warning", "این دستگاه نسخهٔ تازهٔ برنامه را کنار گذاشت و نسخهٔ پیشین بازگشت.", ""},
    {"integrity-alarm", "danger", "دستگاه در درستی دفتر خود ایراد یافت.", "دستگاه را برای بررسی نگه دارید."},
};

struct GateText {
    std::string_view reason;
    std::string_view tone;
    std::string_view sentence;
};

constexpr GateText gateTexts[] = {
    {"disk-low", "warning", "کمتر از یک‌پنجم دیسک این دستگاه خالی است."},
    {"disk-scarce", "warning", "کمتر از یک‌دهم دیسک این دستگاه خالی است."},
    {"disk-full", "danger", "دیسک این دستگاه پر است و پروندهٔ تازه نمی‌پذیرد."},
    {"clock-unset", "danger", "ساعت این دستگاه تنظیم نیست و خدمت پولی بسته است."},
    {"clock-drifting", "warning", "ساعت این دستگاه از سامانه دور می‌شود."},
    {"clock-wrong", "danger", "ساعت این دستگاه بیش از اندازه با سامانه فرق دارد و خدمت پولی بسته است."},
    {"licence-ending", "warning", "پروانهٔ این دفتر رو به پایان است."},
    {"licence-expired", "danger", "پروانهٔ این دفتر به پایان رسیده و خدمت پولی بسته است."},
    {"licence-suspended", "danger", "پروانهٔ این دفتر تعلیق شده و خدمت پولی بسته است."},
    {"queue-old", "warning", "گزارش‌های این دستگاه روزهاست نرسیده بود."},
    {"queue-too-old", "danger",
     "گزارش‌های این دستگاه چنان دیر شد که خدمت پولی بسته شد."},
    {"books-old", "danger",
     "دستگاه دانست که دفترش نسخه‌ای قدیمی است و خدمت پولی را بست."},
    {"books-replaced", "danger", "دستگاه دانست که دستگاه دیگری جای آن را گرفته است و خدمت پولی را بست."},
    {"books-copied", "danger", "دستگاه دانست که دو نسخه از آن در کار است و خدمت پولی را بست."},
};

/// The value of a short text field in the fields' JSON object; our own words need no unescaping.
std::string wordIn(const std::string& fieldsJson, std::string_view name)
{
    const std::string key = "\"" + std::string(name) + "\":\"";
    const auto at = fieldsJson.find(key);
    const auto end = at == std::string::npos ? at : fieldsJson.find('"', at + key.size());
    return end == std::string::npos ? std::string() : fieldsJson.substr(at + key.size(), end - at - key.size());
}

Alarm alarmOf(const DeviceRow& device, Instant at, const std::string& kind)
{
    Alarm out{at, device.device, device.office, device.officeTitle, kind, "warning", {}, {}};
    for (const Text& text : texts) {
        if (text.kind == kind) {
            out.tone = text.tone;
            out.sentence = text.sentence;
            out.toDo = text.toDo;
        }
    }
    return out;
}

void describeGate(Alarm& alarm, const std::string& fieldsJson)
{
    const std::string reason = wordIn(fieldsJson, "reason");
    if (wordIn(fieldsJson, "state") == "open") {
        alarm.tone = "neutral";
        alarm.sentence = "شرطی که خدمت پولی این دستگاه را بسته بود برطرف شد.";
        alarm.toDo.clear();
    }
    for (const GateText& text : gateTexts) {
        if (text.reason == reason) {
            alarm.tone = text.tone;
            alarm.sentence = text.sentence;
        }
    }
}

const DeviceRow* find(const std::vector<DeviceRow>& devices, const std::string& name)
{
    const auto found =
        std::find_if(devices.begin(), devices.end(), [&name](const DeviceRow& one) { return one.device == name; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace

const std::vector<std::string>& alarmEventKinds()
{
    static const std::vector<std::string> kinds = {"gate-changed",    "clock-changed",          "disk-reserve-used",
                                                   "rollback-found",  "second-program-refused", "integrity-alarm",
                                                   "books-continued", "support-session-opened", "release-rolled-back"};
    return kinds;
}

bool isOpeningHour(Instant at)
{
    const std::int64_t local = at.ms + tehranOffsetMs;
    const std::int64_t weekday = ((local / dayMs) % 7 + 5) % 7; // 1970-01-01 was a Thursday: 0 Saturday … 6 Friday
    const std::int64_t hour = local % dayMs / hourMs;
    const std::int64_t closes = weekday < 5 ? 14 : weekday == 5 ? 12 : 0;
    return hour >= 8 && hour < closes;
}

std::vector<Alarm> gatherAlarms(const std::vector<DeviceRow>& visible, const std::vector<StoredAlarm>& stored,
                                const std::vector<ShownEvent>& events,
                                const std::vector<std::pair<std::string, Instant>>& seenAt, Instant now,
                                std::size_t limit)
{
    std::vector<Alarm> out;
    for (const StoredAlarm& one : stored) {
        if (const DeviceRow* device = find(visible, one.device)) {
            out.push_back(alarmOf(*device, one.at, one.kind));
        }
    }
    for (const ShownEvent& one : events) {
        if (const DeviceRow* device = find(visible, one.event.device)) {
            out.push_back(alarmOf(*device, one.event.receivedAt, one.event.kind));
            if (one.event.kind == "gate-changed") {
                describeGate(out.back(), one.fieldsJson);
            }
        }
    }
    for (const auto& [name, at] : seenAt) {
        const DeviceRow* device = find(visible, name);
        if (device != nullptr && device->active && isOpeningHour(now) && now - at > silentAfter) {
            out.push_back(alarmOf(*device, at, "silent"));
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Alarm& a, const Alarm& b) { return a.at > b.at; });
    out.resize(std::min(out.size(), limit));
    return out;
}

} // namespace pishkhan::hub
