// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/receipt_printer/escpos_engine.h"

#include <algorithm>

namespace pishkhan::emulators {
namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1b;
constexpr std::uint8_t gs = 0x1d;
constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;
/// The longest real-time command: DLE DC4, function 8.
constexpr std::size_t longestRealTime = 10;
constexpr int tallestPage = 20000;

unsigned bit(bool on, unsigned position)
{
    return on ? 1U << position : 0U;
}

bool endsWith(const Bytes& heard, std::initializer_list<std::uint8_t> tail)
{
    return heard.size() >= tail.size() &&
           std::equal(tail.begin(), tail.end(), heard.end() - static_cast<long>(tail.size()));
}

} // namespace

std::size_t EscposEngine::take(ByteView bytes)
{
    std::size_t taken = 0;
    for (const std::uint8_t byte : bytes) {
        if (m_input.size() >= m_capacity) {
            run();
        }
        if (m_input.size() >= m_capacity) {
            break;
        }
        m_input.push_back(byte);
        hearRealTime(byte);
        ++taken;
    }
    run();
    sayFlow();
    return taken;
}

Bytes EscposEngine::replies(std::size_t most)
{
    const auto end = m_replies.begin() + static_cast<long>(std::min(most, m_replies.size()));
    Bytes out(m_replies.begin(), end);
    m_replies.erase(m_replies.begin(), end);
    return out;
}

void EscposEngine::powerCycle()
{
    clearBuffers();
    m_replies.clear();
    m_statusBack = false;
    m_stopped = false;
    if (m_flowBytes) {
        m_replies.push_back(xon); // a printer that is ready says so
    }
}

void EscposEngine::reply(std::initializer_list<std::uint8_t> bytes)
{
    const int times = m_mute ? 0 : m_replyFault == ReplyFault::Twice ? 2 : 1;
    for (int i = 0; i < times; ++i) {
        m_replies.insert(m_replies.end(), bytes);
        if (m_replyFault == ReplyFault::Damaged) {
            m_replies.back() ^= 0x80U;
        }
    }
}

void EscposEngine::sayFlow()
{
    const std::size_t held = m_input.size();
    if (m_flowBytes && !m_stopped && held > m_capacity / 4 * 3) {
        m_stopped = true;
        m_replies.push_back(xoff);
    } else if (m_flowBytes && m_stopped && held < m_capacity / 4) {
        m_stopped = false;
        m_replies.push_back(xon);
    }
}

/// Real-time commands act on arrival, even within image data, as on a real printer.
void EscposEngine::hearRealTime(std::uint8_t byte)
{
    m_heard.push_back(byte);
    if (m_heard.size() > longestRealTime) {
        m_heard.erase(m_heard.begin());
    }
    if (byte >= 1 && byte <= 4 && endsWith(m_heard, {dle, 0x04, byte})) {
        answerStatus(byte);
    } else if (endsWith(m_heard, {dle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8})) {
        clearBuffers();
        reply({0x37, 0x25, 0x00});
    }
}

void EscposEngine::answerStatus(std::uint8_t question)
{
    unsigned answer = 0x12;
    switch (question) {
    case 1: answer |= bit(!canPrint(), 3); break;
    case 2: answer |= bit(m_coverOpen, 2) | bit(!m_paper, 5) | bit(m_cutterError || m_overheated, 6); break;
    case 3: answer |= bit(m_cutterError, 3) | bit(m_overheated, 6); break;
    default: answer |= (m_nearEnd || !m_paper ? 0x0cU : 0U) | (m_paper ? 0U : 0x60U); break;
    }
    reply({static_cast<std::uint8_t>(answer)});
}

void EscposEngine::clearBuffers()
{
    m_input.clear();
    m_image.reset();
    m_page = {};
}

std::uint16_t EscposEngine::portStatus() const
{
    return static_cast<std::uint16_t>(0x10U | bit(canPrint(), 3) | bit(!m_paper, 5));
}

/// Automatic status back, when the host asked for it.
void EscposEngine::sensorsChanged()
{
    if (m_statusBack) {
        reply({static_cast<std::uint8_t>(0x10U | bit(!canPrint(), 3) | bit(m_coverOpen, 5)),
               static_cast<std::uint8_t>(bit(m_cutterError, 3) | bit(m_overheated, 6)),
               static_cast<std::uint8_t>((m_nearEnd || !m_paper ? 0x03 : 0) | (m_paper ? 0 : 0x0c)), 0x0f});
    }
    run();
}

void EscposEngine::run()
{
    while (canPrint() && m_stallRows != 0 && (m_pace == 0 || m_rowsAllowed > 0) && !m_input.empty() &&
           (m_image ? stepImage() : step())) {
    }
}

void EscposEngine::eat(std::size_t count)
{
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<long>(std::min(count, m_input.size())));
}

/// One row of GS v 0, once all of it is here.
bool EscposEngine::stepImage()
{
    if (m_input.size() < m_image->stride) {
        return false;
    }
    const Bytes row(m_input.begin(), m_input.begin() + static_cast<long>(m_image->stride));
    eat(m_image->stride);
    if (--m_image->rowsLeft == 0) {
        m_image.reset();
    }
    printRow(row);
    return true;
}

/// One command. False: more bytes are needed.
bool EscposEngine::step()
{
    const std::uint8_t first = m_input[0];
    if (first == gs) {
        return stepGs();
    }
    if (first == esc || first == dle) {
        if (m_input.size() < 2) {
            return false;
        }
        const std::uint8_t second = m_input[1];
        std::size_t length = 2;
        if (first == dle) {
            length = second == 0x14 ? longestRealTime : 3; // already acted on arrival
        } else if (second == 'd' || second == 'J' || second == 'a') {
            length = 3;
        }
        if (m_input.size() < length) {
            return false;
        }
        eat(length);
        return true;
    }
    eat(1); // text: this printer shows none
    return true;
}

bool EscposEngine::stepGs()
{
    const auto at = [&](std::size_t index) { return m_input[index]; };
    const std::size_t held = m_input.size();
    if (held < 3) {
        return false;
    }
    switch (at(1)) {
    case 'a':
        m_statusBack = at(2) != 0;
        eat(3);
        return true;
    case 'V': {
        const std::size_t length = at(2) >= 65 ? 4 : 3;
        if (held < length) {
            return false;
        }
        eat(length);
        cut();
        return true;
    }
    case 'v':
        if (held < 8) {
            return false;
        }
        m_image = Image{static_cast<std::size_t>(at(4) + at(5) * 256), at(6) + at(7) * 256};
        eat(8);
        if (m_image->stride == 0 || m_image->rowsLeft == 0) {
            m_image.reset();
        }
        return true;
    case '(': {
        const std::size_t length = held < 5 ? 5 : 5 + static_cast<std::size_t>(at(3) + at(4) * 256);
        if (held < length) {
            return length <= m_capacity ? false : (eat(1), true);
        }
        if (at(2) == 'H' && length == 11 && at(5) == 48 && m_confirms) {
            reply({0x37, 0x22, at(7), at(8), at(9), at(10), 0x00});
        }
        eat(length);
        return true;
    }
    default: eat(2); return true;
    }
}

void EscposEngine::printRow(ByteView row)
{
    const int width = static_cast<int>(row.size()) * 8;
    if (m_page.width != width) {
        m_page = {width, 0, {}};
    }
    if (m_page.height < tallestPage) {
        append(m_page.rows, row);
        ++m_page.height;
    }
    ++m_rowsPrinted;
    m_rowsAllowed -= m_pace > 0 ? 1 : 0;
    if (m_stallRows) {
        --*m_stallRows;
    }
    if (m_paperRows && --*m_paperRows <= 0) {
        setPaper(false);
    }
}

void EscposEngine::cut()
{
    const ports::Bitmap page = std::exchange(m_page, {});
    if (page.height > 0) {
        ++m_pages;
        m_pageDone(page);
    }
}

} // namespace pishkhan::emulators
