// SPDX-License-Identifier: GPL-3.0-or-later
/// A vendor's bridge as BRIDGE.md asks for one, with a card terminal it invents, its own books and every fault of bridge_faults.h. Used by the
/// program pishkhan-emulate-bridge and, in the same process, by the cut matrix.
#pragma once
#include <optional>

#include "drivers/emulators/bridge_service/bridge_books.h"
#include "drivers/emulators/bridge_service/bridge_faults.h"
#include "drivers/emulators/card_terminal/http_device.h"

namespace pishkhan::emulators::bridge {

struct Asked {
    std::string key, terminalId, trace, receipt;
    std::int64_t amount = 0;
    std::vector<BookLine> parts; ///< amount, payee and deposit id of each
};
/// Nothing for anything that is no JSON object with a usable key; parts that do not add up make the amount negative.
std::optional<Asked> readAsked(const std::string& body);

class EmulatedBridge final : public HttpDevice {
public:
    EmulatedBridge(Books& books, Faults& faults);

    std::int64_t nextDeadline() const override { return m_sale ? m_sale->dueMs : -1; }
    bool isBusy() const override { return m_sale.has_value(); }
    void sellByHand(std::int64_t amount, EmulatorTime now);

protected:
    void onRequest(int line, const HttpRequest& request, EmulatorTime now) override;
    void onGone(int line, EmulatorTime now) override;
    void onTime(EmulatorTime now) override;

private:
    enum class Step { Card, Host, Answer };
    struct Sale {
        Asked asked;
        NextPayment course;
        int station = 0; ///< line of the request
        bool isReturn = false, aborted = false;
        int original = 0; ///< number of the sale a reversal names
        Step step = Step::Card;
        std::int64_t dueMs = 0;
    };

    void start(int line, const Asked& asked, bool isReturn, EmulatorTime now);
    void decide();
    void end(const Sale& sale, BookLine::Kind kind, const std::string& reason);
    void sendOutcome(int line, const std::string& key, const NextPayment& course);
    void sendWord(int line, const std::string& key, const std::string& outcome, const std::string& reason);
    void send(int line, const std::string& body, const NextPayment& course);

    Books& m_books;
    Faults& m_faults;
    std::optional<Sale> m_sale;
    int m_number = 500;
};

} // namespace pishkhan::emulators::bridge
