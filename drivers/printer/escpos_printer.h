// SPDX-License-Identifier: GPL-3.0-or-later
/// EscposPrinter: a receipt printer that speaks ESC/POS over any transport. Paper is confirmed only by the printer's
/// own answer to the process id sent after the cut (GS ( H). Lives on its device's thread; made by makeReceiptPrinter.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "drivers/printer/escpos_protocol.h"
#include "drivers/transport/transport.h"

namespace pishkhan::printer {

/// Opens the line anew; called at the first use and after every loss.
using Connect = std::function<Result<std::unique_ptr<transport::Transport>>()>;

/// How long the driver waits; the defaults suit a real printer.
struct EscposPatience {
    Milliseconds write{4000};     ///< for one band; a printer that takes none of it for so long is stuck
    Milliseconds answer{500};     ///< to one status question
    Milliseconds printing{15000}; ///< for the process id after the last byte, while the printer reports no trouble
};

class EscposPrinter : public ports::ReceiptPrinter {
public:
    explicit EscposPrinter(Connect connect, EscposPatience patience = {});

    /// Errors: Disconnected when there is no line, Timeout when the printer does not answer.
    Result<ports::PrinterCondition> condition() override;
    /// Failed: the printer does not hold a complete receipt. Unknown: it may. Confirmed: it said so.
    ports::PrintReport print(const std::string& job, const ports::Bitmap& page) override;

private:
    enum class Stage { NothingSent, PartSent, AllSent };

    Status reachLine();
    void dropLine();
    Result<escpos::Sensors> askSensors();
    Result<std::uint8_t> askOne(escpos::StatusQuestion question);
    /// Read what has come and note it. Errors: Timeout when nothing came.
    Status readReplies(Milliseconds timeout);
    void note(const escpos::Reply& reply);
    Status sendPage(const ports::Bitmap& page, escpos::ProcessId id, Stage& stage);
    Status checkBand();
    Status awaitDone(escpos::ProcessId id);
    bool learnWhetherItConfirms();
    bool clearPrinter();
    void dropRemains(const ports::Bitmap& page);
    ports::PrintReport report(ports::PrintState state, const std::string& job, std::string detail) const;
    ports::PrintReport reportTrouble(const std::string& job, Stage stage, const Error& trouble);

    Connect m_connect;
    EscposPatience m_patience;
    std::unique_ptr<transport::Transport> m_line;
    escpos::ReplyReader m_reader;
    escpos::Sensors m_sensors; ///< the newest word of the printer
    std::optional<std::uint8_t> m_realTime;
    std::optional<escpos::ProcessId> m_done;
    bool m_confirms = false; ///< this printer answers process ids
    bool m_cleared = false;
    bool m_mustClear = false; ///< an earlier page was cut off: the printer may still wait for its bytes
    std::uint32_t m_pages = 0;
};

} // namespace pishkhan::printer
