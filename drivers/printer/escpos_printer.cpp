// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/escpos_printer.h"

#include <algorithm>

#include "terminal/base/overloaded.h"

namespace pishkhan::printer {
namespace {

/// Rows sent at once: 3 mm of paper, so that a missing roll is noticed before much is wasted.
constexpr int bandRows = 24;
/// A page longer than a metre is a mistake.
constexpr int mostRows = 8000;
constexpr std::size_t readChunk = 256;
constexpr Milliseconds glance{1};
constexpr Milliseconds pollInterval{200};

/// The process id names the page: a different one for each page of this process, made of the job's own characters.
escpos::ProcessId processIdFor(const std::string& job, std::uint32_t page)
{
    std::uint32_t mixed = 2166136261U; // FNV-1a
    for (const char c : job) {
        mixed = (mixed ^ static_cast<std::uint8_t>(c)) * 16777619U;
    }
    mixed += page;
    escpos::ProcessId id{};
    for (std::uint8_t& digit : id) {
        digit = static_cast<std::uint8_t>(0x21 + mixed % 90);
        mixed /= 90;
    }
    return id;
}

bool isPrintable(const ports::Bitmap& page)
{
    return page.width > 0 && page.height > 0 && page.height <= mostRows &&
           page.rows.size() == static_cast<std::size_t>(page.height) * page.stride();
}

} // namespace

EscposPrinter::EscposPrinter(Connect connect, EscposPatience patience)
    : m_connect(std::move(connect)), m_patience(patience)
{
}

Status EscposPrinter::reachLine()
{
    if (m_line) {
        return {};
    }
    m_line = TRY(m_connect());
    m_reader.reset();
    const Status enabled = m_line->write(escpos::enableStatusBack(), m_patience.write);
    if (!enabled && enabled.error().kind == ErrorKind::Disconnected) {
        dropLine();
        return enabled;
    }
    return {};
}

void EscposPrinter::dropLine()
{
    if (m_line) {
        m_line->close();
        m_line.reset();
        m_confirms = false; // the next one may be another printer
    }
}

void EscposPrinter::note(const escpos::Reply& reply)
{
    std::visit(Overloaded{
                   [&](const escpos::RealTimeStatus& status) { m_realTime = status.byte; },
                   [&](const escpos::Sensors& sensors) { m_sensors = sensors; },
                   [&](const escpos::ProcessDone& done) { m_done = done.id; },
                   [&](const escpos::BuffersCleared&) { m_cleared = true; },
                   [&](const escpos::Flow&) {}, // USB and TCP hold us back by themselves
               },
               reply);
}

Status EscposPrinter::readReplies(Milliseconds timeout)
{
    const Bytes bytes = TRY(m_line->read(readChunk, timeout));
    for (const std::uint8_t byte : bytes) {
        if (const auto reply = m_reader.feed(byte)) {
            note(*reply);
        }
    }
    return {};
}

Result<std::uint8_t> EscposPrinter::askOne(escpos::StatusQuestion question)
{
    TRY(m_line->write(escpos::ask(question), m_patience.answer));
    m_realTime.reset();
    // Other answers may come first; a bounded number of them.
    for (int reads = 0; reads < 16 && !m_realTime; ++reads) {
        TRY(readReplies(m_patience.answer));
    }
    if (!m_realTime) {
        return makeError(ErrorKind::Protocol, "no answer to a status question among much else", "escpos");
    }
    return *m_realTime;
}

Result<escpos::Sensors> EscposPrinter::askSensors()
{
    for (int reads = 0; reads < 16 && readReplies(glance); ++reads) {
    }
    using escpos::StatusQuestion;
    escpos::Sensors sensors;
    for (const auto question : {StatusQuestion::Printer, StatusQuestion::OfflineCause, StatusQuestion::ErrorCause,
                                StatusQuestion::PaperSensor}) {
        const std::uint8_t answer = TRY(askOne(question));
        TRY(escpos::readStatus(question, answer, sensors));
    }
    m_sensors = sensors;
    return sensors;
}

Result<ports::PrinterCondition> EscposPrinter::condition()
{
    TRY(reachLine());
    auto sensors = askSensors();
    if (!sensors) {
        dropLine(); // whatever was wrong, the next question begins on a fresh line
        return std::move(sensors).error();
    }
    return escpos::toCondition(*sensors);
}

/// A cheap printer does not know GS ( H; its pages can never be confirmed, and must not be waited for.
bool EscposPrinter::learnWhetherItConfirms()
{
    constexpr escpos::ProcessId ping = {'P', 'I', 'N', 'G'};
    if (!m_confirms && m_line->write(escpos::requestProcessId(ping), m_patience.answer)) {
        for (int reads = 0; reads < 16 && m_done != ping && readReplies(m_patience.answer); ++reads) {
        }
        m_confirms = m_done == ping;
    }
    return m_confirms;
}

bool EscposPrinter::clearPrinter()
{
    m_cleared = false;
    if (!m_line) {
        return false;
    }
    static_cast<void>(readReplies(glance).has_value()); // why it stopped, if it said so
    if (!m_line->write(escpos::clearBuffers(), m_patience.answer)) {
        return false;
    }
    for (int reads = 0; reads < 16 && !m_cleared && readReplies(m_patience.answer); ++reads) {
    }
    return m_cleared;
}

/// An earlier page was cut off, perhaps within a band. Where the printer does not know the order to clear, zero bytes
/// fill the band up as white dots; a printer that waits for a command ignores them.
void EscposPrinter::dropRemains(const ports::Bitmap& page)
{
    if (!clearPrinter() && m_line) {
        const Bytes white(static_cast<std::size_t>(bandRows) * page.stride(), 0);
        m_mustClear = !m_line->write(white, m_patience.write);
    } else {
        m_mustClear = false;
    }
}

/// One question after each band. Cheap printers report nothing unasked; a serial printer that lost its power in between says nothing at
/// all for a second, and would otherwise print the rest as if it were the whole.
Status EscposPrinter::checkBand()
{
    const std::uint8_t answer = TRY(askOne(escpos::StatusQuestion::Printer));
    escpos::Sensors seen;
    TRY(escpos::readStatus(escpos::StatusQuestion::Printer, answer, seen));
    if (seen.offline) {
        static_cast<void>(askSensors().has_value()); // the reason, if it still tells one
        m_sensors.offline = true;
        return makeError(ErrorKind::Refused, "the printer stopped within the page", "escpos");
    }
    return {};
}

Status EscposPrinter::sendPage(const ports::Bitmap& page, escpos::ProcessId id, Stage& stage)
{
    TRY(m_line->write(escpos::initialise(), m_patience.write));
    TRY(m_line->write(escpos::enableStatusBack(), m_patience.write));
    for (int row = 0; row < page.height; row += bandRows) {
        stage = Stage::PartSent;
        const int count = std::min(bandRows, page.height - row);
        TRY(m_line->write(escpos::rasterBand(page, row, count), m_patience.write));
        TRY(checkBand());
        if (!escpos::toCondition(m_sensors).ready) {
            return makeError(ErrorKind::Refused, "the printer stopped within the page", "escpos");
        }
    }
    Bytes tail = escpos::feedAndCut();
    append(tail, escpos::requestProcessId(id));
    stage = Stage::AllSent;
    return m_line->write(tail, m_patience.write);
}

Status EscposPrinter::awaitDone(escpos::ProcessId id)
{
    const Milliseconds patience = m_confirms ? m_patience.printing : m_patience.answer;
    for (Milliseconds waited{0}; waited < patience; waited += pollInterval) {
        const Status seen = readReplies(pollInterval);
        if (m_done == id) {
            return {};
        }
        if (!seen && seen.error().kind != ErrorKind::Timeout) {
            return seen;
        }
        if (!escpos::toCondition(m_sensors).ready) {
            return makeError(ErrorKind::Refused, "the printer stopped before the page's end", "escpos");
        }
    }
    return makeError(ErrorKind::Timeout, "the printer did not confirm the page", "escpos");
}

ports::PrintReport EscposPrinter::report(ports::PrintState state, const std::string& job, std::string detail) const
{
    return {state, escpos::toCondition(m_sensors).reasons, job, std::move(detail)};
}

/// What a stop in the middle means for the paper.
ports::PrintReport EscposPrinter::reportTrouble(const std::string& job, Stage stage, const Error& trouble)
{
    if (trouble.kind == ErrorKind::Disconnected) {
        dropLine();
        m_sensors = {};
        m_mustClear = stage != Stage::NothingSent;
        const auto state = stage == Stage::AllSent ? ports::PrintState::Unknown : ports::PrintState::Failed;
        return {state, {ports::PrinterReason::Unplugged}, job, trouble.what};
    }
    if (stage == Stage::NothingSent) {
        return report(ports::PrintState::Failed, job, trouble.what);
    }
    const bool silent = trouble.kind == ErrorKind::Timeout && stage == Stage::AllSent && !m_confirms;
    if (silent) {
        return report(ports::PrintState::Unknown, job, "this printer never confirms a page");
    }
    // The printer must not finish this page by itself later, when someone puts paper in.
    const bool cleared = clearPrinter();
    m_mustClear = !cleared;
    // Clearing drops the process ids of what was not printed; one that did come means the paper is out after all.
    const bool incomplete = stage == Stage::PartSent || (cleared && m_confirms && !m_done);
    auto out = report(incomplete ? ports::PrintState::Failed : ports::PrintState::Unknown, job, trouble.what);
    if (out.reasons.empty()) {
        out.reasons.push_back(ports::PrinterReason::Busy);
    }
    if (!cleared) {
        dropLine();
    }
    return out;
}

ports::PrintReport EscposPrinter::print(const std::string& job, const ports::Bitmap& page)
{
    if (!isPrintable(page)) {
        return {ports::PrintState::Failed, {ports::PrinterReason::Other}, job, "the bitmap cannot be printed"};
    }
    const auto before = condition();
    if (!before) {
        const bool gone = before.error().kind == ErrorKind::Disconnected;
        return {ports::PrintState::Failed,
                {gone ? ports::PrinterReason::Unplugged : ports::PrinterReason::Offline},
                job,
                before.error().what};
    }
    if (!before->ready) {
        return {ports::PrintState::Failed, before->reasons, job, "the printer is not ready; nothing was sent"};
    }
    if (m_mustClear) {
        dropRemains(page);
    }
    learnWhetherItConfirms();
    const escpos::ProcessId id = processIdFor(job, ++m_pages);
    m_done.reset();
    Stage stage = Stage::NothingSent;
    Status done = sendPage(page, id, stage);
    if (done) {
        done = awaitDone(id);
    }
    return done ? report(ports::PrintState::Confirmed, job, "") : reportTrouble(job, stage, done.error());
}

} // namespace pishkhan::printer
