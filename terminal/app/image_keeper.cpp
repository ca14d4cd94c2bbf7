// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/image_keeper.h"

#include <algorithm>

#include "terminal/domain/jalali.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
namespace event = domain::counter::event;

namespace {

constexpr Milliseconds lookEvery(3'600'000);
constexpr std::int64_t msOfADay = 86'400'000;

std::string lastDay(Instant now, int days)
{
    return domain::formatJalali(domain::toJalali(Instant{now.ms + days * msOfADay}));
}

/// The words of what is blacked out, each once: «number face».
std::string wordsOf(const catalogue::ImageRule& rule)
{
    std::string out;
    for (const catalogue::RedactBox& box : rule.redact) {
        if ((" " + out + " ").find(" " + box.what + " ") == std::string::npos) {
            out += (out.empty() ? "" : " ") + box.what;
        }
    }
    return out;
}

} // namespace

void ImageKeeper::start()
{
    if (m_vault == nullptr) {
        return;
    }
    for (const std::string& digest : m_vault->kept()) {
        if (!m_loop.counter.state().keptImages.contains(digest)) { // a crash between the file and its event
            static_cast<void>(m_vault->destroy(digest).has_value());
        }
    }
    sweep();
}

std::optional<ports::KeepWish> ImageKeeper::wishFor(const catalogue::ServiceSheet* sheet) const
{
    if (m_vault == nullptr || sheet == nullptr || !sheet->image.kept) {
        return std::nullopt;
    }
    ports::KeepWish wish;
    for (const catalogue::RedactBox& box : sheet->image.redact) {
        wish.boxes.push_back({box.left, box.top, box.width, box.height});
    }
    wish.seal = [vault = m_vault, agency = sheet->agency](ByteView picture) { return vault->seal(agency, picture); };
    return wish;
}

command::ImageFate ImageKeeper::fateOf(const catalogue::ServiceSheet* sheet, const ports::ScannedDocument& document)
{
    if (m_vault == nullptr || sheet == nullptr || !sheet->image.kept) {
        return {};
    }
    if (document.sealed.empty()) {
        return {std::nullopt, document.keepRefusal.empty() ? "not-sealed" : document.keepRefusal};
    }
    const auto digest = m_vault->keep(document.sealed);
    if (!digest) {
        return {std::nullopt, wordFor(digest.error())};
    }
    event::ImageKept kept;
    kept.documentKind = document.kind;
    kept.legalBasis = sheet->image.basis;
    kept.purpose = sheet->image.purpose;
    kept.redacted = wordsOf(sheet->image);
    kept.until = lastDay(m_loop.clock.now(), sheet->image.retentionDays);
    kept.size = static_cast<std::int64_t>(document.sealed.size());
    kept.digest = *digest;
    return {std::move(kept), {}};
}

void ImageKeeper::sweep()
{
    const std::string today = domain::formatJalali(domain::toJalali(m_loop.clock.now()));
    const std::vector<std::string> there = m_vault->kept();
    const auto known = m_loop.counter.state().keptImages; // a copy: each end changes it
    for (const auto& [digest, image] : known) {
        const auto subject = m_loop.counter.state().cases.find(image.caseId);
        const bool isCancelled =
            subject != m_loop.counter.state().cases.end() && subject->second.step == domain::counter::Step::Cancelled;
        if (std::find(there.begin(), there.end(), digest) == there.end()) {
            end(digest, "missing");
        } else if (image.until < today) { // yyyy/mm/dd compares as it reads
            end(digest, "retention-over");
        } else if (isCancelled) {
            end(digest, "case-cancelled");
        }
    }
    m_loop.clock.after(lookEvery, [this] { sweep(); });
}

void ImageKeeper::end(const std::string& digest, const std::string& cause)
{
    if (const Status gone = m_vault->destroy(digest); !gone) {
        m_loop.trouble(gone.error());
        return; // the next look tries again
    }
    m_loop.tell(command::RecordImageEnd{digest, cause});
}

} // namespace pishkhan::app
