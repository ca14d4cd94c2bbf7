// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/self_test_page.h"

#include <algorithm>

namespace pishkhan::templates {
namespace {

using namespace a4;

/// The one sentence a person reads first.
double drawVerdict(Brush& brush, const SelfTestPage& page)
{
    const auto count = [&](Light light) {
        return std::count_if(page.services.begin(), page.services.end(),
                             [&](const SelfTestRow& row) { return row.light == light; });
    };
    const auto total = static_cast<long>(page.services.size());
    const long closed = count(Light::Red);
    const Light light = total == 0 || closed == total            ? Light::Red
                        : closed > 0 || count(Light::Yellow) > 0 ? Light::Yellow
                                                                 : Light::Green;
    const std::string words =
        total == 0 ? "فهرست خدمات در دست نیست؛ خدمتی نمی‌توان داد."
        : light == Light::Green
            ? "هر " + std::to_string(total) + " خدمت را می‌توان اکنون ارائه داد."
        : closed == 0 ? "هر " + std::to_string(total) +
                            " خدمت را می‌توان اکنون ارائه داد، با کاستی."
        : closed == total ? "اکنون هیچ خدمتی را نمی‌توان ارائه داد."
                          : std::to_string(total - closed) + " خدمت از " + std::to_string(total) +
                                " خدمت را می‌توان اکنون ارائه داد.";
    brush.box({margin, 42, content, 17}, lookOf(light).pale, 3);
    brush.light({pageWidth - margin - 10, 50.5}, light, 4.6);
    brush.text({margin + 6, 42, content - 25, 17}, persian(words), 5.8, QFont::Bold, lookOf(light).strong);
    return 66;
}

double drawTitle(Brush& brush, const char* words, double y)
{
    brush.text({margin, y, content, 8}, QString::fromUtf8(words), 5, QFont::ExtraBold, navy);
    brush.rule(y + 9, margin, pageWidth - margin);
    return y + 10.5;
}

double drawRows(Brush& brush, const std::vector<SelfTestRow>& rows, double y)
{
    constexpr double high = 9.6;
    for (const SelfTestRow& row : rows) {
        if (&row != rows.data()) {
            brush.rule(y, margin, pageWidth - margin);
        }
        const double right = pageWidth - margin;
        brush.light({right - 4, y + high / 2}, row.light, 2.5);
        brush.text({right - 58, y, 49, high}, persian(row.title), 4, QFont::Bold, ink);
        brush.text({right - 114, y, 54, high}, persian(row.state), 3.8, QFont::DemiBold, lookOf(row.light).strong);
        brush.text({margin, y, content - 116, high}, persian(row.advice), 3.6, QFont::Medium, soft);
        y += high;
    }
    return y + 4;
}

double drawServices(Brush& brush, const std::vector<SelfTestRow>& rows, double y)
{
    constexpr double gap = 4, high = 17;
    constexpr double wide = (content - gap) / 2;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const SelfTestRow& row = rows[i];
        const double left = i % 2 == 0 ? margin + wide + gap : margin;
        const std::size_t rank = i / 2;
        const double top = y + static_cast<double>(rank) * (high + 3);
        brush.box({left, top, wide, high}, wash, 2.5);
        brush.box({left + wide - 1.6, top + 2.5, 1.6, high - 5}, lookOf(row.light).strong, 0.8);
        brush.light({left + wide - 8, top + high / 2}, row.light, 3);
        brush.text({left + 24, top + 1.4, wide - 38, 8}, persian(row.title), 4.1, QFont::Bold, ink);
        brush.text({left + 4, top + 8.4, wide - 18, 7}, persian(row.state), 3.5, QFont::Medium, soft);
        brush.text({left + 4, top + 1.4, 19, 8}, QString::fromUtf8(lookOf(row.light).word), 3.9, QFont::ExtraBold,
                   lookOf(row.light).strong, Qt::AlignLeft);
    }
    const std::size_t lines = (rows.size() + 1) / 2;
    return y + static_cast<double>(lines) * (high + 3) + 3;
}

} // namespace

Result<Bytes> selfTestPdf(const SelfTestPage& page)
{
    constexpr std::size_t mostServices = 12, mostRows = 13;
    if (page.services.size() > mostServices || page.devices.size() + page.machine.size() > mostRows) {
        return makeError(ErrorKind::InvalidInput, "one page cannot hold all rows of the self-test",
                         "printer-templates");
    }
    return drawnPages(QStringLiteral("خودآزمایی باجه"), [&page](Brush& brush, const std::function<void()>&) {
        drawHead(brush, {QStringLiteral("خودآزمایی باجه"), persian(page.officeName + "، باجهٔ " + page.counter),
                         page.jalaliDateTime, page.version});
        double y = drawVerdict(brush, page);
        y = drawServices(brush, page.services, drawTitle(brush, "خدمات", y));
        y = drawRows(brush, page.devices, drawTitle(brush, "دستگاه‌ها و راه‌ها", y));
        drawRows(brush, page.machine, drawTitle(brush, "خود باجه", y));
        brush.text(
            {margin, pageHeight - 14, content, 7},
            QStringLiteral(
                "این برگ را پایانهٔ پیشخوان ساخته است؛ هیچ داده‌ای از شهروندان در آن نیست."),
            3.3, QFont::Medium, soft, Qt::AlignHCenter);
    });
}

} // namespace pishkhan::templates
