// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/journal_api.h"

#include <limits>

#include <nlohmann/json.hpp>

#include "sync/hub/answers.h"
#include "sync/hub/api_json.h"
#include "sync/wire/byte_reader.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t busySeconds = 2;
constexpr std::size_t mostGivenBack = 1U << 20U;
constexpr std::uint64_t mostStatements = 256; ///< a few kilobytes each

HttpAnswer refuse(int status, std::string_view code, std::string_view message)
{
    return jsonAnswer(status, errorJson(code, message));
}

std::string predecessorJson(const std::string& device, const ReplacedKey& old, const Publication& latest)
{
    const nlohmann::ordered_json out = {{"device", device},
                                        {"epoch", old.lastEpoch},
                                        {"durableSequence", old.sequence},
                                        {"durableHead", toHex(old.head)},
                                        {"certificate", toBase64(old.certificate)},
                                        {"logSize", latest.size},
                                        {"logRoot", latest.size == 0 ? std::string() : toBase64(latest.root)}};
    return out.dump();
}

HttpAnswer toAnswer(const std::string& device, std::uint32_t epoch, const IngestAnswer& answer, std::size_t window)
{
    if (answer.refusal && answer.refusal->status == 503) {
        return errorAnswer(answer.refusal->code, busySeconds);
    }
    return jsonAnswer(answer.refusal ? answer.refusal->status : 200, ingestJson(device, epoch, answer, window));
}

} // namespace

void JournalApi::handle(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target)
{
    const HttpRequest& request = exchange->request();
    const bool isHead = target.segments.size() == 5 && target.segments[4] == "head";
    const bool isBatches = target.segments.size() == 5 && target.segments[4] == "batches";
    const bool isStatements = target.segments.size() == 5 && target.segments[4] == "statements";
    const bool isPredecessor = target.segments.size() == 5 && target.segments[4] == "predecessor";
    const bool isRelease =
        (target.segments.size() == 5 || target.segments.size() == 6) && target.segments[4] == "release";
    const bool isProof = target.segments.size() == 6 && target.segments[4] == "proof";
    if (!isHead && !isBatches && !isStatements && !isPredecessor && !isProof && !isRelease) {
        return exchange->answer(errorAnswer("not-found"));
    }
    const bool asksBack = request.method == "GET" && isBatches;
    if (request.method != (isProof || asksBack || isStatements || isPredecessor || isRelease ? "GET" : "POST")) {
        return exchange->answer(errorAnswer("method"));
    }
    const std::string& device = target.segments[2];
    const auto epoch = parseDecimal(target.segments[3]);
    if (!epoch || *epoch > std::numeric_limits<std::uint32_t>::max()) {
        return exchange->answer(refuse(400, "format", "the epoch is a number below 2^32"));
    }
    if (request.peerName.empty()) {
        return exchange->answer(refuse(401, "certificate", "a client certificate is required"));
    }
    if (request.peerName != device) {
        return exchange->answer(refuse(403, "device", "the certificate belongs to another device"));
    }
    if (isProof) {
        const auto sequence = parseDecimal(target.segments[5]);
        const bool queued = sequence && *sequence <= INT64_MAX &&
                            m_desks.submit([this, exchange, device, epoch = *epoch, sequence = *sequence](Desk& desk) {
                                prove(desk, exchange, device, static_cast<std::uint32_t>(epoch), sequence);
                            });
        return queued ? void() : exchange->answer(errorAnswer(sequence ? "busy" : "not-found", busySeconds));
    }
    if (isRelease) {
        return giveRelease(exchange, target, device);
    }
    if (isPredecessor) {
        return givePredecessor(exchange, device);
    }
    if (isStatements) {
        return giveStatements(exchange, target, device);
    }
    if (asksBack) {
        return giveBack(exchange, target, device, static_cast<std::uint32_t>(*epoch));
    }
    const auto door = isHead ? JournalDoor::Head : JournalDoor::Batches;
    const bool queued = m_desks.submit([this, exchange, door, device, epoch = *epoch](Desk& desk) {
        take(desk, exchange, door, device, static_cast<std::uint32_t>(epoch));
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

/// A terminal whose disk was put back learns what it once sent: its own signed batches, nothing else.
void JournalApi::giveBack(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target,
                          const std::string& device, std::uint32_t epoch)
{
    const auto after = target.number("after", 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!after) {
        return exchange->answer(errorAnswer(after.error()));
    }
    const bool queued = m_desks.submit([exchange, device, epoch, after = *after](Desk& desk) {
        const auto row = desk.store.device(device);
        auto bytes = row && *row && (*row)->active ? desk.store.batchesAfter(device, epoch, after, mostGivenBack)
                                                   : Result<Bytes>(makeError(ErrorKind::Denied, "not registered"));
        if (!bytes) {
            return exchange->answer(errorAnswer(bytes.error()));
        }
        exchange->answer({200, "application/octet-stream", std::string(text(*bytes)), {{"Cache-Control", "no-store"}}});
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

/// A machine that takes another one's place learns how far the old books are known here, and under which key they were signed.
void JournalApi::givePredecessor(const std::shared_ptr<HttpExchange>& exchange, const std::string& device)
{
    const bool queued = m_desks.submit([this, exchange, device](Desk& desk) {
        const auto keys = desk.store.replacedKeys(device);
        if (!keys || keys->empty()) {
            return exchange->answer(errorAnswer(keys ? "not-found" : "storage", busySeconds));
        }
        exchange->answer(jsonAnswer(200, predecessorJson(device, keys->back(), m_writer.log().latest())));
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

/// What was signed for this terminal, as it was brought here. It is only ever fetched; nothing is pushed into an office.
void JournalApi::giveStatements(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target,
                                const std::string& device)
{
    const auto after = target.number("after", 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!after) {
        return exchange->answer(errorAnswer(after.error()));
    }
    const bool queued = m_desks.submit([exchange, device, after = *after](Desk& desk) {
        const auto row = desk.store.device(device);
        const auto rows = row && *row && (*row)->active
                              ? desk.store.statements(device, after, mostStatements)
                              : Result<std::vector<StatementRow>>(makeError(ErrorKind::Denied, "not registered"));
        if (!rows) {
            return exchange->answer(errorAnswer(rows.error()));
        }
        std::string body;
        for (const StatementRow& one : *rows) {
            Bytes number;
            wire::putU64(number, one.number);
            body += text(number);
            body += text(one.parcel);
        }
        exchange->answer({200, "application/octet-stream", std::move(body), {{"Cache-Control", "no-store"}}});
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

void JournalApi::take(Desk& desk, const std::shared_ptr<HttpExchange>& exchange, JournalDoor door,
                      const std::string& device, std::uint32_t epoch)
{
    const auto row = desk.store.device(device);
    if (!row) {
        return exchange->answer(errorAnswer("storage", busySeconds));
    }
    if (!*row || !(*row)->active) {
        return exchange->answer(refuse(403, "device", "the device is not registered here, or no longer active"));
    }
    const std::string& body = exchange->request().body;
    const auto replaced = desk.store.replacedKeys(device);
    if (!replaced) {
        return exchange->answer(errorAnswer("storage", busySeconds));
    }
    auto proved = hub::proveAny(door, **row, *replaced, epoch, view(body), m_authority);
    if (const auto* refusal = std::get_if<Refusal>(&proved)) {
        return exchange->answer(refuse(refusal->status, refusal->code, refusal->message));
    }
    IngestWriter& writer = m_writer;
    const bool queued = writer.submit(std::move(std::get<Arrival>(proved)), body.size(),
                                      [exchange, device, epoch, &writer](const IngestAnswer& answer) {
                                          exchange->answer(toAnswer(device, epoch, answer, writer.windowBytes()));
                                      });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

void JournalApi::prove(Desk& desk, const std::shared_ptr<HttpExchange>& exchange, const std::string& device,
                       std::uint32_t epoch, std::uint64_t sequence)
{
    const auto leaf = desk.store.leafHolding(device, epoch, sequence);
    if (!leaf) {
        return exchange->answer(errorAnswer(leaf.error().kind == ErrorKind::Refused ? "not-found" : "storage"));
    }
    const auto proof = m_writer.log().proof(*leaf);
    if (!proof) {
        return exchange->answer(errorAnswer("not-published"));
    }
    exchange->answer({200, "text/plain; charset=utf-8", *proof, {{"Cache-Control", "no-store"}}});
}

} // namespace pishkhan::hub
