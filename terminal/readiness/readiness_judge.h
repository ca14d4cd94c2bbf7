// SPDX-License-Identifier: GPL-3.0-or-later
/// What a counter's facts mean: a light and a Persian sentence for each device, for the machine, and for each service of the catalogue. Pure;
/// called by counter_facts' callers and by the tests.
#pragma once
#include <string>
#include <vector>

#include "drivers/inventory/seen_device.h"
#include "printer-templates/self_test_page.h"
#include "terminal/base/instant.h"
#include "terminal/catalogue/catalogue.h"

namespace pishkhan::readiness {

enum class LineFact { NotConfigured, Reached, Unreachable };

/// What was found, before anybody judged it.
struct CounterFacts {
    std::vector<inventory::SeenDevice> devices; ///< the configured ones, and smart card readers
    LineFact gateway = LineFact::NotConfigured;
    LineFact hub = LineFact::NotConfigured;
    bool clockSynchronised = false;
    std::int64_t freeBytes = 0;
    bool diskTakesWrites = false;
    std::string keyProblem; ///< "": fine; no-key, no-certificate, no-match, expired, open-to-others
    int keyDaysLeft = 0;
    std::string queueProblem; ///< "": fine; storage, integrity …
    std::uint64_t waiting = 0;
};

std::vector<templates::SelfTestRow> judgeDevices(const CounterFacts& facts);
std::vector<templates::SelfTestRow> judgeMachine(const CounterFacts& facts);
std::vector<templates::SelfTestRow> judgeServices(const CounterFacts& facts, const catalogue::Catalogue& catalogue,
                                                  domain::JalaliDate today);

} // namespace pishkhan::readiness
