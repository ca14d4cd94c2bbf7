// SPDX-License-Identifier: GPL-3.0-or-later
/// The printer behind a queue, asked by itself where it speaks IPP: the server keeps quiet about printers that vanished, and calls a job that its
/// printer broke off at once "completed". Called by CupsSession.
#pragma once
#include <optional>
#include <string>

#include "drivers/printer/cups_job.h"
#include "drivers/printer/cups_reasons.h"

namespace pishkhan::printer {

/// Errors: Disconnected when it is unreachable, Unsupported when it does not speak IPP.
Result<CupsReasons> askDevice(const std::string& deviceUri);
/// What became of the newest job of that title; none when the printer keeps no such job. Errors: as askDevice.
Result<std::optional<JobStage>> askDeviceJob(const std::string& deviceUri, const std::string& title);

} // namespace pishkhan::printer
