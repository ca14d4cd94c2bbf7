// SPDX-License-Identifier: GPL-3.0-or-later
/// One connection to a Behpardakht terminal: unframed words and one request with its answer. Knows timers and bytes, not
/// money; behpardakht_terminal decides. Follows payment.md 8.1 and 8.5.
#pragma once
#include <functional>
#include <memory>

#include "drivers/payment/behpardakht_fields.h"
#include "drivers/transport/transport.h"
#include "terminal/ports/clock.h"

namespace pishkhan::payment::behpardakht {

struct Timers {
    Milliseconds answer{5'000};       ///< an inquiry's
    Milliseconds ready{2'000};        ///< "Ready?" → "OK"
    Milliseconds completion{180'000}; ///< card, PIN and 45 s for the bank; the terminal gives no sign of progress
    Milliseconds gap{500};            ///< between bytes of one frame
    Milliseconds cancelSlice{200};    ///< how often a wish to cancel is looked at
    Milliseconds quiet{105'000};      ///< 60 s and 45 s: before that a sale may still be running unseen
    Milliseconds blindQuiet{300'000}; ///< the same for a terminal that does not answer "Ready?"
    Milliseconds again{10'000};       ///< between two answers "not found" that together are conclusive
};

class Line {
public:
    Line(std::unique_ptr<transport::Transport> bytes, const ports::Clock& clock, const Timers& timers)
        : m_bytes(std::move(bytes)), m_clock(clock), m_timers(timers)
    {
    }

    /// "Ready?": true for OK, false for silence or anything else. Errors: Disconnected.
    Result<bool> sayReady();

    struct Wish {
        std::string service, number; ///< what the answer must carry
        Milliseconds patience{0};
        std::function<bool()> wantsCancel; ///< may be empty
    };
    /// Send the request whose body this is, once, in one write. Errors: as transport::Transport::write.
    Status send(ByteView body);
    /// Its answer; answers to other requests are passed over.
    /// Errors: Timeout, Disconnected, Protocol (bytes that are no frame, a frame that stops half-way).
    Result<Answer> await(const Wish& wish);
    void close() { m_bytes->close(); }

private:
    Result<Bytes> nextBody(std::int64_t deadlineMs, const Wish& wish);
    Status readMore(std::int64_t deadlineMs, const Wish& wish);

    std::unique_ptr<transport::Transport> m_bytes;
    const ports::Clock& m_clock;
    const Timers& m_timers;
    Bytes m_buffer;
    bool m_cancelSent = false;
};

} // namespace pishkhan::payment::behpardakht
