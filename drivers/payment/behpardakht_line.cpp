// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_line.h"

#include <algorithm>

#include "drivers/payment/behpardakht_frame.h"

namespace pishkhan::payment::behpardakht {
namespace {

constexpr std::size_t readSize = 2048;

Error silent()
{
    return makeError(ErrorKind::Timeout, "terminal is silent", "behpardakht");
}

Error damaged()
{
    return makeError(ErrorKind::Protocol, "bytes that are no frame", "behpardakht");
}

} // namespace

Result<bool> Line::sayReady()
{
    TRY(m_bytes->write(view("Ready?"), m_timers.answer));
    const std::int64_t deadline = m_clock.monotonicMs() + m_timers.ready.count();
    while (m_buffer.size() < 2) {
        const std::int64_t left = deadline - m_clock.monotonicMs();
        if (left <= 0) {
            return false;
        }
        auto more = m_bytes->read(readSize, Milliseconds(left));
        if (!more && more.error().kind != ErrorKind::Timeout) {
            return more.error();
        }
        append(m_buffer, more ? ByteView(*more) : ByteView());
    }
    const bool ok = m_buffer[0] == 'O' && m_buffer[1] == 'K';
    if (ok) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + 2);
    }
    return ok;
}

Status Line::send(ByteView body)
{
    return m_bytes->write(composeFrame(body), m_timers.answer);
}

Result<Answer> Line::await(const Wish& wish)
{
    const std::int64_t deadline = m_clock.monotonicMs() + wish.patience.count();
    for (;;) {
        const Bytes body = TRY(nextBody(deadline, wish));
        Answer answer = parseAnswer(body);
        // An answer that names another request is a late one, or somebody else's (E1).
        const bool otherService = !answer.service.empty() && answer.service != wish.service;
        const bool otherNumber = !answer.number.empty() && answer.number != wish.number;
        if (!otherService && !otherNumber) {
            return answer;
        }
    }
}

Result<Bytes> Line::nextBody(std::int64_t deadlineMs, const Wish& wish)
{
    for (;;) {
        if (m_buffer.size() >= 2 && m_buffer[0] == 'O' && m_buffer[1] == 'K') {
            m_buffer.erase(m_buffer.begin(), m_buffer.begin() + 2); // a late word to an earlier "Ready?"
        }
        Found found = takeFrame(m_buffer);
        if (found.what == Found::What::Damaged && !(m_buffer.size() == 1 && m_buffer[0] == 'O')) {
            return damaged();
        }
        if (found.what == Found::What::Frame) {
            m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(found.used));
            return std::move(found.body);
        }
        TRY(readMore(deadlineMs, wish));
    }
}

/// At least one byte more, or a reason why none will come. Inside a frame only a short gap is allowed.
Status Line::readMore(std::int64_t deadlineMs, const Wish& wish)
{
    const bool inside = !m_buffer.empty();
    const std::int64_t end = inside ? m_clock.monotonicMs() + m_timers.gap.count() : deadlineMs;
    for (;;) {
        if (!inside && !m_cancelSent && wish.wantsCancel && wish.wantsCancel()) {
            m_cancelSent = true; // a request, not a result: the terminal's answer decides
            TRY(m_bytes->write(view("CANCEL"), m_timers.answer));
        }
        const std::int64_t left = end - m_clock.monotonicMs();
        if (left <= 0) {
            return inside ? Status(makeError(ErrorKind::Protocol, "a frame stopped half-way", "behpardakht"))
                          : silent();
        }
        auto more = m_bytes->read(readSize, Milliseconds(std::min(left, m_timers.cancelSlice.count())));
        if (more) {
            append(m_buffer, *more);
            return {};
        }
        if (more.error().kind != ErrorKind::Timeout) {
            return more.error();
        }
    }
}

} // namespace pishkhan::payment::behpardakht
