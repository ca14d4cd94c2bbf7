// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/folder_scanner.h"

#include "drivers/document/redact_child.h"

namespace pishkhan::document {

Result<std::unique_ptr<FolderScanner>> FolderScanner::open(FolderScannerSettings settings)
{
    auto scanner = std::make_unique<FolderScanner>(std::move(settings));
    TRY(scanner->condition());
    return scanner;
}

Status FolderScanner::condition()
{
    auto folder = HotFolder::open(m_settings.folder); // the folder of before may be gone behind its watch
    if (!folder) {
        m_folder.reset();
        return folder.error();
    }
    if (!m_folder) {
        m_folder.emplace(std::move(*folder));
    }
    return {};
}

Result<ports::ScannedDocument> FolderScanner::readPicture(const ports::KeepWish* wish,
                                                          const std::function<bool()>& cancelRequested)
{
    if (!m_folder) {
        TRY(condition());
    }
    auto picture = m_folder->take(m_settings.patience, cancelRequested);
    if (!picture) {
        if (picture.error().kind == ErrorKind::Disconnected) {
            m_folder.reset();
        }
        return picture.error();
    }
    auto document = decodePicture(m_settings.decoder, picture->bytes(), cancelRequested);
    if (document && wish != nullptr) {
        keepPicture(m_settings.decoder, picture->bytes(), *wish, *document);
    }
    return document;
}

} // namespace pishkhan::document
