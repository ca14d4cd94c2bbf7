// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_reasons.h"

#include <algorithm>
#include <string_view>

namespace pishkhan::printer {
namespace {

using ports::PrinterReason;

enum class Effect { Stops, Tells };

struct Meaning {
    std::string_view keyword;
    PrinterReason reason;
    Effect effect;
};

constexpr Meaning meanings[] = {
    {"media-empty", PrinterReason::PaperOut, Effect::Stops},
    {"media-needed", PrinterReason::PaperOut, Effect::Stops},
    {"input-tray-missing", PrinterReason::PaperOut, Effect::Stops},
    {"media-low", PrinterReason::PaperNearEnd, Effect::Tells},
    {"media-jam", PrinterReason::Jam, Effect::Stops},
    {"cover-open", PrinterReason::CoverOpen, Effect::Stops},
    {"door-open", PrinterReason::CoverOpen, Effect::Stops},
    {"interlock-open", PrinterReason::CoverOpen, Effect::Stops},
    {"fuser-over-temp", PrinterReason::Overheated, Effect::Stops},
    {"offline", PrinterReason::Offline, Effect::Stops},
    {"shutdown", PrinterReason::Offline, Effect::Stops},
    {"timed-out", PrinterReason::Offline, Effect::Stops},
    {"paused", PrinterReason::Held, Effect::Stops},
    {"toner-empty", PrinterReason::Other, Effect::Stops},
    {"marker-supply-empty", PrinterReason::Other, Effect::Stops},
};

std::string_view withoutSeverity(std::string_view keyword)
{
    for (const std::string_view suffix : {"-error", "-warning", "-report"}) {
        if (keyword.ends_with(suffix)) {
            return keyword.substr(0, keyword.size() - suffix.size());
        }
    }
    return keyword;
}

void add(CupsReasons& out, PrinterReason reason, Effect effect)
{
    out.stops = out.stops || effect == Effect::Stops;
    if (std::find(out.reasons.begin(), out.reasons.end(), reason) == out.reasons.end()) {
        out.reasons.push_back(reason);
    }
}

} // namespace

CupsReasons readReasons(const std::vector<std::string>& keywords)
{
    CupsReasons out;
    for (const std::string& keyword : keywords) {
        const std::string_view bare = withoutSeverity(keyword);
        const auto* const found =
            std::find_if(std::begin(meanings), std::end(meanings), [&](const Meaning& m) { return m.keyword == bare; });
        if (found != std::end(meanings)) {
            add(out, found->reason, found->effect);
        } else if (bare == "cups-ipp-missing-job-history") {
            out.historyLost = true;
        } else if (keyword.ends_with("-error")) {
            add(out, PrinterReason::Other, Effect::Stops);
        }
    }
    return out;
}

} // namespace pishkhan::printer
