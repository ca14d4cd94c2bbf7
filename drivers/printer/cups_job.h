// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a job of a page printer stands, in the server's words or in the printer's.
#pragma once
#include <string>

namespace pishkhan::printer {

enum class JobStage { Waiting, Held, Processing, Stopped, Canceled, Aborted, Completed };

struct JobView {
    JobStage stage = JobStage::Waiting;
    std::string message; ///< the server's own sentence, for engineers
};

inline bool isOver(JobStage stage)
{
    return stage == JobStage::Canceled || stage == JobStage::Aborted || stage == JobStage::Completed;
}

} // namespace pishkhan::printer
