// SPDX-License-Identifier: GPL-3.0-or-later
// JournalApi: which release a terminal should run, and the pieces of it. An answer to a question; the terminal decides.
#include <limits>

#include <nlohmann/json.hpp>

#include "sync/hub/answers.h"
#include "sync/hub/journal_api.h"
#include "sync/hub/rollouts.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t busySeconds = 2;
constexpr std::size_t pieceBytes = 256U << 10U;

const char* word(release::Order::What what)
{
    switch (what) {
    case release::Order::What::Nothing: return "nothing";
    case release::Order::What::Take: return "take";
    case release::Order::What::Back: return "back";
    }
    return "nothing";
}

} // namespace

void JournalApi::giveRelease(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target,
                             const std::string& device)
{
    const bool wantsPiece = target.segments.size() == 6;
    const auto from = target.number("from", 0, 0, std::numeric_limits<std::int64_t>::max());
    if (!from) {
        return exchange->answer(errorAnswer(from.error()));
    }
    const std::string digest = wantsPiece ? target.segments[5] : std::string();
    const bool queued = m_desks.submit([this, exchange, device, digest, from = *from](Desk& desk) {
        const auto row = desk.store.device(device);
        if (!row || !*row || !(*row)->active) {
            return exchange->answer(errorAnswer("denied"));
        }
        if (!digest.empty()) {
            const auto piece = m_rollouts.piece(digest, from, pieceBytes);
            return exchange->answer(
                piece ? HttpAnswer{200,
                                   "application/octet-stream",
                                   std::string(text(*piece)),
                                   {{"Cache-Control", "no-store"}}}
                      : errorAnswer(piece.error().kind == ErrorKind::Refused ? "not-found" : "storage", busySeconds));
        }
        const ReleaseAnswer answer = m_rollouts.answerFor(device);
        const nlohmann::ordered_json out = {{"order", word(answer.order.what)},
                                            {"cause", answer.order.cause},
                                            {"digest", answer.digest},
                                            {"manifest", answer.manifest}};
        exchange->answer(jsonAnswer(200, out.dump()));
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy", busySeconds));
    }
}

} // namespace pishkhan::hub
