// SPDX-License-Identifier: GPL-3.0-or-later
/// PaperFolder: the paper an emulated printer put out, as page-0001.png, page-0002.png … in one folder.
#pragma once
#include <string>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::emulators {

class PaperFolder {
public:
    /// Goes on counting after the pages that are already there. Errors: Storage.
    static Result<PaperFolder> open(const std::string& folder);
    /// The page appears complete under its name. Answers its path. Errors: Storage.
    Result<std::string> keep(const ports::Bitmap& page);

private:
    PaperFolder(std::string folder, int pages) : m_folder(std::move(folder)), m_pages(pages) {}
    std::string m_folder;
    int m_pages;
};

} // namespace pishkhan::emulators
