// SPDX-License-Identifier: GPL-3.0-or-later
/// One ZVT connection and the dialogues on it: a command, the terminal's messages, each answered once, and the end.
/// Knows timers and answers, not money; zvt_terminal decides. Follows payment.md 7.2 and 7.5.
#pragma once
#include <memory>
#include <string>

#include "drivers/payment/zvt_fields.h"
#include "drivers/payment/zvt_protocol.h"
#include "drivers/transport/transport.h"
#include "terminal/ports/clock.h"

namespace pishkhan::payment::zvt {

struct Timers {
    Milliseconds answer{5'000};       ///< T3: command to its 80 00 or 84 xx
    Milliseconds completion{180'000}; ///< T4: restarted by each 04 FF and 04 0F
    Milliseconds cancelSlice{200};    ///< how often a wish to cancel is looked at
};

/// What the owner of a dialogue does while it runs. The defaults suit inquiries.
class DialogueOwner {
public:
    virtual ~DialogueOwner() = default;
    /// A 04 0F. The returned answer goes to the terminal: 80 00 keeps a payment, 84 xx reverses it.
    virtual Apdu onStatus(const StatusFields& status) = 0;
    virtual void onIntermediate(const Intermediate& /*step*/) {}
    virtual void onReceiptText(const std::string& /*text*/) {}
    virtual bool wantsAbort() { return false; }
};

struct DialogueEnd {
    enum class How {
        Completed, ///< 06 0F
        Aborted,   ///< 06 1E with a code
        Refused,   ///< 84 xx to the command: nothing started
        Broken,    ///< link lost, no answer in time, bytes that are no ZVT: anything may have happened
    };
    How how = How::Broken;
    std::uint8_t code = 0;  ///< of Aborted and Refused
    Bytes data;             ///< of Completed
    std::string reason;     ///< of Broken: link-lost, no-answer, timeout
    bool weAborted = false; ///< a 06 B0 of ours was sent
};

class Dialogue {
public:
    Dialogue(std::unique_ptr<transport::Transport> line, const ports::Clock& clock, Timers timers);

    /// Run `command` to its end. After Broken the connection is of no more use.
    DialogueEnd run(const Apdu& command, DialogueOwner& owner);
    void close() { m_line->close(); }

private:
    struct Course; // one dialogue under way

    Status send(const Apdu& apdu);
    Result<Apdu> receive(std::int64_t deadlineMs); ///< Errors: Timeout, Disconnected, Protocol
    Status answer(const Apdu& message, DialogueOwner& owner, Course& course);
    bool step(DialogueOwner& owner, Course& course); ///< false when the dialogue is over
    bool take(const Apdu& message, DialogueOwner& owner, Course& course);
    bool onSilence(DialogueOwner& owner, Course& course);
    bool abortIfWanted(DialogueOwner& owner, Course& course);
    bool abortNow(Course& course);

    std::unique_ptr<transport::Transport> m_line;
    const ports::Clock& m_clock;
    Timers m_timers;
    ApduReader m_reader;
};

} // namespace pishkhan::payment::zvt
