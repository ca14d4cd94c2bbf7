// SPDX-License-Identifier: GPL-3.0-or-later
/// ImageKeeper: the pictures a signed sheet has kept: what the scanner is asked for, what the books say about it, and its end. Without the
/// sheet's permission there is no wish, and a picture is gone before anybody could keep it. Made by LiveDesk; owner thread only.
#pragma once
#include <optional>
#include <string>

#include "terminal/app/loop.h"
#include "terminal/catalogue/service_sheet.h"
#include "terminal/ports/document_scanner.h"
#include "terminal/ports/image_vault.h"

namespace pishkhan::app {

class ImageKeeper {
public:
    ImageKeeper(const Loop& loop, ports::ImageVault* vault) : m_loop(loop), m_vault(vault) {}

    /// Removes what no event speaks of, ends what is over, and looks again every hour.
    void start();
    /// What to ask of the scanner for a case of this sheet; nothing when the sheet keeps no picture.
    std::optional<ports::KeepWish> wishFor(const catalogue::ServiceSheet* sheet) const;
    /// What became of the picture: stores the sealed one. A fate without both says that it was discarded as always.
    domain::counter::command::ImageFate fateOf(const catalogue::ServiceSheet* sheet,
                                               const ports::ScannedDocument& document);

private:
    void sweep();
    void end(const std::string& digest, const std::string& cause);

    const Loop& m_loop;
    ports::ImageVault* m_vault;
};

} // namespace pishkhan::app
