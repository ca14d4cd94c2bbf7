// SPDX-License-Identifier: GPL-3.0-or-later
/// What may go to a page printer (decree Art. 12): a page we laid out ourselves, of a kind that is named here, and without
/// any picture in it. A scanned document is no such kind and has no way into this type; a page in which a picture hides all
/// the same is refused. Made by terminal/app/page_door and the command line; the page printer's port takes nothing else.
#pragma once
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::domain {

enum class PageKind { ReceiptCopy, DayReport, Evidence, SelfTest };

constexpr const char* name(PageKind kind)
{
    switch (kind) {
    case PageKind::ReceiptCopy: return "receipt-copy";
    case PageKind::DayReport: return "day-report";
    case PageKind::Evidence: return "evidence";
    case PageKind::SelfTest: return "self-test";
    }
    return "page";
}

class PrintablePage {
public:
    /// `pdf`: as our renderers write it, drawn in strokes and letters. Errors: Refused «copy-forbidden» (there is a picture
    /// in it, or a part that cannot be looked into), InvalidInput (no PDF).
    static Result<PrintablePage> of(PageKind kind, Bytes pdf);
    PageKind kind() const { return m_kind; }
    ByteView pdf() const { return m_pdf; }

private:
    PrintablePage(PageKind kind, Bytes pdf) : m_kind(kind), m_pdf(std::move(pdf)) {}
    PageKind m_kind;
    Bytes m_pdf;
};

} // namespace pishkhan::domain
