// SPDX-License-Identifier: GPL-3.0-or-later
/// Alarms: everything about the books and the terminals a supervisor must look at, in one list: what the hub found itself
/// (forks, copies, old copies), what the terminals reported (clock, disk, gates, rollback) and silence in opening hours.
/// Called by console_reads. Follows oversight.md 5.9 and experience.md 3.9.
#pragma once
#include <string>
#include <vector>

#include "sync/hub/batch_store.h"
#include "sync/hub/queries.h"

namespace pishkhan::hub {

struct Alarm {
    Instant at;
    std::string device, office, officeTitle;
    std::string kind;     ///< clone, fork, rolled-back, head, released, silent, or the event's kind
    std::string tone;     ///< danger, warning, neutral
    std::string sentence; ///< Persian: what happened
    std::string toDo;     ///< Persian: what the supervisor does about it
};

/// Opening hours of offices: Saturday to Wednesday 8 to 14, Thursday 8 to 12, Tehran time.
bool isOpeningHour(Instant at);

/// Newest first. `visible`: the devices the grant covers; `events`: their reports, already within the scope.
std::vector<Alarm> gatherAlarms(const std::vector<DeviceRow>& visible, const std::vector<StoredAlarm>& stored,
                                const std::vector<ShownEvent>& events,
                                const std::vector<std::pair<std::string, Instant>>& seenAt, Instant now,
                                std::size_t limit);

/// The kinds of events that are alarms.
const std::vector<std::string>& alarmEventKinds();

} // namespace pishkhan::hub
