// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_scanner.h"

#include <algorithm>

#include "drivers/document/page_run.h"
#include "drivers/document/scanner_helper.h"

namespace pishkhan::document {

namespace {

constexpr const char* buttonSeconds = "10";

/// What a fault leaves of a run that had sheets before it.
std::string interruptionOf(const Result<SaneFault>& end)
{
    if (end && *end == SaneFault::None) {
        return {};
    }
    const Error why = end ? errorOf(*end) : end.error();
    return ports::isScannerWord(why.what) ? why.what : "feeder-stopped";
}

} // namespace

Result<SaneFault> SaneScanner::hear(std::vector<std::string> words, Take take,
                                    const std::function<bool()>& cancelRequested) const
{
    ScannerHelper helper;
    helper.program = m_settings.program;
    helper.environment = m_settings.environment;
    if (!m_settings.configuration.empty()) {
        helper.environment.push_back("SANE_CONFIG_DIR=" + m_settings.configuration);
    }
    helper.silence = m_settings.silence;
    helper.timeLimit = m_settings.timeLimit;
    helper.take = std::move(take);
    helper.cancelRequested = cancelRequested;
    return faultOf(TRY(hearScanner(helper, std::move(words))));
}

std::vector<std::string> SaneScanner::wordsFor(const char* first) const
{
    std::vector<std::string> words;
    if (first != nullptr) {
        words.emplace_back(first);
    }
    words.push_back(m_settings.device);
    words.insert(words.end(), m_settings.options.begin(), m_settings.options.end());
    return words;
}

/// SANE's names of the source: «Automatic Document Feeder», «ADF», «ADF Front» …
bool SaneScanner::isFeeder() const
{
    return std::any_of(m_settings.options.begin(), m_settings.options.end(), [](const std::string& option) {
        return option.starts_with("source=") &&
               (option.find("Feeder") != std::string::npos || option.find("ADF") != std::string::npos);
    });
}

Result<LockedBytes> SaneScanner::scan(const std::function<bool()>& cancelRequested) const
{
    LockedBytes page;
    const auto take = [&page](LockedBytes scanned) { page = std::move(scanned); };
    const SaneFault fault = TRY(hear(wordsFor(nullptr), take, cancelRequested));
    if (fault != SaneFault::None) {
        return errorOf(fault);
    }
    return page;
}

Status SaneScanner::condition()
{
    const SaneFault fault = TRY(hear({"--look", m_settings.device}, [](const LockedBytes&) {}, {}));
    return fault == SaneFault::None ? Status() : errorOf(fault);
}

Result<ports::ButtonWait> SaneScanner::awaitButton(const std::function<bool()>& cancelRequested)
{
    const auto none = [](const LockedBytes&) {};
    const SaneFault fault = TRY(hear({"--await-button", m_settings.device, buttonSeconds}, none, cancelRequested));
    switch (fault) {
    case SaneFault::None: return ports::ButtonWait::Pressed;
    case SaneFault::NotPressed:
    case SaneFault::Cancelled: return ports::ButtonWait::NotYet;
    case SaneFault::NoButton: return ports::ButtonWait::HasNone;
    default: return errorOf(fault);
    }
}

Result<ports::ScannedDocument> SaneScanner::readPicture(const ports::KeepWish* wish,
                                                        const std::function<bool()>& cancelRequested)
{
    PageRun run(m_settings.decoder, wish, cancelRequested);
    const auto end = hear(
        wordsFor(isFeeder() ? "--all" : nullptr), [&run](const LockedBytes& page) { run.take(page); }, cancelRequested);
    const bool isCancelled = cancelRequested && cancelRequested();
    if (run.isEmpty() || isCancelled) {
        TRY(end);
        return errorOf(*end != SaneFault::None ? *end : isCancelled ? SaneFault::Cancelled : SaneFault::Broken);
    }
    auto document = TRY(run.document());
    document.interrupted = interruptionOf(end);
    return document;
}

} // namespace pishkhan::document
