// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/escpos_protocol.h"

#include <algorithm>

#include "terminal/base/check.h"

namespace pishkhan::printer::escpos {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1b;
constexpr std::uint8_t gs = 0x1d;
constexpr std::uint8_t header = 0x37;
constexpr std::uint8_t processIdentifier = 0x22;
constexpr std::uint8_t clearedIdentifier = 0x25;
constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;

bool has(std::uint8_t byte, unsigned bit)
{
    return (byte >> bit & 1U) != 0;
}

/// Notes on DLE EOT: 0xx1 xx10.
bool isRealTimeStatus(std::uint8_t byte)
{
    return (byte & 0x93U) == 0x12;
}

/// Notes on GS a: the first of the four bytes is 0xx1 xx00, the others 0xx0 xxxx.
bool isStatusBack(std::uint8_t byte)
{
    return (byte & 0x93U) == 0x10;
}

} // namespace

Bytes initialise()
{
    return {esc, 0x40};
}

Bytes enableStatusBack()
{
    return {gs, 0x61, 0x0e};
}

Bytes ask(StatusQuestion question)
{
    return {dle, 0x04, static_cast<std::uint8_t>(question)};
}

Bytes feedAndCut()
{
    return {gs, 0x56, 66, 24};
}

Bytes requestProcessId(ProcessId id)
{
    return {gs, 0x28, 0x48, 6, 0, 48, 48, id[0], id[1], id[2], id[3]};
}

Bytes clearBuffers()
{
    return {dle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
}

Bytes rasterBand(const ports::Bitmap& page, int first, int count)
{
    const std::size_t stride = page.stride();
    CHECK(first >= 0 && count > 0 && count < 0x10000 && stride < 0x10000);
    const auto begin = static_cast<std::size_t>(first) * stride;
    const auto length = static_cast<std::size_t>(count) * stride;
    CHECK(begin + length <= page.rows.size());
    const std::array<std::uint8_t, 8> head = {gs,
                                              0x76,
                                              0x30,
                                              0,
                                              static_cast<std::uint8_t>(stride & 0xffU),
                                              static_cast<std::uint8_t>(stride >> 8U),
                                              static_cast<std::uint8_t>(count & 0xff),
                                              static_cast<std::uint8_t>(count >> 8)};
    Bytes out;
    out.reserve(head.size() + length);
    append(out, head);
    append(out, ByteView(page.rows).subspan(begin, length));
    return out;
}

Status readStatus(StatusQuestion question, std::uint8_t answer, Sensors& into)
{
    if (!isRealTimeStatus(answer)) {
        return makeError(ErrorKind::Protocol, "fixed bits of a DLE EOT answer are wrong", "escpos", answer);
    }
    switch (question) {
    case StatusQuestion::Printer: into.offline = has(answer, 3); break;
    case StatusQuestion::OfflineCause:
        into.coverOpen = has(answer, 2);
        into.paperEnd = into.paperEnd || has(answer, 5);
        break;
    case StatusQuestion::ErrorCause:
        into.mechanicalError = has(answer, 2);
        into.cutterError = has(answer, 3);
        into.unrecoverable = has(answer, 5);
        into.overheated = has(answer, 6);
        break;
    case StatusQuestion::PaperSensor:
        into.paperNearEnd = has(answer, 2) || has(answer, 3);
        into.paperEnd = into.paperEnd || has(answer, 5) || has(answer, 6);
        break;
    }
    return {};
}

Result<Sensors> readStatusBack(const std::array<std::uint8_t, 4>& bytes)
{
    const bool rest = std::all_of(bytes.begin() + 1, bytes.end(), [](std::uint8_t b) { return (b & 0x90U) == 0; });
    if (!isStatusBack(bytes[0]) || !rest) {
        return makeError(ErrorKind::Protocol, "fixed bits of a status back are wrong", "escpos", bytes[0]);
    }
    Sensors out;
    out.offline = has(bytes[0], 3);
    out.coverOpen = has(bytes[0], 5);
    out.mechanicalError = has(bytes[1], 2);
    out.cutterError = has(bytes[1], 3);
    out.unrecoverable = has(bytes[1], 5);
    out.overheated = has(bytes[1], 6);
    out.paperNearEnd = has(bytes[2], 0) || has(bytes[2], 1);
    out.paperEnd = has(bytes[2], 2) || has(bytes[2], 3);
    return out;
}

ports::PrinterCondition toCondition(const Sensors& sensors)
{
    using ports::PrinterReason;
    ports::PrinterCondition out;
    const auto add = [&](bool claim, PrinterReason reason) {
        if (claim) {
            out.reasons.push_back(reason);
        }
    };
    add(sensors.paperEnd, PrinterReason::PaperOut);
    add(sensors.coverOpen, PrinterReason::CoverOpen);
    add(sensors.cutterError, PrinterReason::CutterError);
    add(sensors.overheated, PrinterReason::Overheated);
    add(sensors.mechanicalError, PrinterReason::Jam);
    add(sensors.unrecoverable, PrinterReason::Other);
    add(sensors.offline && out.reasons.empty(), PrinterReason::Offline);
    out.ready = out.reasons.empty();
    add(sensors.paperNearEnd && !sensors.paperEnd, PrinterReason::PaperNearEnd);
    return out;
}

std::size_t ReplyReader::expected() const
{
    if (m_bytes[0] != header) {
        return isStatusBack(m_bytes[0]) ? 4 : 1;
    }
    if (m_held < 2) {
        return 2;
    }
    return m_bytes[1] == processIdentifier ? 7 : 3;
}

std::optional<Reply> ReplyReader::feed(std::uint8_t byte)
{
    // XON and XOFF may stand between the bytes of any other answer.
    if (byte == xon || byte == xoff) {
        return Flow{byte == xoff};
    }
    // A status back cut short must not swallow the answer that follows it.
    const bool cutShort = m_held > 0 && m_held < 4 && isStatusBack(m_bytes[0]) && (byte & 0x90U) != 0;
    if (cutShort) {
        m_skipped += m_held;
        m_held = 0;
    }
    m_bytes[m_held++] = byte;
    if (m_held < expected()) {
        return std::nullopt;
    }
    const auto reply = complete();
    if (!reply) {
        m_skipped += m_held;
    }
    m_held = 0;
    return reply;
}

std::optional<Reply> ReplyReader::complete()
{
    if (isRealTimeStatus(m_bytes[0])) {
        return RealTimeStatus{m_bytes[0]};
    }
    if (isStatusBack(m_bytes[0])) {
        auto sensors = readStatusBack({m_bytes[0], m_bytes[1], m_bytes[2], m_bytes[3]});
        return sensors ? std::optional<Reply>(*sensors) : std::nullopt;
    }
    const bool closed = m_bytes[m_held - 1] == 0;
    if (m_bytes[0] == header && m_held == 7 && closed) {
        return ProcessDone{{m_bytes[2], m_bytes[3], m_bytes[4], m_bytes[5]}};
    }
    if (m_bytes[0] == header && m_held == 3 && m_bytes[1] == clearedIdentifier && closed) {
        return BuffersCleared{};
    }
    return std::nullopt;
}

} // namespace pishkhan::printer::escpos
