// SPDX-License-Identifier: GPL-3.0-or-later
/// HomePages: the pages about this counter, made from its home folder (ports/office_pages). Made by build_terminal; used on a worker's thread.
#pragma once
#include <memory>
#include <optional>

#include "printer-templates/evidence_page.h"
#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/office_pages.h"
#include "terminal/settings.h"

namespace pishkhan {

class HomePages final : public ports::OfficePages {
public:
    /// The papers are copied: what the thread reads nobody changes. Errors: Unsupported without the font or the template.
    static Result<std::unique_ptr<HomePages>> create(Settings settings, catalogue::OfficeConfiguration office,
                                                     std::optional<catalogue::Catalogue> catalogue,
                                                     const ports::Clock& clock);

    Result<ports::MadePage> readiness(const std::vector<ports::DeviceFact>& devices) const override;
    /// The whole pack is left in the home folder's reports/ as well.
    Result<ports::MadePage> evidence(const std::string& which) const override;

private:
    HomePages(Settings settings, catalogue::OfficeConfiguration office, std::optional<catalogue::Catalogue> catalogue,
              const ports::Clock& clock, std::unique_ptr<templates::EvidencePage> page)
        : m_settings(std::move(settings)), m_office(std::move(office)), m_catalogue(std::move(catalogue)),
          m_clock(clock), m_page(std::move(page))
    {
    }

    Settings m_settings;
    catalogue::OfficeConfiguration m_office;
    std::optional<catalogue::Catalogue> m_catalogue;
    const ports::Clock& m_clock;
    std::unique_ptr<templates::EvidencePage> m_page;
};

} // namespace pishkhan
