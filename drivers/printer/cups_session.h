// SPDX-License-Identifier: GPL-3.0-or-later
/// CupsSession: one conversation with the print server about one queue, over libcups. Called by CupsPagePrinter only;
/// CUPS' own types stay in cups_session.cpp.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/printer/cups_job.h"
#include "drivers/printer/cups_reasons.h"
#include "terminal/base/instant.h"

namespace pishkhan::printer {

/// Paper in the tray. An A4 document is fitted onto A5 by the print server.
enum class PageSize { A4, A5 };

class CupsSession {
public:
    /// Errors: Disconnected when the print server or the queue is not there.
    static Result<std::unique_ptr<CupsSession>> open(const std::string& queue);
    ~CupsSession();
    CupsSession(const CupsSession&) = delete;
    CupsSession& operator=(const CupsSession&) = delete;

    /// Hand the document over. Errors: Refused with the server's sentence, Unsupported when the printer has no such paper; then no
    /// job is left behind.
    Result<int> submit(const std::string& title, ByteView pdf, PageSize size);
    Result<JobView> job(int id);
    Result<CupsReasons> queueReasons();
    /// Ask the printer itself; the server does not look at idle printers.
    /// Errors: Disconnected when it is unreachable, Unsupported when it does not speak IPP.
    Result<CupsReasons> deviceReasons();
    /// What the printer itself says became of the newest job of that title; none when it keeps no such job. The server calls a job that its
    /// printer broke off at once "completed". Errors: as deviceReasons.
    Result<std::optional<JobStage>> deviceJob(const std::string& title);
    void cancel(int id);
    void cancelLeftovers(const std::string& titlePrefix); ///< jobs of ours that an earlier run left unfinished
    void wait(Milliseconds time);                         ///< between two looks

private:
    struct Parts;
    explicit CupsSession(std::unique_ptr<Parts> parts);
    Status sendDocument(int id, const std::string& title, ByteView pdf, PageSize size);
    std::unique_ptr<Parts> m_parts;
};

} // namespace pishkhan::printer
