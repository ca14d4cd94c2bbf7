// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_page_printer.h"

#include <algorithm>

namespace pishkhan::printer {
namespace {

/// Our jobs are known by their title, so that a later run finds what an earlier one left behind.
constexpr const char* titlePrefix = "pishkhan ";
/// Every how many looks the printer itself is asked whether it is still there.
constexpr int looksPerProbe = 5;
constexpr int looksAfterCancel = 25;

} // namespace

struct CupsPagePrinter::Follow {
    JobView job;
    std::optional<JobStage> own; ///< the printer's own word about a job that the server calls completed
    CupsReasons now;
    std::vector<ports::PrinterReason> met; ///< every reason seen on the way
    bool historyLost = false;
    bool reached = false;  ///< the printer answered at least once
    bool vanished = false; ///< and then no longer
    bool serverLost = false;
    bool canceledByUs = false;
    int looks = 0;
    Milliseconds troubled{0};

    /// The server has nothing more to tell, and the printer does not say that it is still at it.
    [[nodiscard]] bool isOver() const
    {
        return printer::isOver(job.stage) && (job.stage != JobStage::Completed || !own || printer::isOver(*own));
    }
    void meet(ports::PrinterReason reason)
    {
        if (std::find(met.begin(), met.end(), reason) == met.end()) {
            met.push_back(reason);
        }
    }
};

CupsPagePrinter::CupsPagePrinter(std::string queue, CupsPatience patience, PageSize size)
    : m_queue(std::move(queue)), m_patience(patience), m_size(size)
{
}

Result<ports::PrinterCondition> CupsPagePrinter::condition()
{
    const auto session = TRY(CupsSession::open(m_queue));
    auto reasons = session->deviceReasons();
    if (!reasons && reasons.error().kind == ErrorKind::Unsupported) {
        reasons = session->queueReasons();
    }
    if (!reasons) {
        return ports::PrinterCondition{false, {ports::PrinterReason::Offline}};
    }
    return ports::PrinterCondition{!reasons->stops, reasons->reasons};
}

/// One look at job, queue and, now and then, the printer itself.
void CupsPagePrinter::look(CupsSession& session, int id, const std::string& title, Follow& seen) const
{
    const auto job = session.job(id);
    seen.serverLost = !job;
    if (job) {
        seen.job = *job;
    }
    if (const auto reasons = session.queueReasons()) {
        seen.now = *reasons;
        seen.historyLost = seen.historyLost || reasons->historyLost;
    }
    if (seen.looks++ % looksPerProbe == 0 && seen.job.stage == JobStage::Processing) {
        const auto own = session.deviceReasons();
        const bool gone = !own && own.error().kind == ErrorKind::Disconnected;
        seen.vanished = seen.vanished || (gone && seen.reached);
        seen.reached = seen.reached || own.has_value();
        if (gone) {
            seen.meet(ports::PrinterReason::Offline);
            seen.now.stops = true;
        }
    }
    if (seen.job.stage == JobStage::Completed) {
        const auto own = session.deviceJob(title);
        seen.own = own ? *own : std::nullopt;
        seen.vanished = seen.vanished || (!own && own.error().kind == ErrorKind::Disconnected);
    }
    if (seen.job.stage == JobStage::Held || seen.job.stage == JobStage::Stopped) {
        seen.meet(ports::PrinterReason::Held);
        seen.now.stops = true;
    }
    for (const ports::PrinterReason reason : seen.now.reasons) {
        seen.meet(reason);
    }
    seen.troubled = seen.now.stops || seen.serverLost ? seen.troubled + m_patience.look : Milliseconds{0};
}

ports::PrintReport CupsPagePrinter::judge(const Follow& seen, const std::string& job) const
{
    using ports::PrintState;
    ports::PrintReport out{PrintState::Unknown, seen.met, job, seen.job.message};
    const bool inDoubt = seen.historyLost || seen.vanished;
    switch (seen.job.stage) {
    case JobStage::Completed:
        if (inDoubt) {
            out.detail = "the printer forgot the job or cannot be asked: " + out.detail;
            return out;
        }
        if (seen.own && *seen.own != JobStage::Completed) { // a page may lie in the tray, but not the whole job
            out.state = printer::isOver(*seen.own) ? PrintState::Failed : PrintState::Unknown;
            out.reasons.push_back(ports::PrinterReason::Other);
            out.detail = "the printer broke the job off: " + out.detail;
            return out;
        }
        out.state = PrintState::Confirmed;
        out.reasons = seen.now.reasons;
        return out;
    case JobStage::Canceled:
    case JobStage::Aborted:
        // Cut off while the printer worked on it: a page may lie in the tray, but not a whole job that we know of.
        out.state = inDoubt ? PrintState::Unknown : PrintState::Failed;
        if (seen.canceledByUs) {
            out.reasons.push_back(ports::PrinterReason::Canceled);
        }
        if (out.reasons.empty()) {
            out.reasons.push_back(ports::PrinterReason::Other);
        }
        return out;
    default: return out;
    }
}

ports::PrintReport CupsPagePrinter::follow(CupsSession& session, int id, const std::string& job,
                                           const std::function<bool()>& cancelRequested) const
{
    Follow seen;
    int looksLeft = static_cast<int>(m_patience.total / m_patience.look);
    while (looksLeft-- > 0) {
        look(session, id, titlePrefix + job, seen);
        if (seen.isOver()) {
            break;
        }
        const bool giveUp = seen.troubled >= m_patience.trouble || looksLeft == 0;
        if (!seen.canceledByUs && (giveUp || cancelRequested())) {
            session.cancel(id);
            seen.canceledByUs = true;
            looksLeft = looksAfterCancel;
        }
        session.wait(m_patience.look);
    }
    return judge(seen, job);
}

ports::PrintReport CupsPagePrinter::print(const std::string& job, ByteView pdf,
                                          const std::function<bool()>& cancelRequested)
{
    const auto refuse = [&](const Error& error) {
        const bool gone = error.kind == ErrorKind::Disconnected;
        return ports::PrintReport{ports::PrintState::Failed,
                                  {gone ? ports::PrinterReason::Offline : ports::PrinterReason::Other},
                                  job,
                                  error.what};
    };
    const auto session = CupsSession::open(m_queue);
    if (!session) {
        return refuse(session.error());
    }
    (*session)->cancelLeftovers(titlePrefix);
    const auto id = (*session)->submit(titlePrefix + job, pdf, m_size);
    if (!id) {
        return refuse(id.error());
    }
    return follow(**session, *id, job, cancelRequested);
}

} // namespace pishkhan::printer
