// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/day_sheet.h"

#include <QFile>
#include <QTemporaryDir>
#include <xlsxwriter.h>

#include "printer-templates/day_texts.h"

namespace pishkhan::templates {
namespace {

using domain::counter::DayReport;
using domain::counter::Finding;
using domain::counter::Tally;

/// One right-to-left sheet, filled from the top. Amounts are numbers, so that a calculator can add them up again.
class Page {
public:
    Page(lxw_workbook* book, const char* name) : m_book(book), m_sheet(workbook_add_worksheet(book, name))
    {
        worksheet_right_to_left(m_sheet);
        worksheet_set_column(m_sheet, 0, 0, 44, nullptr);
        worksheet_set_column(m_sheet, 1, 4, 22, nullptr);
        m_head = workbook_add_format(book);
        format_set_bold(m_head);
        format_set_font_color(m_head, LXW_COLOR_WHITE);
        format_set_bg_color(m_head, 0x0F4C5C);
        m_money = workbook_add_format(book);
        format_set_num_format(m_money, "#,##0");
    }
    void head(const std::vector<const char*>& titles)
    {
        for (std::size_t i = 0; i < titles.size(); ++i) {
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(i), titles[i], m_head);
        }
        worksheet_freeze_panes(m_sheet, m_row + 1, 0);
        ++m_row;
    }
    Page& text(const std::string& value)
    {
        worksheet_write_string(m_sheet, m_row, m_column++, value.c_str(), nullptr);
        return *this;
    }
    Page& number(std::int64_t value)
    {
        worksheet_write_number(m_sheet, m_row, m_column++, static_cast<double>(value), m_money);
        return *this;
    }
    void next()
    {
        ++m_row;
        m_column = 0;
    }

private:
    lxw_workbook* m_book;
    lxw_worksheet* m_sheet;
    lxw_format* m_head = nullptr;
    lxw_format* m_money = nullptr;
    lxw_row_t m_row = 0;
    lxw_col_t m_column = 0;
};

void writeSummary(lxw_workbook* book, const ports::DayContent& content)
{
    const DayReport& report = content.report;
    Page page(book, "روز");
    page.head({"عنوان", "مقدار"});
    page.text("دفتر").text(content.officeName).next();
    page.text("کد دفتر").text(content.officeCode).next();
    page.text("باجه").text(content.counter).next();
    page.text("روز کاری").text(report.businessDate).next();
    page.text("پرونده‌ها").number(report.cases).next();
    page.text("پرداخت‌ها").number(report.payments).next();
    page.text("دریافت‌شده (ریال)").number(report.received.count()).next();
    page.text("برگشت‌داده (ریال)").number(report.returned.count()).next();
    page.text("دریافت نقد (ریال)").number(report.cash.in.count()).next();
    page.text("برگشت نقد (ریال)").number(report.cash.out.count()).next();
    page.text("دریافت با کارتخوان (ریال)").number(report.received.count() - report.cash.in.count()).next();
    page.text("سهم‌هایی که دفتر باید برساند (ریال)")
        .number(report.unsplitSum.count())
        .next();
    page.text("خالص روز (ریال)").number(report.total.count()).next();
    page.text("نخستین رویداد").number(static_cast<std::int64_t>(report.firstSequence)).next();
    page.text("واپسین رویداد").number(static_cast<std::int64_t>(report.lastSequence)).next();
    page.text("شمار رویدادها").number(static_cast<std::int64_t>(report.events)).next();
    page.text("ریشهٔ دفتر").text(report.root).next();
    page.text("مهر شد به دست").text(report.closedBy).next();
    if (content.training) {
        page.text("آموزشی؛ پولی جابه‌جا نشده است").next();
    }
}

void writeTallies(lxw_workbook* book, const ports::DayContent& content, const char* name,
                  const std::vector<Tally>& tallies)
{
    Page page(book, name);
    page.head({"عنوان", "شمار", "مبلغ (ریال)"});
    for (const Tally& tally : tallies) {
        page.text(dayTitle(content, tally)).number(tally.count).number(tally.sum.count()).next();
    }
}

void writeFindings(lxw_workbook* book, const DayReport& report)
{
    Page page(book, "مقایسه");
    page.head({"چه", "دفتر (ریال)", "یافته (ریال)", "اختلاف (ریال)", "نتیجه"});
    const auto write = [&page](const char* title, const Finding& finding) {
        page.text(title).number(finding.ledger.count()).number(finding.found.count());
        page.number(finding.difference().count()).text(dayVerdict(finding)).text(finding.reason).next();
    };
    write("کارتخوان", report.terminal);
    write("صندوق", report.drawer);
    page.next();
    page.text("صندوق در آغاز").number(report.cash.start.count()).next();
    page.text("+ نقد گرفته").number(report.cash.in.count()).next();
    page.text("− نقد برگشته").number(report.cash.out.count()).next();
    page.text("= صندوق از روی دفتر").number(report.cash.expected.count()).next();
    for (const domain::counter::TerminalFinding& one : report.findings) { // what the card terminal has beside the books
        page.text(dayFound(one)).text("").number(one.amount.count()).text("").text(dayFoundAnswer(one)).next();
    }
}

void writeProposals(lxw_workbook* book, const DayReport& report)
{
    Page page(book, "از بیرون دفتر");
    page.head({"متن", "از سوی", "مبلغ (ریال)", "پاسخ دفتر", "دلیل"});
    for (const domain::counter::Proposal& one : report.proposals) {
        page.text(one.text).text(dayActor(one.signer)).number(one.amount.count());
        page.text(dayAnswer(one)).text(one.reason).next();
    }
}

} // namespace

Result<Bytes> daySheet(const ports::DayContent& content)
{
    const Error failed = makeError(ErrorKind::Storage, "the workbook could not be written", "printer-templates");
    const QTemporaryDir folder; // the library of Debian 12 writes to a path only
    const QString path = folder.filePath(QStringLiteral("day.xlsx"));
    lxw_workbook* book = folder.isValid() ? workbook_new(path.toUtf8().constData()) : nullptr;
    if (book == nullptr) {
        return failed;
    }
    writeSummary(book, content);
    writeTallies(book, content, "خدمت‌ها", content.report.services);
    writeTallies(book, content, "گیرندگان", content.report.payees);
    writeTallies(book, content, "سرانجام‌ها", content.report.outcomes);
    writeTallies(book, content, "متصدیان", content.report.clerks);
    writeFindings(book, content.report);
    writeProposals(book, content.report);
    writeTallies(book, content, "سهم‌های نرسیده", content.report.unsplit);
    QFile file(path);
    if (workbook_close(book) != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly)) {
        return failed;
    }
    const QByteArray bytes = file.readAll();
    return Bytes(bytes.begin(), bytes.end());
}

} // namespace pishkhan::templates
