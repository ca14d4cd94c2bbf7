// SPDX-License-Identifier: GPL-3.0-or-later
/// The messages an emulated nexo terminal reads and writes, in both dialects. Written from payment.md 9, apart from the driver's codec on
/// purpose: a shared mistake would not be seen.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/emulators/nexo_terminal/nexo_books.h"

namespace pishkhan::emulators::nexo {

enum class Dialect { Xml, Json };

struct Request {
    std::string category, serviceId, saleId, poiId;
    std::string key, currency, paymentType;
    std::int64_t amount = 0;
    bool hasReference = false;
    std::string aboutCategory, aboutService, aboutSale;
    std::string originalId, originalTime; ///< of a Reversal
};

/// Nothing for anything that is no request of nexo.
std::optional<Request> readRequest(Dialect dialect, const std::string& body);

/// The body of one answer, before its dialect.
struct Body {
    std::string result = "Success", condition, words;
    std::optional<BookLine> line;            ///< the payment or return it tells of
    std::string currency = "IRR", card, key; ///< of a payment; key empty: the line's own
    std::string slip;
    bool moreParts = false;
    std::string globalStatus; ///< of a Diagnosis
    std::vector<std::pair<std::string, std::pair<int, std::int64_t>>> totals;
};

struct Reply {
    std::string category, serviceId, saleId, poiId;
    Body body;
    std::optional<BookLine> repeats; ///< of a TransactionStatus: whose answer
    Body repeated;
};

std::string writeReply(Dialect dialect, const Reply& reply);
/// EventNotification; `rejected` is the request it will not do, or empty.
std::string writeEvent(Dialect dialect, const Request& request, const std::string& rejected);

std::string poiTransaction(int number); ///< ten digits, of invented terminals

} // namespace pishkhan::emulators::nexo
