// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/page_run.h"

#include <algorithm>
#include <string_view>

#include "drivers/document/redact_child.h"

namespace pishkhan::document {

namespace {

using ports::FieldProof;
using ports::ScannedDocument;
using ports::ScannedField;

const ScannedField* fieldIn(const ScannedDocument& page, std::string_view name)
{
    const auto found = std::find_if(page.fields.begin(), page.fields.end(),
                                    [&](const ScannedField& field) { return field.name == name; });
    return found == page.fields.end() ? nullptr : &*found;
}

bool isIdentity(const ScannedDocument& page)
{
    return !page.mrz.empty() || fieldIn(page, "national-code") != nullptr;
}

/// How much a sheet says: a proved identity, a zone, a bill, anything, nothing.
int weightOf(const ScannedDocument& page)
{
    const ScannedField* code = fieldIn(page, "national-code");
    const bool isProved = code != nullptr && code->proof == FieldProof::CheckDigit;
    return isProved ? 4 : !page.mrz.empty() ? 3 : !page.fields.empty() ? 2 : !page.barcodes.empty() ? 1 : 0;
}

bool areOfSeveralPeople(const std::vector<ScannedDocument>& pages)
{
    for (const std::string_view name : {"national-code", "document-number"}) {
        const ScannedField* first = nullptr;
        for (const ScannedDocument& page : pages) {
            const ScannedField* field = fieldIn(page, name);
            if (field == nullptr || field->proof != FieldProof::CheckDigit) {
                continue;
            }
            if (first != nullptr && first->value != field->value) {
                return true;
            }
            first = field;
        }
    }
    return false;
}

void add(const ScannedDocument& page, ScannedDocument& to)
{
    for (const ScannedField& field : page.fields) {
        if (fieldIn(to, field.name) == nullptr) {
            to.fields.push_back(field);
        }
    }
    to.barcodes.insert(to.barcodes.end(), page.barcodes.begin(), page.barcodes.end());
    to.milliseconds += page.milliseconds;
    if (to.sealed.empty() && !page.sealed.empty()) {
        to.sealed = page.sealed;
        to.keepRefusal.clear();
    }
}

} // namespace

void PageRun::take(const LockedBytes& page)
{
    auto read = decodePicture(m_decoder, page.bytes(), m_cancelRequested);
    if (!read) {
        m_problem = read.error();
        ++m_failed;
        return;
    }
    const bool isKept =
        std::any_of(m_pages.begin(), m_pages.end(), [](const ScannedDocument& other) { return !other.sealed.empty(); });
    if (m_wish != nullptr && !isKept && (m_pages.empty() || isIdentity(*read))) {
        keepPicture(m_decoder, page.bytes(), *m_wish, *read);
    }
    m_pages.push_back(std::move(*read));
}

Result<ScannedDocument> PageRun::document() const
{
    if (m_pages.empty()) {
        return m_problem.value_or(makeError(ErrorKind::Protocol, "the scanner gave no page", "page-run"));
    }
    ScannedDocument whole = joined(m_pages);
    whole.pages += m_failed;
    return whole;
}

ScannedDocument joined(const std::vector<ScannedDocument>& pages)
{
    const auto lighter = [](const ScannedDocument& a, const ScannedDocument& b) { return weightOf(a) < weightOf(b); };
    const auto best = std::max_element(pages.begin(), pages.end(), lighter); // the first of equals
    ScannedDocument whole;
    if (areOfSeveralPeople(pages)) {
        whole.kind = "unknown";
        whole.advice = {"several-people"};
        whole.keepRefusal = "keep-unplaced";
    } else {
        whole = *best;
        for (auto page = pages.begin(); page != pages.end(); ++page) {
            if (page != best) {
                add(*page, whole);
            }
        }
    }
    whole.pages = static_cast<int>(pages.size());
    return whole;
}

} // namespace pishkhan::document
