// SPDX-License-Identifier: GPL-3.0-or-later
/// DayLane: what both ends of a day ask of devices: the zero report of a shift, the card terminal's sums, the report on paper and as files.
#pragma once
#include <string>

#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/app/receipt_content.h"
#include "terminal/catalogue/office_configuration.h"

namespace pishkhan::app {

struct DaySettings {
    int widthDots = 576;
    int counterNumber = 1;
    Money money = Money::Real;
    std::string folder; ///< where exported reports are put; empty: nothing is exported
};

class DayLane {
public:
    DayLane(const Loop& loop, const Lanes& lanes, const catalogue::OfficeConfiguration& office, DaySettings settings)
        : m_loop(loop), m_lanes(lanes), m_office(office), m_settings(std::move(settings))
    {
    }

    void readTotals(); ///< asked again while one is under way it does nothing
    /// Ask the card terminal what it remembers, before the first sale of a shift or of a run (F24).
    void compareTerminal(const std::string& moment);
    bool isReading() const { return m_reading; }
    void print(const std::string& report, const std::string& form, const std::string& job);
    /// Write the last closed day as PDF and XLSX. Errors: Refused (no report, no folder), Storage.
    Status exportFiles();

private:
    enum class Which { ClosedDay, ShiftBeginning };
    Result<ports::DayContent> content(Which which) const;
    void answered(const domain::counter::command::RecordReportPrint& reply);

    const Loop& m_loop;
    const Lanes& m_lanes;
    const catalogue::OfficeConfiguration& m_office;
    DaySettings m_settings;
    bool m_reading = false;
};

} // namespace pishkhan::app
