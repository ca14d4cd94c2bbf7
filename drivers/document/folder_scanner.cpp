// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/folder_scanner.h"

namespace pishkhan::document {

Result<std::unique_ptr<FolderScanner>> FolderScanner::open(FolderScannerSettings settings)
{
    HotFolder folder = TRY(HotFolder::open(settings.folder));
    return std::unique_ptr<FolderScanner>(new FolderScanner(std::move(settings), std::move(folder)));
}

Result<ports::ScannedDocument> FolderScanner::read(const std::function<bool()>& cancelRequested)
{
    const LockedBytes picture = TRY(m_folder.take(m_settings.patience, cancelRequested));
    return decodePicture(m_settings.decoder, picture.bytes(), cancelRequested);
}

} // namespace pishkhan::document
