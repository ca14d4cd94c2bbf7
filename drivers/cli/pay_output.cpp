// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/pay_output.h"

#include <cstdio>

#include <nlohmann/json.hpp>

#include "terminal/domain/payment/unverified.h"

namespace pishkhan::cli {
namespace {

namespace pay = domain::payment;

const char* outcomeOf(const pay::State& state)
{
    switch (state.phase) {
    case pay::Phase::Final: return "approved";
    case pay::Phase::NotPaid: return "not-paid";
    case pay::Phase::Intended:
    case pay::Phase::BaselineTaken:
    case pay::Phase::Sending:
    case pay::Phase::ApprovedPending:
    case pay::Phase::Unknown:
    case pay::Phase::NeedsOperator:
    case pay::Phase::Conflict: return "unknown";
    }
    return "unknown";
}

const char* outcomeOf(const pay::back::State& state)
{
    switch (state.phase) {
    case pay::back::Phase::Done: return "given-back";
    case pay::back::Phase::NotDone: return "not-given-back";
    case pay::back::Phase::Intended:
    case pay::back::Phase::Sending:
    case pay::back::Phase::Unknown:
    case pay::back::Phase::NeedsOperator: return "unknown";
    }
    return "unknown";
}

bool needsOperator(const pay::State& state)
{
    return state.phase == pay::Phase::NeedsOperator || state.phase == pay::Phase::Conflict;
}

bool needsOperator(const pay::back::State& state)
{
    return state.phase == pay::back::Phase::NeedsOperator;
}

/// What a payment and a return have in common.
template <typename State> nlohmann::json common(const State& state)
{
    return {{"intent", state.intent.key},
            {"outcome", outcomeOf(state)},
            {"evidence", state.evidence},
            {"amount", state.intent.amount.count()},
            {"rrn", state.result.rrn},
            {"trace", state.result.trace},
            {"maskedPan", state.result.maskedPan},
            {"needsOperator", needsOperator(state)},
            {"phase", std::string(name(state.phase))},
            {"reason", state.reason},
            {"code", state.result.resultCode},
            {"terminalId", state.result.terminalId},
            {"receipt", state.result.receiptNumber},
            {"localTime", state.result.localTime},
            {"resolvedBy", state.resolvedBy}};
}

template <typename State> void print(const State& state, const nlohmann::json& line, Shown how)
{
    if (how == Shown::Json) {
        std::printf("%s\n", line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
        return;
    }
    std::printf("%s: %s%s%s\n", state.intent.key.c_str(), outcomeOf(state), state.reason.empty() ? "" : ", ",
                state.reason.c_str());
}

} // namespace

void show(const pay::State& state, Shown how)
{
    nlohmann::json line = common(state);
    line["unverified"] = pay::isUnverified(state);
    line["merchantId"] = state.result.merchantId;
    line["approval"] = state.result.approvalCode;
    print(state, line, how);
}

void show(const pay::back::State& state, Shown how)
{
    nlohmann::json line = common(state);
    line["original"] = state.intent.original;
    line["return"] = std::string(name(state.intent.kind));
    line["askedBy"] = state.intent.askedBy;
    line["approvedBy"] = state.intent.approvedBy;
    print(state, line, how);
}

int complain(const Error& error)
{
    std::fprintf(stderr, "pishkhan-device pay: %s: %s\n", error.source.c_str(), error.what.c_str());
    return error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::Unsupported ? 2 : 1;
}

} // namespace pishkhan::cli
