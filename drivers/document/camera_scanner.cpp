// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/camera_scanner.h"

#include "drivers/document/camera_fault.h"
#include "drivers/document/redact_child.h"
#include "drivers/document/scanner_helper.h"

namespace pishkhan::document {

Result<LockedBytes> CameraScanner::hear(std::vector<std::string> words,
                                        const std::function<bool()>& cancelRequested) const
{
    LockedBytes frame;
    ScannerHelper helper;
    helper.program = m_settings.program;
    helper.environment = m_settings.environment;
    helper.silence = helper.timeLimit = m_settings.timeLimit;
    helper.take = [&frame](LockedBytes page) { frame = std::move(page); };
    helper.cancelRequested = cancelRequested;
    const auto code = hearScanner(helper, std::move(words));
    if (!code) {
        const bool isHung = code.error().kind == ErrorKind::Timeout && code.error().what != "stopped";
        return isHung ? errorOf(CameraFault::Silent) : code.error();
    }
    const CameraFault fault = cameraFaultOf(*code);
    if (fault != CameraFault::None) {
        return errorOf(fault);
    }
    return frame;
}

Result<LockedBytes> CameraScanner::scan(const std::function<bool()>& cancelRequested) const
{
    std::vector<std::string> words{m_settings.device};
    words.insert(words.end(), m_settings.options.begin(), m_settings.options.end());
    auto frame = TRY(hear(std::move(words), cancelRequested));
    if (frame.bytes().empty()) {
        return errorOf(CameraFault::Broken);
    }
    return frame;
}

Status CameraScanner::condition()
{
    TRY(hear({"--look", m_settings.device}, {}));
    return {};
}

Result<ports::ScannedDocument> CameraScanner::read(const std::function<bool()>& cancelRequested)
{
    const LockedBytes frame = TRY(scan(cancelRequested));
    return decodePicture(m_settings.decoder, frame.bytes(), cancelRequested);
}

Result<ports::ScannedDocument> CameraScanner::readAndKeep(const ports::KeepWish& wish,
                                                          const std::function<bool()>& cancelRequested)
{
    const LockedBytes frame = TRY(scan(cancelRequested));
    auto document = decodePicture(m_settings.decoder, frame.bytes(), cancelRequested);
    if (document) {
        keepPicture(m_settings.decoder, frame.bytes(), wish, *document);
    }
    return document;
}

} // namespace pishkhan::document
