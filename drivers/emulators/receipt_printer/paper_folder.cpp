// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/receipt_printer/paper_folder.h"

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <QImage>
#include <QString>

namespace pishkhan::emulators {
namespace {

std::string nameOf(int page)
{
    char name[32];
    std::snprintf(name, sizeof name, "page-%04d.png", page);
    return name;
}

} // namespace

Result<PaperFolder> PaperFolder::open(const std::string& folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        return makeError(ErrorKind::Storage, "cannot make the paper folder: " + failed.message(), "paper-folder");
    }
    int pages = 0;
    while (std::filesystem::exists(folder + "/" + nameOf(pages + 1), failed)) {
        ++pages;
    }
    return PaperFolder(folder, pages);
}

Result<std::string> PaperFolder::keep(const ports::Bitmap& page)
{
    QImage image(page.width, page.height, QImage::Format_Mono);
    image.setColorTable({0xffffffff, 0xff000000});
    for (int y = 0; y < page.height; ++y) {
        std::memcpy(image.scanLine(y), page.rows.data() + static_cast<std::size_t>(y) * page.stride(), page.stride());
    }
    const std::string path = m_folder + "/" + nameOf(m_pages + 1);
    const std::string unfinished = path + ".part";
    std::error_code failed;
    const bool saved = image.save(QString::fromStdString(unfinished), "PNG");
    if (saved) {
        std::filesystem::rename(unfinished, path, failed);
    }
    if (!saved || failed) {
        return makeError(ErrorKind::Storage, "cannot write a page", "paper-folder");
    }
    ++m_pages;
    return path;
}

} // namespace pishkhan::emulators
