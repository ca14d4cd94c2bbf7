// SPDX-License-Identifier: GPL-3.0-or-later
/// Puts a page on paper. Paper is never claimed before the device confirmed it: the outcome is confirmed, failed or
/// unknown. Calls block and run on the device's own thread.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/domain/printable_page.h"

namespace pishkhan::ports {

/// One page in one bit a dot; a set bit is black. Rows are padded to whole bytes, most significant bit leftmost.
struct Bitmap {
    int width = 0;  ///< dots; 576 for 80 mm, 384 for 58 mm at 203 dpi
    int height = 0; ///< dots
    Bytes rows;     ///< height * ((width + 7) / 8) bytes
    std::size_t stride() const { return (static_cast<std::size_t>(width) + 7) / 8; }
};

enum class PrintState { Confirmed, Failed, Unknown };

/// Why a printer cannot, or could not, print.
enum class PrinterReason {
    PaperOut,
    PaperNearEnd,
    CoverOpen,
    Jam,
    Overheated,
    CutterError,
    Offline,
    Unplugged,
    Busy,
    Held,
    Canceled,
    Other
};

struct PrinterCondition {
    bool ready = false;
    std::vector<PrinterReason> reasons;
};

struct PrintReport {
    PrintState state = PrintState::Unknown;
    std::vector<PrinterReason> reasons;
    std::string job;    ///< the job id that was asked for
    std::string detail; ///< for engineers; no personal data
};

constexpr const char* name(PrinterReason reason)
{
    switch (reason) {
    case PrinterReason::PaperOut: return "paper-out";
    case PrinterReason::PaperNearEnd: return "paper-near-end";
    case PrinterReason::CoverOpen: return "cover-open";
    case PrinterReason::Jam: return "jam";
    case PrinterReason::Overheated: return "overheated";
    case PrinterReason::CutterError: return "cutter-error";
    case PrinterReason::Offline: return "offline";
    case PrinterReason::Unplugged: return "unplugged";
    case PrinterReason::Busy: return "busy";
    case PrinterReason::Held: return "held";
    case PrinterReason::Canceled: return "canceled";
    case PrinterReason::Other: return "other";
    }
    return "other";
}

class ReceiptPrinter {
public:
    virtual ~ReceiptPrinter() = default;
    virtual Result<PrinterCondition> condition() = 0;
    virtual PrintReport print(const std::string& job, const Bitmap& page) = 0;
};

/// A4 and A5 pages, as PDF, followed to their end. Only a page that may be printed gets here (decree Art. 12).
class PagePrinter {
public:
    virtual ~PagePrinter() = default;
    virtual Result<PrinterCondition> condition() = 0;
    PrintReport printPage(const std::string& job, const domain::PrintablePage& page,
                          const std::function<bool()>& cancelRequested)
    {
        return print(job, page.pdf(), cancelRequested);
    }

protected:
    /// The driver's part.
    virtual PrintReport print(const std::string& job, ByteView pdf, const std::function<bool()>& cancelRequested) = 0;
};

} // namespace pishkhan::ports
