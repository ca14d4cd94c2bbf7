// SPDX-License-Identifier: GPL-3.0-or-later
/// EvidencePage: the A4 report of an evidence pack, with a footer on every page. Words: evidence/fa.mustache.
/// Made by the composition roots, after the QGuiApplication.
#pragma once
#include <memory>

#include "terminal/ports/evidence_renderer.h"

namespace pishkhan::templates {

class EvidencePage final : public ports::EvidenceRenderer {
public:
    /// Errors: Unsupported without a QGuiApplication, the font or the template.
    static Result<std::unique_ptr<EvidencePage>> create();
    Result<Bytes> evidencePdf(const ports::EvidenceReport& report) const override;

private:
    explicit EvidencePage(std::string templateText) : m_template(std::move(templateText)) {}
    std::string m_template;
};

} // namespace pishkhan::templates
