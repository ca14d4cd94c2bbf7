// SPDX-License-Identifier: GPL-3.0-or-later
/// EscposEngine: the inside of an emulated receipt printer: receive buffer, command interpreter, paper, sensors. It
/// answers in the printer's own bytes. The line (USB, in-process) feeds it; the dock and the tests work its faults.
/// Follows Epson's "ESC/POS Command Reference". One thread at a time.
#pragma once
#include <algorithm>
#include <deque>
#include <functional>
#include <optional>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::emulators {

/// What is wrong with every answer of the printer.
enum class ReplyFault { None, Twice, Damaged };

class EscposEngine {
public:
    using PageDone = std::function<void(const ports::Bitmap&)>;

    /// `receiveBuffer` bytes are taken while printing stands still, then the line is held back (NAK).
    explicit EscposEngine(PageDone pageDone, std::size_t receiveBuffer = 4096)
        : m_pageDone(std::move(pageDone)), m_capacity(receiveBuffer)
    {
    }

    std::size_t take(ByteView bytes); ///< how many of them went in
    bool hasReplies() const { return !m_replies.empty(); }
    Bytes replies(std::size_t most);
    void powerCycle(); ///< forgets the buffers and what was enabled; paper already out stays out

    // Faults, worked by a person's hand or a test.
    void setPaper(bool present);
    void setPaperNearEnd(bool near);
    void setCover(bool open);
    void setCutterError(bool broken);
    void setOverheated(bool hot);
    void loadPaperRows(std::optional<int> rows);  ///< the paper ends after so many rows; nullopt: a full roll
    void stallAfterRows(std::optional<int> rows); ///< takes nothing more after so many rows, and says nothing about it
    void setMute(bool mute) { m_mute = mute; }    ///< prints, but never answers
    void setConfirms(bool confirms) { m_confirms = confirms; } ///< false: a cheap printer without GS ( H
    void setReplyFault(ReplyFault fault) { m_replyFault = fault; }
    void setPace(int rowsPerTick); ///< 0: prints as fast as bytes come
    void tick();                   ///< of a paced printer: the mechanism moves on
    /// A serial printer in XON/XOFF mode says when its buffer is three quarters full and when it is a quarter full again.
    void setFlowBytes(bool sends) { m_flowBytes = sends; }

    int pagesDone() const { return m_pages; }
    int rowsPrinted() const { return m_rowsPrinted; }        ///< all rows ever put on paper
    std::size_t bytesHeld() const { return m_input.size(); } ///< received, not yet acted on
    std::size_t room() const { return m_capacity - std::min(m_capacity, m_input.size()); }
    std::uint16_t portStatus() const; ///< GET_PORT_STATUS of the USB printer class
    bool canPrint() const { return m_paper && !m_coverOpen && !m_cutterError && !m_overheated; } ///< as the sensors say

private:
    void hearRealTime(std::uint8_t byte);
    void answerStatus(std::uint8_t question);
    void clearBuffers();
    void run();
    bool step();
    bool stepImage();
    bool stepGs();
    void eat(std::size_t count);
    void printRow(ByteView row);
    void cut();
    void reply(std::initializer_list<std::uint8_t> bytes);
    void sensorsChanged();
    void sayFlow();

    PageDone m_pageDone;
    std::size_t m_capacity;
    std::deque<std::uint8_t> m_input;
    std::deque<std::uint8_t> m_replies;
    Bytes m_heard; ///< the last bytes received, for real-time commands
    struct Image {
        std::size_t stride;
        int rowsLeft;
    };
    std::optional<Image> m_image; ///< within GS v 0
    ports::Bitmap m_page;
    bool m_statusBack = false;
    bool m_paper = true;
    bool m_nearEnd = false;
    bool m_coverOpen = false;
    bool m_cutterError = false;
    bool m_overheated = false;
    bool m_mute = false;
    bool m_confirms = true;
    ReplyFault m_replyFault = ReplyFault::None;
    int m_pace = 0;
    int m_rowsAllowed = 0; ///< of a paced printer, until the next tick
    bool m_flowBytes = false;
    bool m_stopped = false; ///< the host was told to wait
    std::optional<int> m_paperRows;
    std::optional<int> m_stallRows;
    int m_pages = 0;
    int m_rowsPrinted = 0;
};

} // namespace pishkhan::emulators
