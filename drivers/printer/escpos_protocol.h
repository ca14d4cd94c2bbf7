// SPDX-License-Identifier: GPL-3.0-or-later
/// ESC/POS as bytes: commands for one raster page and the printer's answers. Pure; follows the "ESC/POS Command
/// Reference" of Epson, whose names are used. Called by EscposPrinter and by the emulator's tests.
#pragma once
#include <array>
#include <optional>
#include <variant>

#include "terminal/ports/receipt_printer.h"

namespace pishkhan::printer::escpos {

/// Four characters 20h…7Eh that the printer gives back when all data before it has been printed.
using ProcessId = std::array<std::uint8_t, 4>;

/// DLE EOT n.
enum class StatusQuestion : std::uint8_t { Printer = 1, OfflineCause = 2, ErrorCause = 3, PaperSensor = 4 };

Bytes initialise();                   ///< ESC @
Bytes enableStatusBack();             ///< GS a 0Eh: report online, error and paper changes unasked (ASB)
Bytes ask(StatusQuestion question);   ///< DLE EOT n
Bytes feedAndCut();                   ///< GS V 66 n: feed to the cutter and cut
Bytes requestProcessId(ProcessId id); ///< GS ( H, function 48
Bytes clearBuffers();                 ///< DLE DC4 function 8: drop what is not printed yet; answered by 37h 25h 00h

/// GS v 0: rows `first` … `first + count - 1` of the page as raster data. Precondition: they exist.
Bytes rasterBand(const ports::Bitmap& page, int first, int count);

/// Raw sensors as the printer told them; the decision reads them (style.md B4).
struct Sensors {
    bool offline = false;
    bool coverOpen = false;
    bool paperEnd = false;
    bool paperNearEnd = false;
    bool cutterError = false;
    bool unrecoverable = false;
    bool overheated = false;
    bool mechanicalError = false;
    bool operator==(const Sensors&) const = default;
};

/// The answer to DLE EOT n: one byte, bits 1 and 4 set, bits 0 and 7 clear. Sets only what that question covers.
/// Errors: Protocol when the fixed bits are wrong.
Status readStatus(StatusQuestion question, std::uint8_t answer, Sensors& into);
/// Automatic status back: four bytes (GS a). Errors: Protocol when the fixed bits are wrong.
Result<Sensors> readStatusBack(const std::array<std::uint8_t, 4>& bytes);

ports::PrinterCondition toCondition(const Sensors& sensors);

struct RealTimeStatus {
    std::uint8_t byte;
};
struct ProcessDone {
    ProcessId id;
};
struct BuffersCleared {};
struct Flow {
    bool stop; ///< XOFF, or XON
};
using Reply = std::variant<RealTimeStatus, Sensors, ProcessDone, BuffersCleared, Flow>;

/// Cuts the printer's answers out of the stream. Never grows: it holds at most one answer; bytes that begin none are
/// skipped and counted.
class ReplyReader {
public:
    std::optional<Reply> feed(std::uint8_t byte);
    void reset() { m_held = 0; }
    std::size_t skipped() const { return m_skipped; }

private:
    std::optional<Reply> complete();
    std::size_t expected() const;

    std::array<std::uint8_t, 7> m_bytes{};
    std::size_t m_held = 0;
    std::size_t m_skipped = 0;
};

} // namespace pishkhan::printer::escpos
