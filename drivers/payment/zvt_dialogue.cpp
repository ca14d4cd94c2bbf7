// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_dialogue.h"

#include <algorithm>

namespace pishkhan::payment::zvt {
namespace {

constexpr std::size_t readSize = 4096;
constexpr std::uint8_t functionUnknown = 0x83;

std::string wordFor(const Error& error)
{
    return error.kind == ErrorKind::Timeout ? "no-answer" : "link-lost";
}

} // namespace

struct Dialogue::Course {
    DialogueEnd end;
    bool accepted = false;
    bool approvalKept = false; ///< after our 80 00 to an approval nothing may be aborted any more
    bool lastTry = false;      ///< T4 is over and our 06 B0 is out
    Milliseconds completion{};
    std::int64_t deadlineMs = 0;

    bool broken(std::string reason)
    {
        end.how = DialogueEnd::How::Broken;
        end.reason = std::move(reason);
        return false;
    }
};

Dialogue::Dialogue(std::unique_ptr<transport::Transport> line, const ports::Clock& clock, Timers timers)
    : m_line(std::move(line)), m_clock(clock), m_timers(timers)
{
}

Status Dialogue::send(const Apdu& apdu)
{
    return m_line->write(encode(apdu), m_timers.answer);
}

Result<Apdu> Dialogue::receive(std::int64_t deadlineMs)
{
    for (;;) {
        if (auto apdu = m_reader.next()) {
            return std::move(*apdu);
        }
        const std::int64_t left = deadlineMs - m_clock.monotonicMs();
        if (left <= 0) {
            return makeError(ErrorKind::Timeout, "terminal is silent", "zvt");
        }
        m_reader.feed(TRY(m_line->read(readSize, Milliseconds(left))));
    }
}

DialogueEnd Dialogue::run(const Apdu& command, DialogueOwner& owner)
{
    Course course;
    course.completion = m_timers.completion;
    m_reader.clear();
    if (const Status sent = send(command); !sent) {
        course.broken(wordFor(sent.error()));
        return course.end;
    }
    course.deadlineMs = m_clock.monotonicMs() + m_timers.answer.count();
    while (step(owner, course)) {
    }
    return course.end;
}

bool Dialogue::step(DialogueOwner& owner, Course& course)
{
    const std::int64_t slice = m_clock.monotonicMs() + m_timers.cancelSlice.count();
    auto message = receive(std::min(course.deadlineMs, slice));
    if (message) {
        return take(*message, owner, course) && abortIfWanted(owner, course);
    }
    if (message.error().kind != ErrorKind::Timeout) {
        return course.broken("link-lost");
    }
    return onSilence(owner, course);
}

bool Dialogue::onSilence(DialogueOwner& owner, Course& course)
{
    const bool late = m_clock.monotonicMs() >= course.deadlineMs;
    if (late && (!course.accepted || course.lastTry)) {
        return course.broken(course.accepted ? "timeout" : "no-answer");
    }
    if (late) {
        course.lastTry = true;
        course.deadlineMs = m_clock.monotonicMs() + m_timers.answer.count();
        return abortNow(course);
    }
    return abortIfWanted(owner, course);
}

/// After every message too: a terminal that keeps talking leaves no silence to ask in.
bool Dialogue::abortIfWanted(DialogueOwner& owner, Course& course)
{
    const bool isOpen = course.accepted && !course.end.weAborted && !course.approvalKept;
    return !isOpen || !owner.wantsAbort() || abortNow(course);
}

bool Dialogue::abortNow(Course& course)
{
    if (course.approvalKept) {
        return true; // the terminal is printing or booking; asking it to stop could only do harm
    }
    course.end.weAborted = true;
    return send(composeAbort()) ? true : course.broken("link-lost");
}

bool Dialogue::take(const Apdu& message, DialogueOwner& owner, Course& course)
{
    if (isAnswer(message)) {
        if (!course.accepted && !isPositive(message)) {
            course.end.how = DialogueEnd::How::Refused;
            course.end.code = refusalCode(message);
            return false;
        }
        // Later answers belong to our 06 B0: whether it helped shows in how the dialogue ends.
        course.deadlineMs = course.accepted ? course.deadlineMs : m_clock.monotonicMs() + course.completion.count();
        course.accepted = true;
        return true;
    }
    course.accepted = true; // some terminals leave their 80 00 out
    const Status answered = answer(message, owner, course);
    if (message.command == code::completion || message.command == code::abortByTerminal) {
        // It is over for the terminal whether or not our last 80 00 arrives.
        course.end.how = message.command == code::completion ? DialogueEnd::How::Completed : DialogueEnd::How::Aborted;
        course.end.code = message.data.empty() ? std::uint8_t{0xFF} : message.data[0];
        course.end.data = message.data;
        return false;
    }
    return answered ? true : course.broken("link-lost");
}

Status Dialogue::answer(const Apdu& message, DialogueOwner& owner, Course& course)
{
    switch (message.command) {
    case code::intermediate: {
        const Intermediate step = parseIntermediate(message.data);
        if (step.minutes) {
            course.completion = Milliseconds(std::int64_t{*step.minutes} * 60'000);
        }
        course.deadlineMs = m_clock.monotonicMs() + course.completion.count();
        owner.onIntermediate(step);
        return send(composeAcknowledge());
    }
    case code::status: {
        const StatusFields status = parseStatus(message.data);
        const Apdu reply = owner.onStatus(status);
        course.approvalKept = status.result == std::uint8_t{0} && isPositive(reply);
        course.deadlineMs = m_clock.monotonicMs() + course.completion.count();
        return send(reply);
    }
    case code::printLine:
    case code::printText:
        owner.onReceiptText(receiptText(message.command, message.data));
        return send(composeAcknowledge());
    case code::completion:
    case code::abortByTerminal:
    case code::setDateTime: return send(composeAcknowledge());
    default: return send(composeRefusal(functionUnknown));
    }
}

} // namespace pishkhan::payment::zvt
