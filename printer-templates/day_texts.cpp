// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/day_texts.h"

#include "terminal/domain/jalali.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {

std::string dayAmount(Rials rials)
{
    std::string plain = std::to_string(rials.count());
    const std::size_t first = plain.front() == '-' ? 1 : 0;
    for (std::size_t at = plain.size(); at > first + 3;) {
        at -= 3;
        plain.insert(at, "٬");
    }
    return domain::isolateLtr(domain::persianDigits(plain));
}

std::string dayCount(std::int64_t count)
{
    return domain::persianDigits(std::to_string(count));
}

std::string dayCode(const std::string& text)
{
    return text.empty() ? text : domain::isolateLtr(domain::persianDigits(text));
}

std::string dayDate(const ports::DayContent& content)
{
    const auto date = domain::parseJalali(content.report.businessDate);
    return date ? domain::persianDigits(domain::formatJalaliLong(*date)) : dayCode(content.report.businessDate);
}

std::string dayTime(Instant at)
{
    return at.ms == 0 ? "—" : dayCode(domain::formatJalaliDateTime(at));
}

std::string dayName(const ports::DayContent& content, const std::string& account)
{
    const auto found = content.names.find(account);
    return domain::persianDigits(found == content.names.end() ? account : found->second);
}

std::string dayVerdict(const domain::counter::Finding& finding)
{
    if (finding.verdict == "equal") {
        return "برابر";
    }
    const std::string said = finding.verdict == "disputed" ? "مورد اعتراض" : "با توضیح";
    return finding.missing.empty() ? said : "نخوانده، " + said;
}

std::string dayTitle(const ports::DayContent& content, const domain::counter::Tally& tally)
{
    return content.names.contains(tally.key) ? dayName(content, tally.key) : domain::persianDigits(tally.title);
}

std::string dayActor(const Actor& actor)
{
    const char* kinds[] = {"", "انسان", "سامانه", "مرکز", "پشتیبانی"};
    return std::string(kinds[static_cast<std::size_t>(actor.kind)]) + " " + dayCode(actor.id);
}

std::string dayAnswer(const domain::counter::Proposal& proposal)
{
    return proposal.verdict == "accepted" ? "پذیرفته" : "مورد اعتراض";
}

std::string dayFound(const domain::counter::TerminalFinding& finding)
{
    const std::string title = finding.cause == "totals"       ? "بیشتر در جمع کارتخوان"
                              : finding.cause == "taken-back" ? "برگشت ناشناس در کارتخوان"
                              : finding.cause == "display" ? "نمایشگر کارتخوان مبلغ دیگری داشت"
                                                           : "تراکنش ناشناس در کارتخوان";
    return finding.trace.empty() ? title : title + "، پیگیری " + dayCode(finding.trace);
}

std::string dayFoundAnswer(const domain::counter::TerminalFinding& finding)
{
    const std::string word = finding.verdict == "explained"  ? "روشن شد"
                             : finding.verdict == "disputed" ? "مورد اعتراض"
                                                             : "هنوز بی‌پاسخ";
    return finding.reason.empty() ? word : word + ": " + finding.reason;
}

std::string dayShortRoot(const std::string& root)
{
    std::string out;
    for (std::size_t at = 0; at < root.size(); at += 8) {
        out += (at == 0 ? "" : " ") + root.substr(at, 8);
    }
    return domain::isolateLtr(out);
}

} // namespace pishkhan::templates
