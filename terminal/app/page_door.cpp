// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/page_door.h"

namespace pishkhan::app {

std::string outcomeWord(ports::PrintState state)
{
    return state == ports::PrintState::Confirmed ? "printed" : state == ports::PrintState::Failed ? "owed" : "unknown";
}

void sendPage(const Loop& loop, const Lanes& lanes, PageJob page, std::function<void(const ports::PrintReport&)> then)
{
    auto printable = domain::PrintablePage::of(page.kind, std::move(page.pdf));
    if (!printable) {
        if (printable.error().kind == ErrorKind::Refused) {
            loop.tell(domain::counter::command::AskCopy{"page"});
        }
        const ports::PrintReport refused{
            ports::PrintState::Failed, {ports::PrinterReason::Other}, page.job, printable.error().what};
        loop.executor.post([then = std::move(then), refused] { then(refused); });
        return;
    }
    auto* device = lanes.pagePrinter.device;
    lanes.pagePrinter.worker->run([&executor = loop.executor, device, job = std::move(page.job),
                                   sheet = std::move(*printable), then = std::move(then)] {
        const ports::PrintReport report = device->printPage(job, sheet, [] { return false; });
        executor.post([then, report] { then(report); });
    });
}

} // namespace pishkhan::app
