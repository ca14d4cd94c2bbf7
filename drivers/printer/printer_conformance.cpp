// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/printer_conformance.h"

#include <functional>

namespace pishkhan::printer {
namespace {

using escpos::StatusQuestion;

constexpr StatusQuestion questions[] = {StatusQuestion::Printer, StatusQuestion::OfflineCause,
                                        StatusQuestion::ErrorCause, StatusQuestion::PaperSensor};
/// Long enough to notice a second answer to one question.
constexpr Milliseconds silence{250};

Error complaint(std::string what)
{
    return makeError(ErrorKind::Protocol, std::move(what), "conformance");
}

/// A ruler: columns of a dot, of a byte, and a slope, so that a lost byte or row is seen.
ports::Bitmap testPage(int width, int height)
{
    ports::Bitmap page{width, height, {}};
    page.rows.assign(page.stride() * static_cast<std::size_t>(height), 0);
    for (int y = 0; y < height; ++y) {
        const auto row = static_cast<std::size_t>(y) * page.stride();
        for (std::size_t x = 0; x < page.stride(); ++x) {
            page.rows[row + x] = y % 24 == 0 ? 0xff : x % 8 == 0 ? 0x80 : 0;
        }
        const int slope = y % width;
        page.rows[row + static_cast<std::size_t>(slope / 8)] |= static_cast<std::uint8_t>(0x80U >> (slope % 8));
    }
    return page;
}

class Examination {
public:
    Examination(const Connect& connect, int width, const EscposPatience& patience)
        : m_connect(connect), m_width(width), m_patience(patience)
    {
    }

    std::vector<ConformanceCheck> run();

private:
    enum class Need { Required, Wanted };
    bool check(const char* name, const char* asks, Need need, const std::function<Status()>& act);
    Status open();
    /// Everything that comes within `first`, and after the first byte until it is silent.
    Result<Bytes> hear(Milliseconds first);
    Status askOnce(StatusQuestion question);
    Status answersEveryQuestion();
    Status answersOnce();
    Status isReady();
    Status givesBackIds();
    Status clears();
    Status prints(EscposPrinter& printer, const char* job, int height) const;
    Status reopens();

    const Connect& m_connect;
    int m_width;
    EscposPatience m_patience;
    std::unique_ptr<transport::Transport> m_line;
    std::vector<ConformanceCheck> m_checks;
    bool m_talks = true;
};

bool Examination::check(const char* name, const char* asks, Need need, const std::function<Status()>& act)
{
    ConformanceCheck out{name, asks, Verdict::NotTried, "", need == Need::Required};
    if (m_talks) {
        const Status done = act();
        out.verdict = done ? Verdict::Pass : Verdict::Fail;
        out.detail = done ? "" : done.error().what;
    }
    m_checks.push_back(out);
    return out.verdict == Verdict::Pass;
}

Status Examination::open()
{
    m_line.reset(); // a network printer serves one host at a time
    m_line = TRY(m_connect());
    return {};
}

Result<Bytes> Examination::hear(Milliseconds first)
{
    Bytes out = TRY(m_line->read(64, first));
    for (int more = 0; more < 8; ++more) {
        const auto next = m_line->read(64, silence);
        if (!next) {
            break;
        }
        append(out, *next);
    }
    return out;
}

Status Examination::askOnce(StatusQuestion question)
{
    TRY(m_line->write(escpos::ask(question), m_patience.answer));
    const Bytes heard = TRY(hear(m_patience.answer));
    if (heard.size() != 1) {
        return complaint(std::to_string(heard.size()) + " bytes answered one DLE EOT question: " + toHex(heard));
    }
    escpos::Sensors sensors;
    return escpos::readStatus(question, heard.front(), sensors);
}

Status Examination::answersEveryQuestion()
{
    for (const StatusQuestion question : questions) {
        TRY(m_line->write(escpos::ask(question), m_patience.answer));
        TRY(hear(m_patience.answer));
    }
    return {};
}

Status Examination::answersOnce()
{
    for (int round = 0; round < 3; ++round) {
        for (const StatusQuestion question : questions) {
            TRY(askOnce(question));
        }
    }
    return {};
}

Status Examination::isReady()
{
    m_line.reset();
    EscposPrinter printer(m_connect, m_patience);
    const ports::PrinterCondition condition = TRY(printer.condition());
    if (condition.ready) {
        return {};
    }
    return complaint(std::string("the printer says it is not ready: ") +
                     (condition.reasons.empty() ? "no reason" : ports::name(condition.reasons.front())));
}

Status Examination::givesBackIds()
{
    TRY(open());
    for (const escpos::ProcessId id : {escpos::ProcessId{'C', '0', '0', '1'}, escpos::ProcessId{'C', '0', '0', '2'}}) {
        TRY(m_line->write(escpos::requestProcessId(id), m_patience.answer));
        const Bytes heard = TRY(hear(m_patience.answer));
        const Bytes wanted = {0x37, 0x22, id[0], id[1], id[2], id[3], 0x00};
        if (heard != wanted) {
            return complaint("the process id came back as " + toHex(heard));
        }
    }
    return {};
}

/// Half a band, then the order to forget it: the next page must be whole.
Status Examination::clears()
{
    TRY(open());
    const ports::Bitmap page = testPage(m_width, 24);
    const Bytes band = escpos::rasterBand(page, 0, 24);
    TRY(m_line->write(ByteView(band).first(band.size() / 2), m_patience.write));
    TRY(m_line->write(escpos::clearBuffers(), m_patience.answer));
    const Bytes heard = TRY(hear(m_patience.answer));
    const Bytes wanted = {0x37, 0x25, 0x00};
    if (heard != wanted) {
        return complaint("the clear response was " + toHex(heard));
    }
    m_line.reset();
    EscposPrinter printer(m_connect, m_patience);
    return prints(printer, "conform-after-clear", 48);
}

Status Examination::prints(EscposPrinter& printer, const char* job, int height) const
{
    const auto report = printer.print(job, testPage(m_width, height));
    return report.state == ports::PrintState::Confirmed
               ? Status()
               : complaint("not confirmed: " + report.detail +
                           (report.reasons.empty() ? "" : std::string(", ") + ports::name(report.reasons.front())));
}

Status Examination::reopens()
{
    for (int round = 0; round < 3; ++round) {
        TRY(open());
        TRY(askOnce(StatusQuestion::Printer));
    }
    return {};
}

std::vector<ConformanceCheck> Examination::run()
{
    m_talks = check("line-opens", "The line can be opened.", Need::Required, [this] { return open(); });
    m_talks = check("answers-status", "DLE EOT 1 to 4 are answered within half a second.", Need::Required,
                    [this] { return answersEveryQuestion(); }) &&
              m_talks;
    check("answers-once", "Each question gets exactly one byte with the fixed bits of the manual.", Need::Required,
          [this] { return answersOnce(); });
    m_talks = check("is-ready", "With paper in and cover closed the printer says it is ready.", Need::Required,
                    [this] { return isReady(); }) &&
              m_talks;
    check("gives-back-ids", "GS ( H 48 is answered by the same four characters, once. Without it pages stay unknown.",
          Need::Wanted, [this] { return givesBackIds(); });
    EscposPrinter printer(m_connect, m_patience);
    m_line.reset();
    check("confirms-page", "A short page is confirmed after its cut.", Need::Wanted,
          [&] { return prints(printer, "conform-page", 96); });
    check("confirms-next-page", "The next page on the same line is confirmed by its own id.", Need::Wanted,
          [&] { return prints(printer, "conform-next", 96); });
    check("takes-long-page", "A page larger than the buffer is taken without loss and confirmed.", Need::Wanted,
          [&] { return prints(printer, "conform-long", 1600); });
    printer = EscposPrinter(m_connect, m_patience); // lets the line go
    check("clears-buffers", "DLE DC4 8 drops half a page and says so. Without it a roll put in may print the rest.",
          Need::Wanted, [this] { return clears(); });
    check("reopens", "The line can be closed and opened three times, and the printer answers each time.",
          Need::Required, [this] { return reopens(); });
    return m_checks;
}

} // namespace

std::vector<ConformanceCheck> checkPrinter(const Connect& connect, int widthDots, const EscposPatience& patience)
{
    return Examination(connect, widthDots, patience).run();
}

} // namespace pishkhan::printer
