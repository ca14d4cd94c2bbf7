// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/receipt_texts.h"

#include <array>
#include <optional>

#include <kainjow/mustache.hpp>

#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {
namespace {

namespace mustache = kainjow::mustache;

struct OutcomeTexts {
    std::string_view outcome;
    const char* title[2];
    const char* sentence[2];
    const char* advice[2];
    const char* totalLabel[2];
};

/// Indexed by Language.
constexpr std::array<OutcomeTexts, 10> outcomes = {{
    {"approved", {"رسید خدمت", "Receipt"}, {"پرداخت شد", "Paid"}, {"", ""}, {"مبلغ پرداختی", "Total paid"}},
    {"cash", {"رسید خدمت", "Receipt"}, {"نقدی پرداخت شد", "Paid in cash"}, {"", ""}, {"مبلغ پرداختی", "Total paid"}},
    {"returned",
     {"رسید خدمت", "Receipt"},
     {"پرداخت شد و سپس برگشت", "Paid, then returned"},
     {"این وجه به شهروند برگشته است؛ این برگه دیگر نشان پرداخت نیست.",
      "The money is back with the citizen; this paper no longer proves a payment."},
     {"مبلغ برگشته", "Amount returned"}},
    {"no-fee", {"رسید خدمت", "Receipt"}, {"بدون هزینه", "No fee"}, {"", ""}, {"مبلغ", "Total"}},
    {"not-paid",
     {"اعلام پرداخت ناموفق", "Notice: not paid"},
     {"پرداخت انجام نشد", "Not paid"},
     {"پولی دریافت نشده است. اگر از حساب شما برداشته شده باشد، بانک خودکار و معمولاً تا ۷۲ ساعت آن را برمی‌گرداند.",
      "No money was taken. If your account was debited, the bank returns it by itself, usually within 72 hours."},
     {"مبلغ پرداخت‌نشده", "Amount not paid"}},
    {"unknown",
     {"اعلام پرداخت نامعلوم", "Notice: payment in doubt"},
     {"نتیجهٔ پرداخت هنوز معلوم نیست", "The payment's outcome is not known yet"},
     {"دوباره پرداخت نکنید. این برگه را نگه دارید.", "Do not pay again. Keep this slip."},
     {"مبلغ در دست بررسی", "Amount in question"}},
    {"given-back",
     {"رسید برگشت وجه", "Money returned"},
     {"وجه برگردانده شد", "Money returned"},
     {"بانک معمولاً تا ۷۲ ساعت مبلغ را به حساب شما می‌نشاند. این برگه را نگه دارید.",
      "The bank usually credits your account within 72 hours. Keep this slip."},
     {"مبلغ برگشتی", "Amount returned"}},
    {"given-back-cash",
     {"رسید برگشت وجه", "Money returned"},
     {"وجه نقد برگردانده شد", "Returned in cash"},
     {"مبلغ را همین حالا بشمارید و این برگه را نگه دارید.", "Count the money now and keep this slip."},
     {"مبلغ برگشتی", "Amount returned"}},
    {"not-given-back",
     {"اعلام برگشت ناموفق", "Notice: not returned"},
     {"وجه برنگشت", "Not returned"},
     {"پرداخت شما پابرجاست و رسید آن معتبر است.", "Your payment stands; its receipt is valid."},
     {"مبلغ برنگشته", "Amount not returned"}},
    {"return-unknown",
     {"اعلام برگشت نامعلوم", "Notice: return in doubt"},
     {"نتیجهٔ برگشت هنوز معلوم نیست", "The return's outcome is not known yet"},
     {"این برگه را نگه دارید؛ دفتر نتیجه را از کارتخوان می‌پرسد.",
      "Keep this slip; the office is asking the terminal."},
     {"مبلغ در دست بررسی", "Amount in question"}},
}};

std::optional<OutcomeTexts> textsOf(const std::string& outcome)
{
    for (const OutcomeTexts& texts : outcomes) {
        if (texts.outcome == outcome) {
            return texts;
        }
    }
    return std::nullopt;
}

/// A value must stay one cell of one line, whatever it holds.
std::string asCell(const std::string& value)
{
    std::string out;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || c == '|' ? ' ' : c;
    }
    return out;
}

class Values {
public:
    Values(const ports::ReceiptContent& content, Language language) : m_content(content), m_language(language) {}

    mustache::data all(const OutcomeTexts& texts) const
    {
        mustache::data out;
        const auto at = static_cast<std::size_t>(m_language);
        out.set("title", texts.title[at]);
        out.set("outcome", m_content.outcome);
        out.set("outcomeText", texts.sentence[at]);
        out.set("outcomeAdvice", texts.advice[at]);
        out.set("totalLabel", texts.totalLabel[at]);
        setOffice(out);
        setCase(out);
        setMoney(out);
        return out;
    }

private:
    std::string digits(const std::string& plain) const
    {
        return m_language == Language::Persian ? domain::persianDigits(plain) : plain;
    }
    std::string number(const std::string& plain) const
    {
        return plain.empty() ? plain : domain::isolateLtr(digits(plain));
    }
    /// Long digit strings are read in groups.
    std::string grouped(const std::string& plain, std::size_t group) const
    {
        std::string out;
        for (std::size_t at = 0; at < plain.size(); at += group) {
            out += (at == 0 ? "" : "\u00a0") + plain.substr(at, group);
        }
        return number(out);
    }
    std::string amount(Rials rials) const
    {
        std::string plain = std::to_string(rials.count());
        const std::size_t first = plain.front() == '-' ? 1 : 0;
        for (std::size_t at = plain.size(); at > first + 3;) {
            at -= 3;
            plain.insert(at, m_language == Language::Persian ? "٬" : ",");
        }
        return number(plain);
    }
    /// Absent values make their section of the template disappear.
    static void put(mustache::data& out, const char* name, const std::string& value)
    {
        out.set(name, value.empty() ? mustache::data(mustache::data::type::bool_false) : mustache::data(value));
    }
    static void flag(mustache::data& out, const char* name, bool value)
    {
        out.set(name, value ? mustache::data::type::bool_true : mustache::data::type::bool_false);
    }

    void setOffice(mustache::data& out) const
    {
        put(out, "officeName", digits(m_content.officeName));
        put(out, "officeCode", number(m_content.officeCode));
        put(out, "licenceNumber", number(m_content.licenceNumber));
        put(out, "officeAddress", digits(m_content.officeAddress));
        put(out, "officePhone", number(m_content.officePhone));
        put(out, "counter", number(m_content.counter));
        put(out, "clerk", number(m_content.clerk));
        put(out, "complaintPath", digits(m_content.complaintPath));
        flag(out, "training", m_content.training);
        put(out, "copy", m_content.copy > 0 ? digits(std::to_string(m_content.copy)) : std::string());
    }

    void setCase(mustache::data& out) const
    {
        put(out, "jalaliDateTime", number(m_content.jalaliDateTime));
        put(out, "utc", domain::isolateLtr(m_content.utc));
        put(out, "receiptNumber", number(m_content.receiptNumber));
        put(out, "paymentKey", m_content.paymentKey.empty() ? std::string() : domain::isolateLtr(m_content.paymentKey));
        put(out, "trackingCode", number(m_content.trackingCode));
        const bool settled =
            m_content.outcome == "approved" || m_content.outcome == "cash" || m_content.outcome == "no-fee";
        flag(out, "awaitsTracking", settled && m_content.trackingCode.empty() && m_content.billId.empty());
        put(out, "serviceCode", number(m_content.serviceCode));
        put(out, "billId", number(m_content.billId));
        put(out, "paymentId", number(m_content.paymentId));
        put(out, "serviceTitle", digits(m_content.serviceTitle));
        put(out, "agencyTitle", digits(m_content.agencyTitle));
        put(out, "sheetVersion", number(m_content.sheetVersion));
        put(out, "maskedNationalCode", number(m_content.maskedNationalCode));
        put(out, "citizenName", digits(m_content.citizenName));
        put(out, "qrText", m_content.qrText);
    }

    mustache::data lineValues(const ports::ReceiptLine& line) const
    {
        mustache::data row;
        put(row, "title", digits(line.title));
        put(row, "payee", digits(line.payee));
        put(row, "depositId", grouped(line.depositId, 5));
        put(row, "net", amount(line.net));
        put(row, "vat", line.vat.count() != 0 ? amount(line.vat) : std::string());
        put(row, "gross", amount(line.gross));
        return row;
    }

    /// Never a borrowed name: the kind of actor stands before the signer.
    mustache::data remarkValues(const ports::ReceiptRemark& remark) const
    {
        const auto at = static_cast<std::size_t>(m_language);
        const bool support = remark.signer.kind == ActorKind::Support;
        constexpr const char* kinds[2][2] = {{"مرکز", "The centre"}, {"پشتیبانی", "Support"}};
        constexpr const char* answers[2][2] = {{"دفتر اعتراض کرد", "disputed by the office"},
                                               {"دفتر پذیرفت", "accepted by the office"}};
        mustache::data row;
        put(row, "kind", kinds[support ? 1 : 0][at]);
        put(row, "signer", number(remark.signer.id));
        put(row, "text", digits(remark.text));
        put(row, "amount", remark.amount == Rials(0) ? std::string() : amount(remark.amount));
        put(row, "answer", answers[remark.accepted ? 1 : 0][at]);
        return row;
    }

    void setMoney(mustache::data& out) const
    {
        mustache::data remarks(mustache::data::type::list);
        for (const ports::ReceiptRemark& remark : m_content.remarks) {
            remarks.push_back(remarkValues(remark));
        }
        out.set("remarks", remarks);
        flag(out, "hasRemarks", !m_content.remarks.empty());
        mustache::data lines(mustache::data::type::list);
        for (const ports::ReceiptLine& line : m_content.lines) {
            lines.push_back(lineValues(line));
        }
        out.set("lines", lines);
        flag(out, "hasLines", !m_content.lines.empty());
        flag(out, "hasTotal", m_content.outcome != "no-fee");
        put(out, "total", amount(m_content.total));
        put(out, "totalInWords", m_content.totalInWords);
        put(out, "maskedPan", grouped(m_content.maskedPan, 4));
        put(out, "rrn", number(m_content.rrn));
        put(out, "trace", number(m_content.trace));
        put(out, "terminalId", number(m_content.terminalId));
        put(out, "merchantId", number(m_content.merchantId));
        put(out, "paymentTime", number(m_content.paymentTime));
        const bool cash = m_content.given > Rials(0);
        flag(out, "hasCash", cash);
        put(out, "given", cash ? amount(m_content.given) : std::string());
        put(out, "change", cash ? amount(m_content.change) : std::string());
        flag(out, "sharesByOffice", m_content.sharesByOffice);
        flag(out, "hasCard", !(m_content.maskedPan + m_content.rrn + m_content.trace + m_content.terminalId).empty());
    }

    const ports::ReceiptContent& m_content;
    Language m_language;
};

} // namespace

Result<std::string> fillReceipt(const std::string& templateText, const ports::ReceiptContent& content,
                                Language language)
{
    const auto texts = textsOf(content.outcome);
    if (!texts) {
        return makeError(ErrorKind::InvalidInput, "outcome is not one of the known words", "printer-templates");
    }
    mustache::mustache form(templateText);
    if (!form.is_valid()) {
        return makeError(ErrorKind::InvalidInput, "template: " + form.error_message(), "printer-templates");
    }
    form.set_custom_escape(asCell);
    const Values values(content, language);
    std::string filled = form.render(values.all(*texts));
    if (!form.is_valid()) {
        return makeError(ErrorKind::InvalidInput, "template: " + form.error_message(), "printer-templates");
    }
    return filled;
}

} // namespace pishkhan::templates
