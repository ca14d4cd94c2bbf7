// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_match.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "terminal/domain/iran_offset.h"

namespace pishkhan::payment::zvt {
namespace {

using domain::payment::QueryAnswer;
using domain::payment::QueryVerdict;
using domain::payment::TransactionFacts;

constexpr std::int64_t tolerantMs = 10LL * 60'000; ///< how far the terminal's clock may be off
constexpr std::int64_t dayMs = 24LL * 3'600'000;
constexpr int traceWrap = 999'999;
constexpr int receiptWrap = 9'999;

std::optional<int> number(const std::string& digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && value > 0 ? std::optional<int>(value) : std::nullopt;
}

/// How many steps from `before` to `after` on a counter that wraps from `last` to 1; nothing when either is absent.
std::optional<int> stepsBetween(const std::string& before, const std::string& after, int last)
{
    const auto from = number(before);
    const auto to = number(after);
    if (!from || !to) {
        return std::nullopt;
    }
    return ((*to - *from) % last + last) % last;
}

/// Days since 1970-01-01 of a proleptic Gregorian date.
std::int64_t daysOf(std::int64_t year, unsigned month, unsigned day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = year / 400;
    const auto yearOfEra = static_cast<unsigned>(year - era * 400);
    const unsigned dayOfYear = (153 * (month + (month > 2 ? -3U : 9U)) + 2) / 5 + day - 1;
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + static_cast<std::int64_t>(dayOfEra) - 719'468;
}

/// The terminal's MMDD and HHMMSS in the year that puts them nearest to `now`.
std::optional<Instant> momentOf(const StatusFields& status, Instant now)
{
    const auto date = number("1" + status.date);
    const auto time = number("1" + status.time);
    if (status.date.size() != 4 || status.time.size() != 6 || !date || !time) {
        return std::nullopt;
    }
    const auto month = static_cast<unsigned>(*date / 100 % 100);
    const auto day = static_cast<unsigned>(*date % 100);
    if (month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const std::int64_t inDay = ((*time / 10'000 % 100) * 3'600LL + (*time / 100 % 100) * 60LL + *time % 100) * 1'000LL;
    const std::int64_t thisYear = 1970 + now.ms / (dayMs * 365);
    std::optional<Instant> best;
    for (std::int64_t year = thisYear - 2; year <= thisYear + 1; ++year) {
        const std::int64_t local = daysOf(year, month, day) * dayMs + inDay;
        const std::int64_t offset = domain::offsetMinutes(Instant{local}, domain::iranOffsets()) * 60'000LL;
        const Instant at{local - offset};
        if (!best || std::llabs(at.ms - now.ms) < std::llabs(best->ms - now.ms)) {
            best = at;
        }
    }
    return best;
}

bool inWindow(const Evidence& evidence, const StatusFields& last)
{
    const auto at = momentOf(last, evidence.now);
    return at && *at >= evidence.request.sentAt - Milliseconds(tolerantMs) &&
           *at <= evidence.now + Milliseconds(tolerantMs);
}

QueryAnswer verdict(QueryVerdict word, std::string reason, const std::optional<StatusFields>& last)
{
    return {word, last ? factsOf(*last) : TransactionFacts{}, std::move(reason)};
}

bool isUnchanged(const TransactionFacts& before, const StatusFields& last)
{
    return before.trace == last.trace && before.receiptNumber == last.receipt && before.terminalId == last.terminalId &&
           last.amount == before.amount;
}

bool isSeenApproval(const Evidence& evidence, const StatusFields& last)
{
    const auto& seen = evidence.seen;
    return seen && seen->result == std::uint8_t{0} && !seen->trace.empty() && seen->trace == last.trace &&
           seen->receipt == last.receipt;
}

/// The trace after which ours follows: the baseline's, or that of our own refused try (a wrong PIN).
const std::string& traceBefore(const Evidence& evidence)
{
    const auto& seen = evidence.seen;
    const bool refusedTry = seen && seen->result.value_or(0) != 0 && !seen->trace.empty();
    return refusedTry ? seen->trace : evidence.baseline.last.trace;
}

/// A reversal is the end of our payment when it takes back something newer than the baseline and nothing else was
/// stored since: whatever was sold is gone again.
bool reversesOurs(const Evidence& evidence, const StatusFields& last)
{
    const TransactionFacts& before = evidence.baseline.last;
    if (last.amount != evidence.request.amount) {
        return false;
    }
    if (last.originalTrace.empty()) {
        return last.result == std::uint8_t{0x6C};
    }
    if (!evidence.baseline.known || (evidence.seen && evidence.seen->trace == last.originalTrace)) {
        return true;
    }
    constexpr int near = 100;
    const auto original = stepsBetween(before.trace, last.originalTrace, traceWrap);
    const auto receipts = stepsBetween(before.receiptNumber, last.receipt, receiptWrap);
    const bool newer = original && *original >= 1 && *original < near;
    return newer && (*original == 1 || (receipts && *receipts <= 2));
}

bool isOurs(const Evidence& evidence, const StatusFields& last)
{
    if (isSeenApproval(evidence, last)) {
        return true;
    }
    if (!evidence.baseline.known) {
        return inWindow(evidence, last); // nothing was stored before; only time can speak
    }
    const auto traceSteps = stepsBetween(traceBefore(evidence), last.trace, traceWrap);
    const auto receiptSteps = stepsBetween(evidence.baseline.last.receiptNumber, last.receipt, receiptWrap);
    // Refused or cut tries of ours may have used numbers that were never stored.
    const bool nextTrace = traceSteps && *traceSteps >= 1 && *traceSteps <= 1 + evidence.baseline.attempts;
    const bool nextReceipt = receiptSteps && *receiptSteps == 1;
    if (!traceSteps || *traceSteps > 1) {
        return (!traceSteps || nextTrace) && nextReceipt && inWindow(evidence, last);
    }
    return nextTrace && (nextReceipt || inWindow(evidence, last));
}

} // namespace

QueryAnswer matchLast(const Evidence& evidence)
{
    const auto& last = evidence.last;
    const TransactionFacts& before = evidence.baseline.last;
    if (!last) {
        return evidence.baseline.known ? verdict(QueryVerdict::NoAnswer, "no-last-transaction", last)
                                       : verdict(QueryVerdict::NotPaid, "not-stored", last);
    }
    if (evidence.baseline.known && isUnchanged(before, *last)) {
        return verdict(QueryVerdict::NotPaid, "not-stored", std::nullopt);
    }
    if (evidence.baseline.known && before.terminalId != last->terminalId) {
        return verdict(QueryVerdict::NeedsOperator, "another-terminal", last); // F21
    }
    if (reversesOurs(evidence, *last)) {
        return verdict(QueryVerdict::NotPaid, "reversed", last);
    }
    const bool payment = last->result.value_or(0xFF) == 0 && last->originalTrace.empty();
    const bool sameMoney =
        last->amount == evidence.request.amount && last->currency.value_or(evidence.currency) == evidence.currency;
    if (!payment || !sameMoney) {
        return verdict(QueryVerdict::NeedsOperator, "another-transaction", last);
    }
    if (!isOurs(evidence, *last)) {
        return verdict(QueryVerdict::NeedsOperator, "not-adjacent", last); // F22
    }
    return verdict(QueryVerdict::Approved, {}, last);
}

QueryAnswer matchReversal(const Evidence& evidence, const TransactionFacts& original)
{
    const auto& last = evidence.last;
    if (!last) {
        return verdict(QueryVerdict::NoAnswer, "no-last-transaction", last);
    }
    const bool sameTerminal = original.terminalId.empty() || original.terminalId == last->terminalId;
    const auto named = number(last->originalTrace);
    if (sameTerminal && named && named == number(original.trace)) {
        return verdict(QueryVerdict::Approved, {}, last);
    }
    if (sameTerminal && evidence.baseline.known && isUnchanged(evidence.baseline.last, *last)) {
        return verdict(QueryVerdict::NotPaid, "not-stored", std::nullopt);
    }
    return verdict(QueryVerdict::NeedsOperator, sameTerminal ? "another-transaction" : "another-terminal", last);
}

} // namespace pishkhan::payment::zvt
