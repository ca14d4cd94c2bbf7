// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/office_page_lane.h"

#include "terminal/app/page_door.h"

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

constexpr const char* evidence = "evidence";

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

std::string problemOf(const std::string& form, const Error& error)
{
    if (error.kind == ErrorKind::Integrity) {
        return "integrity";
    }
    return form == evidence && error.kind == ErrorKind::Refused ? "evidence-no-case" : "page-not-made";
}

} // namespace

Status OfficePageLane::mayAsk(const std::string& form, const std::string& which) const
{
    const auto& session = m_loop.counter.state().session;
    if (!session) {
        return refused("signed-out");
    }
    if (form == evidence && session->role != "manager") {
        return refused("manager-only");
    }
    if (!domain::counter::isOfficePage(form) || (form == evidence && which.empty())) {
        return makeError(ErrorKind::InvalidInput, "which:required", "desk");
    }
    return hasPagePrinter() && m_lanes.officePages.device != nullptr ? Status() : Status(refused("no-page-printer"));
}

Status OfficePageLane::printPage(const std::string& form, const std::string& which)
{
    TRY(mayAsk(form, which));
    const auto& pages = m_loop.counter.state().officePages;
    const auto last = pages.find(form);
    const bool onItsWay = last != pages.end() && last->second.paper == domain::counter::PaperStatus::Requested;
    Sheet& sheet = m_sheets[form];
    if (sheet.view.making || onItsWay) {
        return {}; // the same key again
    }
    if (form == evidence) {
        TRY(m_journal.closeBatch()); // what is not signed proves nothing
    }
    sheet = Sheet{};
    sheet.view.making = true;
    m_loop.changed();
    std::vector<ports::DeviceFact> devices;
    for (const DeviceView& one : m_watch.views()) {
        devices.push_back({one.id, one.state, one.reason});
    }
    m_lanes.officePages.worker->run([this, form, which, devices = std::move(devices)] {
        auto page = make(form, which, devices);
        m_loop.executor.post([this, form, page = std::move(page)]() mutable { made(form, std::move(page)); });
    });
    return {};
}

Result<ports::MadePage> OfficePageLane::make(const std::string& form, const std::string& which,
                                             const std::vector<ports::DeviceFact>& devices) const
{
    const ports::OfficePages* maker = m_lanes.officePages.device;
    return form == evidence ? maker->evidence(which) : maker->readiness(devices);
}

void OfficePageLane::made(const std::string& form, Result<ports::MadePage> page)
{
    Sheet& sheet = m_sheets[form];
    sheet.view.making = false;
    if (!page) {
        sheet.view.problem = problemOf(form, page.error());
    } else {
        sheet.pdf = std::move(page->pdf);
        sheet.view.file = page->file;
        if (const Status asked = m_ask(command::PrintOfficePage{form, page->about}); !asked) {
            sheet.view.problem = asked.error().kind == ErrorKind::Refused ? asked.error().what // signed out meanwhile
                                                                          : wordFor(asked.error());
            sheet.pdf.clear();
        }
    }
    m_loop.changed();
}

const PageView& OfficePageLane::page(const std::string& form) const
{
    static const PageView nothing;
    const auto found = m_sheets.find(form);
    return found == m_sheets.end() ? nothing : found->second.view;
}

void OfficePageLane::send(const std::string& about, const std::string& form, const std::string& job)
{
    const auto kind = form == evidence ? domain::PageKind::Evidence : domain::PageKind::SelfTest;
    sendPage(m_loop, m_lanes, {kind, job, std::exchange(m_sheets[form].pdf, {})},
             [this, reply = command::RecordReportPrint{about, form, job, "owed", ""}](
                 const ports::PrintReport& done) mutable {
                 reply.outcome = outcomeWord(done.state);
                 reply.reason = done.reasons.empty() ? "" : name(done.reasons.front());
                 m_loop.tell(reply);
             });
}

} // namespace pishkhan::app
