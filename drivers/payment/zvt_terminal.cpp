// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_terminal.h"

#include "drivers/payment/zvt_codes.h"
#include "drivers/payment/zvt_match.h"
#include "drivers/payment/zvt_payment.h"

namespace pishkhan::payment::zvt {
namespace {

using ports::PaymentOutcome;
using ports::QueryVerdict;

constexpr std::uint8_t needsInitialisation = 0x01; ///< status bits of a registration's completion
constexpr std::uint8_t needsDiagnosis = 0x02;
constexpr std::uint8_t waitCode = 0x9C;

/// Keeps the last status of an inquiry; acknowledging it commits nobody to anything.
class Inquiry final : public DialogueOwner {
public:
    Apdu onStatus(const StatusFields& status) override
    {
        m_last = status;
        return composeAcknowledge();
    }
    const std::optional<StatusFields>& last() const { return m_last; }

private:
    std::optional<StatusFields> m_last;
};

Error brokenBy(const DialogueEnd& end)
{
    const ErrorKind kind = end.reason == "link-lost" ? ErrorKind::Disconnected : ErrorKind::Timeout;
    return makeError(kind, end.reason, "zvt");
}

Error refusedBy(const DialogueEnd& end)
{
    const ErrorKind kind = reasonOf(end.code) == "busy" ? ErrorKind::Busy : ErrorKind::Refused;
    return makeError(kind, reasonOf(end.code), "zvt", end.code);
}

ports::QueryAnswer undecided(const Error& error)
{
    const bool busy = error.kind == ErrorKind::Busy;
    return {busy ? QueryVerdict::StillRunning : QueryVerdict::NoAnswer, {}, busy ? "busy" : "no-contact"};
}

} // namespace

ZvtTerminal::ZvtTerminal(TransportFactory connect, const ports::Clock& clock, Settings settings)
    : m_connect(std::move(connect)), m_clock(clock), m_settings(settings)
{
}

ZvtTerminal::~ZvtTerminal() = default;

ports::PaymentCapabilities ZvtTerminal::capabilities() const
{
    ports::PaymentCapabilities able;
    able.queryLast = able.cancel = able.reversal = able.refund = able.totals = true;
    return able;
}

void ZvtTerminal::drop()
{
    if (m_dialogue) {
        m_dialogue->close();
        m_dialogue.reset();
    }
}

Result<DialogueEnd> ZvtTerminal::ask(const Apdu& command)
{
    Inquiry owner;
    DialogueEnd end = m_dialogue->run(command, owner);
    if (end.how == DialogueEnd::How::Broken) {
        drop();
        return brokenBy(end);
    }
    return end;
}

Status ZvtTerminal::enrol()
{
    const DialogueEnd end = TRY(ask(composeRegistration(m_settings.station)));
    if (end.how != DialogueEnd::How::Completed) {
        drop();
        return refusedBy(end);
    }
    const ByteView data = end.data;
    // F35: what it counts in, before any sale. One that does not say is believed to count as it was asked to.
    if (parseStatus(data).currency.value_or(m_settings.station.currency) != m_settings.station.currency) {
        drop();
        return makeError(ErrorKind::Refused, "wrong-currency", "zvt");
    }
    const std::uint8_t bits = data.size() >= 2 && data[0] == 0x19 ? data[1] : std::uint8_t{0};
    if ((bits & needsInitialisation) != 0) {
        TRY(ask(composeInitialisation(m_settings.station)));
    }
    if ((bits & needsDiagnosis) != 0) {
        TRY(ask(composeDiagnosis(m_settings.station)));
    }
    return {};
}

Status ZvtTerminal::connect()
{
    if (m_dialogue) {
        return {};
    }
    m_dialogue = std::make_unique<Dialogue>(TRY(m_connect()), m_clock, m_settings.timers);
    return enrol();
}

Result<std::uint8_t> ZvtTerminal::terminalStatus()
{
    const DialogueEnd end = TRY(ask(composeStatusEnquiry(m_settings.station)));
    if (end.how == DialogueEnd::How::Completed) {
        return statusByte(end.data).value_or(0);
    }
    if (end.how == DialogueEnd::How::Refused && end.code != waitCode) {
        return std::uint8_t{0}; // an enquiry it does not know, from a terminal that is free to say so
    }
    return end.code;
}

Status ZvtTerminal::prepare()
{
    const bool fresh = !m_dialogue;
    TRY(connect());
    if (fresh) {
        return {};
    }
    auto status = terminalStatus();
    if (!status) { // the line went stale since the last payment
        return connect();
    }
    return readinessOf(*status) == Readiness::Busy ? Status(makeError(ErrorKind::Busy, "busy", "zvt", *status))
                                                   : Status();
}

Result<std::optional<StatusFields>> ZvtTerminal::lastTransaction()
{
    Inquiry owner;
    const DialogueEnd end = m_dialogue->run(composeRepeatReceipt(m_settings.station), owner);
    if (end.how == DialogueEnd::How::Broken) {
        drop();
        return brokenBy(end);
    }
    if (end.how == DialogueEnd::How::Refused && reasonOf(end.code) == "busy") {
        return refusedBy(end);
    }
    const auto& last = owner.last();
    const bool found =
        end.how == DialogueEnd::How::Completed && last && (!last->trace.empty() || !last->receipt.empty());
    return found ? last : std::optional<StatusFields>{};
}

Result<ports::PaymentBaseline> ZvtTerminal::readBaseline()
{
    TRY(connect());
    const auto last = TRY(lastTransaction());
    ports::PaymentBaseline read;
    if (last) {
        read.known = true;
        read.last = factsOf(*last);
        read.takenBack = !last->originalTrace.empty() || last->result.value_or(0) != 0;
    }
    const bool unchanged = read.known == m_baseline.known && read.last == m_baseline.last;
    read.attempts = unchanged ? m_baseline.attempts : 0;
    m_baseline = read;
    return read;
}

ports::PaymentAnswer ZvtTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    if (!m_dialogue) { // dropped since the baseline: nothing of this payment has left
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    ++m_baseline.attempts; // forgotten again when it turns out to be stored
    MoneyDialogue owner(watcher, m_settings.station.currency);
    const Apdu command = composeAuthorisation(m_settings.station, request.amount, m_settings.mirror);
    const DialogueEnd end = m_dialogue->run(command, owner);
    m_receiptText = owner.receiptText();
    m_paidKey = request.key;
    m_seen = owner.lastStatus();
    if (end.how == DialogueEnd::How::Broken) {
        drop();
    }
    return owner.answer(end);
}

ZvtTerminal::Last ZvtTerminal::askIdle()
{
    if (const Status connected = connect(); !connected) {
        return {undecided(connected.error()), {}};
    }
    const auto status = terminalStatus();
    if (!status) {
        return {undecided(status.error()), {}};
    }
    if (readinessOf(*status) == Readiness::Busy) {
        return {ports::QueryAnswer{QueryVerdict::StillRunning, {}, "busy"}, {}};
    }
    const auto last = lastTransaction();
    if (!last) {
        return {undecided(last.error()), {}};
    }
    return {std::nullopt, *last};
}

ports::QueryAnswer ZvtTerminal::query(const ports::PaymentRequest& request, const ports::PaymentBaseline& baseline,
                                      Instant now)
{
    const Last last = askIdle();
    if (last.undecided) {
        return *last.undecided;
    }
    const auto seen = m_paidKey == request.key ? m_seen : std::optional<StatusFields>{};
    return matchLast({request, baseline, last.transaction, seen, now, m_settings.station.currency});
}

Result<ports::TerminalTotals> ZvtTerminal::totals()
{
    TRY(connect());
    Inquiry owner;
    const DialogueEnd end = m_dialogue->run(composeTotals(m_settings.station), owner);
    if (end.how == DialogueEnd::How::Broken) {
        drop();
        return brokenBy(end);
    }
    if (end.how != DialogueEnd::How::Completed) {
        return refusedBy(end);
    }
    if (!owner.last() || !owner.last()->totals) {
        return makeError(ErrorKind::Protocol, "the terminal sent no totals", "zvt");
    }
    return ports::TerminalTotals{owner.last()->totals->count, owner.last()->totals->sum};
}

} // namespace pishkhan::payment::zvt
