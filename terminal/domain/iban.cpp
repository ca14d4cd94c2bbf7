// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/iban.h"

#include <algorithm>

#include "terminal/domain/check_digit.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t ibanLength = 26;
constexpr std::size_t bbanLength = 22;

struct BankRow {
    std::string_view id;
    std::string_view bank;
};

/// Source: domain.md 1.7; 010 to 058 and 061 come from the Central Bank's own document.
constexpr BankRow banks[] = {
    {"010", "بانک مرکزی"},   {"011", "صنعت و معدن"},
    {"012", "ملت"},          {"013", "رفاه"},
    {"014", "مسکن"},         {"015", "سپه"},
    {"016", "کشاورزی"},      {"017", "ملی"},
    {"018", "تجارت"},        {"019", "صادرات"},
    {"020", "توسعه صادرات"}, {"021", "پست بانک"},
    {"022", "توسعه تعاون"},  {"051", "مؤسسه اعتباری توسعه"},
    {"052", "قوامین"},       {"053", "کارآفرین"},
    {"054", "پارسیان"},      {"055", "اقتصاد نوین"},
    {"056", "سامان"},        {"057", "پاسارگاد"},
    {"058", "سرمایه"},       {"059", "سینا"},
    {"060", "مهر ایران"},    {"061", "شهر"},
    {"062", "آینده"},        {"063", "انصار"},
    {"064", "گردشگری"},      {"065", "حکمت"},
    {"066", "دی"},           {"069", "ایران زمین"},
    {"070", "رسالت"},        {"073", "کوثر"},
    {"075", "ملل"},          {"078", "خاورمیانه"},
    {"079", "مهر اقتصاد"},   {"080", "نور"},
    {"090", "مهر ایران"},    {"095", "ایران و ونزوئلا"},
};

bool isUpperOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string upperCase(std::string text)
{
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return text;
}

} // namespace

Verdict checkIban(std::string_view typed)
{
    std::string iban = upperCase(normaliseIdentifier(typed));
    if (!std::all_of(iban.begin(), iban.end(), isUpperOrDigit)) {
        return reject(Reason::Charset);
    }
    if (iban.size() != ibanLength) {
        return reject(Reason::Length);
    }
    if (iban.substr(0, 2) != "IR") {
        return reject(Reason::UnknownFormat);
    }
    if (!isDigits(std::string_view(iban).substr(2))) {
        return reject(Reason::Charset);
    }
    if (mod97(iban.substr(4) + iban.substr(0, 4)) != 1) {
        return reject(Reason::Checksum);
    }
    if (bankOfIban(iban).empty()) {
        return accept(std::move(iban), {"unknown-bank"});
    }
    return accept(std::move(iban));
}

std::string composeIban(std::string_view bban)
{
    if (bban.size() != bbanLength || !isDigits(bban)) {
        return {};
    }
    const int check = 98 - mod97(std::string(bban) + "IR00");
    std::string iban = "IR";
    iban.push_back(static_cast<char>('0' + check / 10));
    iban.push_back(static_cast<char>('0' + check % 10));
    return iban.append(bban);
}

std::string groupIban(std::string_view canonical)
{
    std::string grouped;
    for (std::size_t i = 0; i < canonical.size(); ++i) {
        if (i != 0 && i % 4 == 0) {
            grouped.push_back(' ');
        }
        grouped.push_back(canonical[i]);
    }
    return grouped;
}

std::string_view bankOfIban(std::string_view canonical)
{
    if (canonical.size() != ibanLength) {
        return {};
    }
    for (const BankRow& row : banks) {
        if (canonical.substr(4, 3) == row.id) {
            return row.bank;
        }
    }
    return {};
}

} // namespace pishkhan::domain
