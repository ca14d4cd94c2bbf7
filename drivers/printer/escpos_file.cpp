// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/escpos_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "drivers/printer/escpos_protocol.h"

namespace pishkhan::printer {
namespace {

Error storageError(const char* doing)
{
    return makeError(ErrorKind::Storage, std::string(doing) + ": " + std::strerror(errno), "escpos-file", errno);
}

Status writeAll(int file, ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0) {
            return storageError("write");
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status keep(const std::string& path, ByteView bytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) {
        return storageError("open");
    }
    Status done = writeAll(file, bytes);
    if (done && ::fsync(file) != 0 && errno != EINVAL) { // a pipe or a device has nothing to sync
        done = storageError("sync");
    }
    ::close(file);
    return done;
}

} // namespace

Result<ports::PrinterCondition> EscposFile::condition()
{
    return ports::PrinterCondition{true, {}};
}

ports::PrintReport EscposFile::print(const std::string& job, const ports::Bitmap& page)
{
    const bool fits = page.width > 0 && page.height > 0 && page.height < 0x10000 &&
                      page.rows.size() == static_cast<std::size_t>(page.height) * page.stride();
    if (!fits) {
        return {ports::PrintState::Failed, {ports::PrinterReason::Other}, job, "the bitmap cannot be printed"};
    }
    Bytes bytes = escpos::initialise();
    append(bytes, escpos::rasterBand(page, 0, page.height));
    append(bytes, escpos::feedAndCut());
    const Status kept = keep(m_path, bytes);
    return {kept ? ports::PrintState::Confirmed : ports::PrintState::Failed,
            kept ? std::vector<ports::PrinterReason>{} : std::vector{ports::PrinterReason::Other}, job,
            kept ? std::string() : kept.error().what};
}

} // namespace pishkhan::printer
