// SPDX-License-Identifier: GPL-3.0-or-later
/// WedgeLine: the barcode readers of this counter, taken as they are plugged in and given up as they go. Each whole text is told on the owner
/// thread, whatever screen or field has the focus; what a reader types reaches no window. Made by the composition root.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QtGlobal>

#include "drivers/wedge/wedge_reader.h"

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace pishkhan {

class WedgeLine {
public:
    using Read = std::function<void(const std::string& text)>;
    /// State and stable word of the readers together: ready, or missing when there was one, or trouble (denied, busy).
    using Seen = std::function<void(const std::string& state, const std::string& reason)>;
    WedgeLine(Read read, Seen seen);
    ~WedgeLine();
    WedgeLine(const WedgeLine&) = delete;
    WedgeLine& operator=(const WedgeLine&) = delete;

    void look(); ///< take what is there; at start and whenever an input device came or went

private:
    struct Taken;
    void take(const std::string& node);
    void hear(Taken& reader);

    Read m_read;
    Seen m_seen;
    std::vector<std::unique_ptr<Taken>> m_taken;
    std::string m_refusal; ///< why the last one could not be taken
    bool m_hadOne = false;
};

} // namespace pishkhan
