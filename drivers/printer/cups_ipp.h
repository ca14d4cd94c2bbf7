// SPDX-License-Identifier: GPL-3.0-or-later
/// The few words of IPP that the print server and the printer are both asked in, over libcups. Included by cups_session.cpp and cups_device.cpp
/// only: CUPS' own types go no further.
#pragma once
#include <memory>
#include <string>

#include <cups/cups.h>

#include "drivers/printer/cups_job.h"
#include "drivers/printer/cups_reasons.h"

namespace pishkhan::printer {

using Http = std::unique_ptr<http_t, void (*)(http_t*)>;
using Answer = std::unique_ptr<ipp_t, void (*)(ipp_t*)>;

/// Empty when nobody answers within three seconds.
Http connectTo(const char* host, int port, http_encryption_t encryption);
/// libcups' own sentence about what went wrong last on this thread.
Error lastError(ErrorKind kind, const char* doing);
void addUser(ipp_t* request);
JobStage stageOf(int state); ///< Source: RFC 8011 5.3.7 (job-state)
/// Errors: Disconnected.
Result<CupsReasons> askReasons(http_t* http, const std::string& uri, const char* resource);

} // namespace pishkhan::printer
