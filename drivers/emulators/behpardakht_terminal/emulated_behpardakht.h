// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal as a station sees it through Behpardakht's POS-PC v3: unframed words, one request, one answer, its
/// own books, and every fault of behpardakht_faults.h. Used by the program pishkhan-emulate-behpardakht and, in the
/// same process, by the cut matrix. Follows payment.md 8.
#pragma once
#include <cstdint>
#include <optional>

#include "drivers/emulators/behpardakht_terminal/behpardakht_books.h"
#include "drivers/emulators/behpardakht_terminal/behpardakht_faults.h"
#include "drivers/emulators/behpardakht_terminal/behpardakht_messages.h"
#include "drivers/emulators/card_terminal/emulated_device.h"

namespace pishkhan::emulators::behpardakht {

class EmulatedBehpardakht final : public EmulatedDevice {
public:
    EmulatedBehpardakht(Books& books, Faults& faults);

    void lineUp() override;
    void lineDown(EmulatorTime now) override;
    Bytes receive(ByteView bytes, EmulatorTime now) override;
    Bytes tick(EmulatorTime now) override;
    std::int64_t nextDeadline() const override;
    bool isBusy() const override { return m_sale.has_value() || m_return.has_value(); }
    void sellByHand(std::int64_t amount, EmulatorTime now); ///< somebody uses the terminal without the station

private:
    enum class Step { Card, Host, Answer };
    struct Sale {
        BookLine line;
        NextPayment course;
        std::string number; ///< A4, echoed
        Step step = Step::Card;
        bool onLine = true;
        std::int64_t dueMs = 0;
    };
    struct Return {
        BookLine line;
        std::int64_t dueMs = 0;
    };

    Bytes onRequest(const Tags& tags, EmulatorTime now);
    Bytes startSale(const Tags& tags, EmulatorTime now);
    Bytes onInquiry(const Tags& tags) const;
    Bytes onCancel();
    Bytes advance(EmulatorTime now); ///< the sale's steps that are due
    void decide(EmulatorTime now);   ///< the bank has answered
    void failToDeliver(EmulatorTime now);
    Bytes answer(const Sale& sale) const;
    Bytes codeOnly(const std::string& code, const std::string& service, const std::string& number) const;
    Bytes framed(const AnswerBody& body) const;
    BookLine stamp(std::int64_t amount, EmulatorTime now);

    Books& m_books;
    Faults& m_faults;
    Bytes m_inbox;
    std::optional<Sale> m_sale;
    std::optional<Return> m_return;
    Bytes m_pushed; ///< an answer that found no line
    int m_serial = 0;
};

} // namespace pishkhan::emulators::behpardakht
