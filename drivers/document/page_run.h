// SPDX-License-Identifier: GPL-3.0-or-later
/// The sheets of one run of a feeder, each read as it comes and forgotten, made into one document. Used by sane_scanner.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "drivers/document/decode_child.h"
#include "drivers/document/locked_bytes.h"

namespace pishkhan::document {

class PageRun {
public:
    /// `wish` may be null; else the picture of the first sheet that shows an identity document is kept.
    PageRun(const DecoderSettings& decoder, const ports::KeepWish* wish, const std::function<bool()>& cancelRequested)
        : m_decoder(decoder), m_wish(wish), m_cancelRequested(cancelRequested)
    {
    }
    void take(const LockedBytes& page);
    bool isEmpty() const { return m_pages.empty() && !m_problem; }
    /// Errors: of decodePicture, when no sheet could be read.
    Result<ports::ScannedDocument> document() const;

private:
    const DecoderSettings& m_decoder;
    const ports::KeepWish* m_wish;
    const std::function<bool()>& m_cancelRequested;
    std::vector<ports::ScannedDocument> m_pages;
    std::optional<Error> m_problem; ///< of the last sheet the decoder failed on
    int m_failed = 0;
};

/// The sheets as one document: the one that says most gives kind, zone and fields, the others add what it has not. Sheets of
/// different people (two proved national codes, two proved document numbers) give none: advice several-people.
/// Precondition: at least one.
ports::ScannedDocument joined(const std::vector<ports::ScannedDocument>& pages);

} // namespace pishkhan::document
