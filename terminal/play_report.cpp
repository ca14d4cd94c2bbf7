// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/play_report.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace pishkhan {
namespace {

using domain::counter::Case;
using domain::counter::PaperStatus;

const Case* newestWithReceipt(const domain::counter::State& state)
{
    const Case* newest = nullptr;
    for (const auto& [id, one] : state.cases) {
        if (one.receipt && (newest == nullptr || one.receipt->sequence > newest->receipt->sequence)) {
            newest = &one;
        }
    }
    return newest;
}

/// What the whole journal says, for whoever compares it with the emulators' books.
nlohmann::json totals(const domain::counter::State& state)
{
    std::int64_t paid = 0, paidCases = 0;
    for (const auto& [id, one] : state.cases) {
        paid += one.paid.count();
        paidCases += one.paid > Rials(0) ? 1 : 0;
    }
    return {{"openCase", state.openCase}, {"cases", state.cases.size()}, {"paidCases", paidCases}, {"paidTotal", paid}};
}

const char* word(PaperStatus paper)
{
    switch (paper) {
    case PaperStatus::None: return "none";
    case PaperStatus::Requested: return "requested";
    case PaperStatus::Printed: return "printed";
    case PaperStatus::Owed: return "owed";
    case PaperStatus::Unknown: return "unknown";
    }
    return "unknown";
}

std::string paymentWord(const Case& one)
{
    if (one.paid > Rials(0)) {
        return "approved";
    }
    return one.payment ? std::string(domain::payment::name(one.payment->phase)) : "no-fee";
}

} // namespace

bool writePlayReport(const std::string& path, const std::string& shots, Terminal& terminal, const std::string& problem)
{
    if (path.empty()) {
        return true;
    }
    nlohmann::json report = totals(terminal.desk().state());
    report.update({{"problem", problem}, {"acknowledged", terminal.everythingAcknowledged()}});
    if (const Case* newest = newestWithReceipt(terminal.desk().state()); newest != nullptr) {
        const std::string image = shots + "/receipt.png";
        const Bytes picture = terminal.desk().receiptPictureOf(newest->id);
        std::ofstream out(image, std::ios::binary);
        out.write(reinterpret_cast<const char*>(picture.data()), static_cast<std::streamsize>(picture.size()));
        report.update({{"caseId", newest->id},
                       {"trackingCode", newest->trackingCode},
                       {"receiptNumber", newest->receipt->number},
                       {"receiptSequence", newest->receipt->sequence},
                       {"amount", newest->paid.count()},
                       {"payment", paymentWord(*newest)},
                       {"paper", word(newest->receipt->paper)},
                       {"page", word(newest->receipt->page)},
                       {"receiptImage", out && !picture.empty() ? image : ""},
                       {"qr", terminal.desk().receiptProofOf(newest->id)}});
    }
    std::ofstream out(path);
    out << report.dump() << '\n';
    return static_cast<bool>(out);
}

} // namespace pishkhan
