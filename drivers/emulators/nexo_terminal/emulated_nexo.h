// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal as a station sees it through nexo Retailer: messages by HTTP, one payment at a time, status and abort beside it, its own
/// books, and every fault of nexo_faults.h. Used by the program pishkhan-emulate-nexo and, in the same process, by the cut matrix. Follows
/// payment.md 9.
#pragma once
#include <optional>
#include <set>

#include "drivers/emulators/card_terminal/http_device.h"
#include "drivers/emulators/nexo_terminal/nexo_books.h"
#include "drivers/emulators/nexo_terminal/nexo_faults.h"
#include "drivers/emulators/nexo_terminal/nexo_messages.h"
#include "drivers/emulators/nexo_terminal/nexo_seal.h"

namespace pishkhan::emulators::nexo {

class EmulatedNexo final : public HttpDevice {
public:
    /// With keys it speaks JSON, sealed; without them XML.
    EmulatedNexo(Books& books, Faults& faults, std::optional<SealKeys> keys);

    std::int64_t nextDeadline() const override { return m_sale ? m_sale->dueMs : -1; }
    bool isBusy() const override { return m_sale.has_value(); }
    void sellByHand(std::int64_t amount, EmulatorTime now); ///< somebody uses the terminal without the station

protected:
    void onRequest(int line, const HttpRequest& request, EmulatorTime now) override;
    void onGone(int line, EmulatorTime now) override;
    void onTime(EmulatorTime now) override;

private:
    enum class Step { Card, Host, Answer };
    struct Sale {
        BookLine line;
        NextPayment course;
        Request request;
        int station = 0; ///< line of the request
        Step step = Step::Card;
        bool aborted = false;
        std::int64_t dueMs = 0;
    };

    Dialect dialect() const { return m_keys ? Dialect::Json : Dialect::Xml; }
    void answerTo(int line, const Request& request, EmulatorTime now);
    void startSale(int line, const Request& request, EmulatorTime now);
    void giveBack(int line, const Request& request, EmulatorTime now);
    void abort(int line, const Request& request, EmulatorTime now);
    void sendStatus(int line, const Request& request);
    void decide();
    void answer(const Sale& sale);
    void send(int line, const Reply& reply, const NextPayment& course);
    void fail(int line, const Request& request, const std::string& condition);
    bool isLoggedIn(const Request& request) const;
    BookLine stamp(std::int64_t amount, EmulatorTime now);
    Body bodyOf(const BookLine& line) const;
    Body totals() const;

    Books& m_books;
    Faults& m_faults;
    std::optional<SealKeys> m_keys;
    std::optional<Sale> m_sale;
    std::set<std::string> m_loggedIn; ///< sale systems
    int m_number = 0;
};

} // namespace pishkhan::emulators::nexo
