// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_fault.h"

#include <algorithm>
#include <array>

namespace pishkhan::document {

namespace {

struct Row {
    SaneFault fault;
    ErrorKind kind;
    const char* what;
};

constexpr std::array rows{
    Row{SaneFault::Usage, ErrorKind::InvalidInput, "the scanner's helper was called wrongly"},
    Row{SaneFault::NoPaper, ErrorKind::Refused, "scanner-empty"},
    Row{SaneFault::Jam, ErrorKind::Refused, "scanner-jam"},
    Row{SaneFault::CoverOpen, ErrorKind::Refused, "scanner-open"},
    Row{SaneFault::Busy, ErrorKind::Busy, "the scanner is busy"},
    Row{SaneFault::NoDevice, ErrorKind::Disconnected, "there is no such scanner"},
    Row{SaneFault::Unplugged, ErrorKind::Disconnected, "the scanner went away while it scanned"},
    Row{SaneFault::Denied, ErrorKind::Denied, "the scanner may not be used"},
    Row{SaneFault::Cancelled, ErrorKind::Timeout, "the scan was stopped"},
    Row{SaneFault::Unsupported, ErrorKind::Unsupported, "the scanner cannot do what was asked"},
    Row{SaneFault::NotPressed, ErrorKind::Timeout, "nobody pressed the scanner's button"},
    Row{SaneFault::NoButton, ErrorKind::Unsupported, "the scanner has no button"},
    Row{SaneFault::Broken, ErrorKind::Protocol, "the scanner's helper failed"},
};

} // namespace

Error errorOf(SaneFault fault)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& known) { return known.fault == fault; });
    const Row& found = row == rows.end() ? rows.back() : *row;
    return makeError(found.kind, found.what, "sane", static_cast<int>(found.fault));
}

SaneFault faultOf(int exitCode)
{
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& known) { return static_cast<int>(known.fault) == exitCode; });
    return exitCode == 0 ? SaneFault::None : row == rows.end() ? SaneFault::Broken : row->fault;
}

} // namespace pishkhan::document
