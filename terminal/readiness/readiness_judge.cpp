// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/readiness/readiness_judge.h"

#include <algorithm>
#include <string_view>

namespace pishkhan::readiness {
namespace {

using inventory::DeviceKind;
using inventory::DeviceState;
using inventory::SeenDevice;
using templates::Light;
using templates::SelfTestRow;

struct Words {
    std::string_view word;
    const char* state;
    const char* advice;
};

constexpr Words reasons[] = {
    {"paper-out", "کاغذ تمام شده است", "کاغذ بگذارید"},
    {"paper-near-end", "کاغذ رو به پایان است", "رول تازه آماده کنید"},
    {"cover-open", "درِ چاپگر باز است", "در را ببندید"},
    {"jam", "کاغذ گیر کرده است", "کاغذ را بیرون بکشید"},
    {"overheated", "داغ شده است", "یک دقیقه صبر کنید"},
    {"cutter-error", "تیغه گیر کرده است", "در را باز و بسته کنید"},
    {"held", "صف چاپ نگه داشته شده است", "صف چاپ را آزاد کنید"},
    {"busy", "برنامهٔ دیگری آن را در دست دارد", "اگر پایانه روشن است، وضع را در صفحهٔ آن ببینید"},
    {"denied", "اجازهٔ دسترسی نیست", "به پشتیبان خبر دهید"},
    {"timeout", "پاسخ نمی‌دهد", "دستگاه را خاموش و روشن کنید"},
    {"offline", "پاسخ نمی‌دهد", "روشن بودن و کابل را ببینید"},
    {"no-folder", "پوشهٔ اسکنر پیدا نشد", "به پشتیبان خبر دهید"},
};

const char* titleOf(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::ReceiptPrinter: return "چاپگر رسید";
    case DeviceKind::PagePrinter: return "چاپگر برگ بزرگ";
    case DeviceKind::CardTerminal: return "کارتخوان بانکی";
    case DeviceKind::Scanner: return "اسکنر مدارک";
    case DeviceKind::CardReader: return "کارتخوان هوشمند";
    default: return "دستگاه";
    }
}

Light lightOf(const SeenDevice& device)
{
    const bool well = device.state == DeviceState::Ready || device.state == DeviceState::Present;
    if (!well) {
        return Light::Red;
    }
    return device.reason == "paper-near-end" ? Light::Yellow : Light::Green;
}

SelfTestRow rowOf(const SeenDevice& device)
{
    SelfTestRow row{lightOf(device), titleOf(device.kind), "", ""};
    const auto* const found = std::find_if(std::begin(reasons), std::end(reasons),
                                           [&](const Words& one) { return one.word == device.reason; });
    if (found != std::end(reasons)) {
        row.state = found->state;
        row.advice = found->advice;
    } else if (device.kind == DeviceKind::CardReader) {
        row.state = device.reason == "card-present" ? "آماده؛ کارت درون آن است" : "آماده؛ بی کارت";
    } else if (row.light == Light::Red) {
        row.state = device.state == DeviceState::Missing ? "پیدا نشد" : "ایراد دارد";
        row.advice = "روشن بودن و کابل دستگاه را ببینید";
    } else {
        row.state = device.state == DeviceState::Present ? "در دسترس است" : "آماده است";
    }
    return row;
}

SelfTestRow rowOf(const char* title, LineFact line, Light whenDown, const char* advice)
{
    const bool reached = line == LineFact::Reached;
    return {reached ? Light::Green : whenDown, title, reached ? "در دسترس است" : "در دسترس نیست",
            reached ? "" : advice};
}

SelfTestRow judgeDisk(const CounterFacts& facts)
{
    constexpr std::int64_t mega = 1'000'000;
    SelfTestRow row{Light::Green, "دیسک", std::to_string(facts.freeBytes / (1000 * mega)) + " گیگابایت جای آزاد", ""};
    if (!facts.diskTakesWrites) {
        return {Light::Red, "دیسک", "نوشته نمی‌شود", "به پشتیبان خبر دهید"};
    }
    if (facts.freeBytes < 1000 * mega) {
        row.light = facts.freeBytes < 200 * mega ? Light::Red : Light::Yellow;
        row.state = std::to_string(facts.freeBytes / mega) + " مگابایت جای آزاد";
        row.advice = "جای دیسک را آزاد کنید";
    }
    return row;
}

SelfTestRow judgeKey(const CounterFacts& facts)
{
    if (facts.keyProblem == "expired") {
        return {Light::Red, "کلید و گواهی", "گواهی به پایان رسیده است",
                "باجه را دوباره نام‌نویسی کنید"};
    }
    if (!facts.keyProblem.empty()) {
        return {Light::Red, "کلید و گواهی",
                facts.keyProblem == "open-to-others" ? "کلید برای دیگران خواندنی است" : "کلید یا گواهی درست نیست",
                "به پشتیبان خبر دهید"};
    }
    const bool soon = facts.keyDaysLeft < 30;
    return {soon ? Light::Yellow : Light::Green, "کلید و گواهی", std::to_string(facts.keyDaysLeft) + " روز اعتبار دارد",
            soon ? "گواهی را تازه کنید" : ""};
}

SelfTestRow judgeQueue(const CounterFacts& facts)
{
    if (!facts.queueProblem.empty()) {
        const bool broken = facts.queueProblem == "integrity";
        return {Light::Red, "دفتر وقایع و صف ارسال",
                broken ? "دفتر دست خورده است" : "دفتر خوانده نمی‌شود",
                "کار نکنید و به پشتیبان خبر دهید"};
    }
    const bool empty = facts.waiting == 0;
    return {empty || facts.hub == LineFact::Reached ? Light::Green : Light::Yellow, "دفتر وقایع و صف ارسال",
            empty ? "درست است؛ همه ارسال شده" : "درست است؛ " + std::to_string(facts.waiting) + " واقعه در صف", ""};
}

const SeenDevice* find(const CounterFacts& facts, DeviceKind kind)
{
    const auto found = std::find_if(facts.devices.begin(), facts.devices.end(),
                                    [&](const SeenDevice& one) { return one.kind == kind; });
    return found == facts.devices.end() ? nullptr : &*found;
}

Light lightOf(const CounterFacts& facts, DeviceKind kind)
{
    const SeenDevice* const device = find(facts, kind);
    return device == nullptr ? Light::Red : lightOf(*device);
}

bool costsMoney(const catalogue::ServiceSheet& sheet)
{
    return !sheet.tariff.stateParts.empty() || sheet.tariff.feeTehran.count() > 0 || sheet.tariff.feeOther.count() > 0;
}

/// The first thing that closes the service, else the first that hampers it.
SelfTestRow judge(const CounterFacts& facts, const catalogue::ServiceSheet& sheet, bool counterWell,
                  domain::JalaliDate today)
{
    const auto row = [&](Light light, const char* why) { return SelfTestRow{light, sheet.title, why, ""}; };
    if (!counterWell) {
        return row(Light::Red, "خود باجه ایراد دارد؛ بخش پایین برگ را ببینید");
    }
    if (!catalogue::isInForce(sheet, today) || !catalogue::isDelegated(sheet, today)) {
        return row(Light::Red, "اعتبار شناسنامه یا واگذاری آن سر آمده است");
    }
    if (lightOf(facts, DeviceKind::ReceiptPrinter) == Light::Red) {
        return row(Light::Red, "چاپگر رسید آماده نیست");
    }
    if (costsMoney(sheet) && lightOf(facts, DeviceKind::CardTerminal) == Light::Red) {
        return row(Light::Red, "کارتخوان بانکی در دسترس نیست");
    }
    if (sheet.needsInquiry && facts.gateway != LineFact::Reached) {
        return row(Light::Red, "درگاه استعلام در دسترس نیست");
    }
    if (sheet.identityAssurance >= catalogue::IdentityAssurance::Read &&
        lightOf(facts, DeviceKind::Scanner) == Light::Red) {
        return row(Light::Yellow, "اسکنر نیست؛ کد ملی را بنویسید");
    }
    if (lightOf(facts, DeviceKind::ReceiptPrinter) == Light::Yellow) {
        return row(Light::Yellow, "کاغذ رسید رو به پایان است");
    }
    if (find(facts, DeviceKind::PagePrinter) != nullptr && lightOf(facts, DeviceKind::PagePrinter) == Light::Red) {
        return row(Light::Yellow, "برگ بزرگ چاپ نمی‌شود؛ رسید چاپ می‌شود");
    }
    return row(Light::Green, "هر چه لازم دارد آماده است");
}

} // namespace

std::vector<SelfTestRow> judgeDevices(const CounterFacts& facts)
{
    std::vector<SelfTestRow> rows;
    for (const SeenDevice& device : facts.devices) {
        rows.push_back(rowOf(device));
    }
    if (facts.gateway != LineFact::NotConfigured) {
        rows.push_back(rowOf("درگاه استعلام", facts.gateway, Light::Red, "کابل شبکه را ببینید"));
    }
    if (facts.hub != LineFact::NotConfigured) {
        rows.push_back(rowOf("سامانهٔ نظارت", facts.hub, Light::Yellow,
                             "کار را ادامه دهید؛ گزارش‌ها در صف می‌ماند"));
    }
    return rows;
}

std::vector<SelfTestRow> judgeMachine(const CounterFacts& facts)
{
    const bool right = facts.clockSynchronised;
    return {{right ? Light::Green : Light::Yellow, "ساعت",
             right ? "با ساعت شبکه هماهنگ است" : "با ساعت شبکه هماهنگ نیست",
             right ? "" : "ساعت را با تلفن خود مقایسه کنید"},
            judgeDisk(facts),
            judgeKey(facts),
            judgeQueue(facts)};
}

std::vector<SelfTestRow> judgeServices(const CounterFacts& facts, const catalogue::Catalogue& catalogue,
                                       domain::JalaliDate today)
{
    const auto machine = judgeMachine(facts);
    const bool well =
        std::none_of(machine.begin(), machine.end(), [](const SelfTestRow& row) { return row.light == Light::Red; });
    std::vector<SelfTestRow> rows;
    for (const catalogue::ServiceSheet& sheet : catalogue.services) {
        rows.push_back(judge(facts, sheet, well, today));
    }
    return rows;
}

} // namespace pishkhan::readiness
