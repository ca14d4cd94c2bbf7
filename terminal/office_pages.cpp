// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/office_pages.h"

#include <array>

#include "terminal/base/files.h"
#include "terminal/domain/jalali.h"
#include "terminal/evidence_order.h"
#include "terminal/readiness/counter_facts.h"

namespace pishkhan {
namespace {

using inventory::DeviceKind;
using inventory::DeviceState;

/// Draws as the one beneath it does and keeps what was drawn: the page in the pack and the page on paper are one.
class KeepingRenderer final : public ports::EvidenceRenderer {
public:
    explicit KeepingRenderer(const ports::EvidenceRenderer& beneath) : m_beneath(beneath) {}
    Result<Bytes> evidencePdf(const ports::EvidenceReport& report) const override
    {
        kept = TRY(m_beneath.evidencePdf(report));
        return kept;
    }
    mutable Bytes kept;

private:
    const ports::EvidenceRenderer& m_beneath;
};

DeviceState stateOf(std::string_view word)
{
    return word == "ready" || word == "busy" ? DeviceState::Ready
           : word == "missing"               ? DeviceState::Missing
           : word == "trouble"               ? DeviceState::Trouble
                                             : DeviceState::Present;
}

/// What the watch knows, in the inventory's words. Lines are looked at apart.
std::vector<inventory::SeenDevice> seenDevices(const std::vector<ports::DeviceFact>& devices)
{
    constexpr std::array<std::pair<std::string_view, DeviceKind>, 6> kinds{{
        {"scanner", DeviceKind::Scanner},
        {"card-terminal", DeviceKind::CardTerminal},
        {"receipt-printer", DeviceKind::ReceiptPrinter},
        {"page-printer", DeviceKind::PagePrinter},
        {"card-reader", DeviceKind::CardReader},
        {"barcode-reader", DeviceKind::BarcodeReader},
    }};
    std::vector<inventory::SeenDevice> out;
    for (const ports::DeviceFact& one : devices) {
        for (const auto& [id, kind] : kinds) {
            if (one.id == id) {
                out.push_back({kind, one.id, {}, stateOf(one.state), one.reason, {}});
            }
        }
    }
    return out;
}

} // namespace

Result<std::unique_ptr<HomePages>> HomePages::create(Settings settings, catalogue::OfficeConfiguration office,
                                                     std::optional<catalogue::Catalogue> catalogue,
                                                     const ports::Clock& clock)
{
    auto page = TRY(templates::EvidencePage::create());
    return std::unique_ptr<HomePages>(
        new HomePages(std::move(settings), std::move(office), std::move(catalogue), clock, std::move(page)));
}

Result<ports::MadePage> HomePages::readiness(const std::vector<ports::DeviceFact>& devices) const
{
    const Instant now = m_clock.now();
    const auto today = domain::toJalali(now);
    const auto facts = readiness::gatherFacts(m_settings.home, m_office, m_clock, seenDevices(devices));
    templates::SelfTestPage page;
    page.officeName = m_office.officeName;
    page.counter = std::to_string(m_settings.counterNumber);
    page.jalaliDateTime = domain::formatJalaliDateTime(now);
    page.version = PISHKHAN_VERSION;
    page.devices = readiness::judgeDevices(facts);
    page.machine = readiness::judgeMachine(facts);
    if (m_catalogue) {
        page.services = readiness::judgeServices(facts, *m_catalogue, today);
    }
    return ports::MadePage{"counter", TRY(templates::selfTestPdf(page)), {}};
}

Result<ports::MadePage> HomePages::evidence(const std::string& which) const
{
    ReadyEvidence ready = TRY(prepareEvidence(m_settings, {which, {}, HubLine::Ask, m_clock.now()}));
    TRY(makeFolder(m_settings.path("reports")));
    ready.order.out = m_settings.path("reports/" + ready.order.caseId + ".evidence.tar");
    const KeepingRenderer renderer(*m_page);
    TRY(evidence::exportEvidencePack(ready.order, ready.key, renderer));
    return ports::MadePage{ready.order.caseId, renderer.kept, ready.order.out};
}

} // namespace pishkhan
