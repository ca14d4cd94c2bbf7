// SPDX-License-Identifier: GPL-3.0-or-later
/// OfficePageLane: makes a page about the counter, has the wish to print it recorded, and sends it. In this order: what cannot be made
/// leaves no trace, and nothing is printed that the books do not know of.
#pragma once
#include <functional>
#include <map>

#include "terminal/app/device_watch.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/app/pages_desk.h"

namespace pishkhan::app {

class OfficePageLane final : public PagesDesk {
public:
    using Asking = std::function<Status(const domain::counter::Ask&)>;
    /// References must outlive it. `ask` is the desk's way to the counter.
    OfficePageLane(const Loop& loop, ports::Journal& journal, const Lanes& lanes, const DeviceWatch& watch, Asking ask)
        : m_loop(loop), m_journal(journal), m_lanes(lanes), m_watch(watch), m_ask(std::move(ask))
    {
    }

    bool hasPagePrinter() const override { return m_lanes.pagePrinter.device != nullptr; }
    Status printPage(const std::string& form, const std::string& which) override;
    const PageView& page(const std::string& form) const override;
    /// The wish is in the books: send what was made. Answers RecordReportPrint.
    void send(const std::string& about, const std::string& form, const std::string& job);

private:
    struct Sheet {
        PageView view;
        Bytes pdf; ///< made and not sent yet
    };
    Status mayAsk(const std::string& form, const std::string& which) const;
    Result<ports::MadePage> make(const std::string& form, const std::string& which,
                                 const std::vector<ports::DeviceFact>& devices) const;
    void made(const std::string& form, Result<ports::MadePage> page);

    const Loop& m_loop;
    ports::Journal& m_journal;
    const Lanes& m_lanes;
    const DeviceWatch& m_watch;
    Asking m_ask;
    std::map<std::string, Sheet> m_sheets; ///< by form
};

} // namespace pishkhan::app
