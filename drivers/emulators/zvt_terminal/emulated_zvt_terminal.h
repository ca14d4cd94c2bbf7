// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal as a station sees it through ZVT: one dialogue at a time, its own books, and every fault of
/// zvt_faults.h. Used by the program pishkhan-emulate-zvt and, in the same process, by the cut matrix.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>

#include "drivers/emulators/card_terminal/emulated_device.h"
#include "drivers/emulators/zvt_terminal/zvt_books.h"
#include "drivers/emulators/zvt_terminal/zvt_faults.h"
#include "drivers/emulators/zvt_terminal/zvt_messages.h"

namespace pishkhan::emulators {

class EmulatedZvtTerminal final : public EmulatedDevice {
public:
    EmulatedZvtTerminal(ZvtBooks& books, Faults& faults);

    void lineUp() override;
    void lineDown(EmulatorTime now) override;
    Bytes receive(ByteView bytes, EmulatorTime now) override;
    Bytes tick(EmulatorTime now) override;
    bool isBusy() const override { return m_sale.has_value() || m_lateReversal.has_value(); }
    std::int64_t nextDeadline() const override;
    void sellByHand(std::int64_t amount, EmulatorTime now); ///< somebody uses the terminal without the station

private:
    enum class Cause { Silence, Refusal };
    enum class Step { Show, Result, Print, End };
    struct Message {
        Step step = Step::Show;
        Bytes bytes;
        std::int64_t pauseMs = 0; ///< before it is sent
        bool approves = false;
    };
    struct Sale { ///< the money dialogue under way
        std::deque<Message> left;
        BookLine line;
        bool onLine = true;    ///< false once the station is gone
        bool waiting = false;  ///< for the station's answer to the front message
        bool approved = false; ///< the bank said yes
        bool booked = false;
        bool cancellable = true;
        std::int64_t dueMs = 0;
    };
    struct LateReversal {
        BookLine line;
        std::int64_t dueMs = 0;
    };

    Bytes onCommand(const StationMessage& message, EmulatorTime now);
    Bytes onAnswer(const StationMessage& message, EmulatorTime now);
    Bytes onMoneyAnswer(const StationMessage& message, EmulatorTime now);
    Bytes startSale(const StationMessage& message, EmulatorTime now);
    Bytes startReversal(const StationMessage& message, EmulatorTime now);
    Bytes startRefund(const StationMessage& message, EmulatorTime now);
    Bytes enquire(const StationMessage& message, EmulatorTime now);
    Bytes onAbort(EmulatorTime now);
    void scriptApproval(Sale& sale, const NextPayment& next);
    void scriptRefusal(Sale& sale, const NextPayment& next);
    Bytes proceed(EmulatorTime now);
    void takeBack(EmulatorTime now, Cause cause);
    void book();
    void endSale();
    BookLine stamp(std::int64_t amount, EmulatorTime now);
    Bytes say(std::uint8_t group, std::uint8_t instruction, const Bytes& data) const;

    ZvtBooks& m_books;
    Faults& m_faults;
    Bytes m_inbox;
    std::deque<Bytes> m_enquiry; ///< messages of a small dialogue still to be sent, one per answer
    std::optional<Sale> m_sale;
    std::optional<LateReversal> m_lateReversal;
    bool m_printsAtStation = false;
    int m_trace = 0;
    int m_receipt = 0;
};

} // namespace pishkhan::emulators
