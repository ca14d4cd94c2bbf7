// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/uplink.h"

#include <algorithm>

#include "terminal/crypto/digest.h"

namespace pishkhan::uplink {
namespace {

constexpr int mostRequestsPerRound = 10000; ///< a round ends even against a hub that never gets further
constexpr int conflict = 409;

/// What a failed exchange says about the line.
Line lineAfter(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Integrity: return Line::Mismatch;
    case ErrorKind::Denied:
    case ErrorKind::Refused:
    case ErrorKind::InvalidInput: return Line::Refused;
    default: return Line::Offline;
    }
}

/// Within a second: the rest is the line's own delay.
bool isSameOffset(const std::optional<Milliseconds>& a, const std::optional<Milliseconds>& b)
{
    constexpr std::int64_t jitterMs = 1000;
    return a.has_value() == b.has_value() && (!a || std::abs((*a - *b).count()) < jitterMs);
}

} // namespace

struct Uplink::Round {
    Line line = Line::Offline;
    std::string problem;
};

const char* name(Line line)
{
    switch (line) {
    case Line::Offline: return "offline";
    case Line::Connected: return "connected";
    case Line::Refused: return "refused";
    case Line::Mismatch: return "mismatch";
    }
    return "offline";
}

Uplink::Uplink(ports::Outbox& outbox, HubAddress hub, ports::Executor& owner, const ports::Clock& clock,
               std::function<void(const LineReport&)> report, UplinkPace pace)
    : m_outbox(outbox), m_hub(std::move(hub)), m_owner(owner), m_clock(clock), m_report(std::move(report)),
      m_pace(pace), m_window(pace.bytesAtOnce)
{
}

Uplink::~Uplink()
{
    stop();
}

Status Uplink::start()
{
    m_memory = TRY(loadMemory(m_hub.memoryFile));
    m_hub.https.verifyAt = [this] { return std::max({m_clock.now(), m_hub.notBefore, m_memory.hubTime}); };
    m_client = TRY(HttpsClient::open(m_hub.https));
    m_thread = std::thread([this] { run(); });
    return {};
}

void Uplink::stop()
{
    *m_alive = false;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    if (m_client) {
        m_client->stop();
    }
    m_wake.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Uplink::nudge()
{
    {
        const std::lock_guard lock(m_mutex);
        m_nudged = true;
    }
    m_wake.notify_all();
}

void Uplink::run()
{
    for (;;) {
        const Round round = exchange();
        tell(round.line, round.problem);
        if (!waitFor(pauseAfter(round))) {
            return;
        }
    }
}

Uplink::Round Uplink::exchange()
{
    m_retryAfter = Milliseconds(0);
    const auto now = m_clock.monotonicMs();
    const bool headDue = m_headSentAt == 0 || now - m_headSentAt >= m_pace.heartbeat.count();
    auto done = headDue ? sendHead() : Status();
    if (done) {
        m_headSentAt = headDue ? std::max<std::int64_t>(now, 1) : m_headSentAt;
        done = sendBatches();
    }
    if (m_quarantined || m_replaced) {
        sendAside();
    }
    if (done) {
        done = sendOlder();
    }
    if (done && m_takeStatements && m_statementsOffered > m_statements) {
        done = fetchStatements();
    }
    if (done) {
        static_cast<void>(askRelease().has_value()); // never in the way of the books; asked again
    }
    if (!done) {
        m_headSentAt = 0; // after any trouble the head goes first again
        return {lineAfter(done.error()), done.error().what};
    }
    return {Line::Connected, {}};
}

Status Uplink::sendHead()
{
    const Bytes head =
        TRY(ask<Bytes>([nonce = m_memory.nonce](ports::Outbox& outbox) { return outbox.headMessage(nonce); }));
    const auto decoded = TRY(wire::decodeHead(head));
    m_path = "/v1/journals/" + decoded.message.device + "/" + std::to_string(decoded.message.epoch) + "/";
    m_head = decoded.message;
    return post("head", head);
}

Status Uplink::sendBatches()
{
    for (int request = 0; request < mostRequestsPerRound; ++request) {
        const std::size_t most = std::min(m_window, m_pace.bytesAtOnce);
        const auto batches = TRY(ask<std::vector<ports::OutgoingBatch>>(
            [after = m_durable, most](ports::Outbox& outbox) { return outbox.batchesAfter(after, most); }));
        if (batches.empty()) {
            return {};
        }
        Bytes body;
        for (const ports::OutgoingBatch& batch : batches) {
            append(body, batch.wireBytes);
        }
        TRY(post("batches", body));
    }
    return makeError(ErrorKind::Protocol, "the hub does not get further", "uplink");
}

Status Uplink::post(const std::string& what, const Bytes& body)
{
    const Instant before = m_clock.now();
    const auto response = TRY(m_client->post(m_path + what, "application/octet-stream", body));
    const Instant middle{before.ms + (m_clock.now() - before).count() / 2};
    m_retryAfter = retryAfter(response);
    if (response.status == 429 || response.status == 503) {
        return makeError(ErrorKind::Busy, "the hub asks to wait", "uplink", response.status);
    }
    const auto answer = TRY(parseHubAnswer(response.status, response.body));
    if (answer.hubTime.ms > 0) {
        m_hubOffset = answer.hubTime - middle;
    }
    if (answer.error == "gap") {
        m_durable = answer.durableSequence;
        return {};
    }
    m_quarantined = answer.error == "quarantine";
    m_replaced = answer.error == "replaced";
    if (answer.error == "fork" && answer.hasPlace) {
        return foundOlderCopy(answer);
    }
    if (response.status == conflict) {
        return makeError(ErrorKind::Integrity, "the hub holds another journal of this device: " + answer.error,
                         "uplink", response.status);
    }
    if (!answer.error.empty()) {
        return makeError(ErrorKind::Refused, "the hub refuses: " + answer.error, "uplink", response.status);
    }
    return take(answer);
}

Status Uplink::take(const HubAnswer& answer)
{
    TRY(acceptCheckpoint(m_memory.checkpoint, answer.checkpoint, m_hub.logVkey));
    if (answer.nonce != m_memory.nonce || answer.checkpoint != m_memory.checkpoint) {
        const UplinkMemory next{answer.nonce, answer.checkpoint, std::max(m_memory.hubTime, answer.hubTime)};
        TRY(saveMemory(m_hub.memoryFile, next)); // first: a nonce that was used and is not on disk looks like a copy
        m_memory = next;
    }
    // Before anything is marked: is what the hub holds ours? A copy that has worked on is longer, and yet another.
    const auto own = ask<Hash>([at = answer.durableSequence](ports::Outbox& outbox) { return outbox.headAt(at); });
    if (answer.newestEpoch > m_head.epoch || (own && *own != answer.durableHead)) {
        return foundOlderCopy(answer);
    }
    m_statementsOffered = answer.newestStatement;
    m_window = answer.window;
    m_durable = answer.durableSequence;
    const auto marked =
        ask<void>([upTo = answer.durableSequence](ports::Outbox& outbox) { return outbox.markAcknowledged(upTo); });
    if (!marked && marked.error().kind == ErrorKind::InvalidInput) {
        return foundOlderCopy(answer);
    }
    return marked;
}

void Uplink::tell(Line line, const std::string& problem)
{
    m_owner.post([this, alive = m_alive, line, problem, offset = m_hubOffset, quarantined = m_quarantined,
                  olderCopy = m_olderCopy, replaced = m_replaced] {
        if (!*alive) {
            return;
        }
        LineReport report{line, 0, std::nullopt, 0, offset, problem, quarantined, olderCopy, replaced};
        if (const auto state = m_outbox.outboxState()) {
            report.waiting = state->waiting();
            report.oldestWaiting = state->oldestWaiting;
            report.acknowledged = state->acknowledged;
        }
        const bool same = m_told && m_told->line == line && m_told->waiting == report.waiting &&
                          m_told->acknowledged == report.acknowledged && m_told->problem == problem &&
                          m_told->oldestWaiting == report.oldestWaiting && m_told->quarantined == quarantined &&
                          m_told->olderCopy == olderCopy && m_told->replaced == replaced &&
                          isSameOffset(m_told->hubOffset, offset);
        if (!same) {
            m_told = report;
            m_report(report);
        }
    });
}

Milliseconds Uplink::pauseAfter(const Round& round)
{
    if (round.line == Line::Connected) {
        m_failures = 0;
        return m_pace.heartbeat;
    }
    m_failures = std::min(m_failures + 1, 16);
    std::array<std::uint8_t, 2> random{};
    static_cast<void>(crypto::fillRandom(random)); // without randomness the pause is merely not spread
    // A hub that refuses or contradicts will not change its mind in seconds.
    const auto doubled = std::min(m_pace.longestPause.count(), m_pace.shortestPause.count() << (m_failures - 1));
    const auto base =
        round.line == Line::Offline ? std::max(doubled, m_retryAfter.count()) : m_pace.longestPause.count();
    const auto spread = std::int64_t(random[0]) * 256 + random[1];
    return Milliseconds(base + base * spread / (2 * 65536));
}

bool Uplink::waitFor(Milliseconds pause)
{
    std::unique_lock lock(m_mutex);
    // A nudge ends idling at once, but not the pause after trouble: new work must not turn into a busy loop.
    const bool patient = m_failures > 0;
    m_wake.wait_for(lock, pause, [this, patient] { return m_stopping || (m_nudged && !patient); });
    m_nudged = false;
    return !m_stopping;
}

} // namespace pishkhan::uplink
