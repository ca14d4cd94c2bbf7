// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/wedge_line.h"

#include <algorithm>
#include <utility>

#include <QSocketNotifier>

#include "drivers/inventory/udev_devices.h"

namespace pishkhan {

struct WedgeLine::Taken {
    explicit Taken(wedge::WedgeReader&& opened)
        : reader(std::move(opened)), notifier(reader.descriptor(), QSocketNotifier::Read)
    {
    }
    wedge::WedgeReader reader;
    QSocketNotifier notifier; // gone before the reader it watches
    bool isGone = false;
};

WedgeLine::WedgeLine(Read read, Seen seen) : m_read(std::move(read)), m_seen(std::move(seen)) {}
WedgeLine::~WedgeLine() = default;

void WedgeLine::look()
{
    constexpr std::string_view evdev = "evdev:";
    const auto readers = inventory::barcodeReaders();
    m_refusal.clear();
    std::erase_if(m_taken, [](const auto& one) { return one->isGone; });
    for (const inventory::SeenDevice& seen : readers ? *readers : std::vector<inventory::SeenDevice>{}) {
        take(seen.address.substr(evdev.size()));
    }
    if (!m_taken.empty()) {
        m_seen("ready", "");
    } else if (!m_refusal.empty()) {
        m_seen("trouble", m_refusal);
    } else if (m_hadOne) {
        m_seen("missing", "unplugged");
    }
}

void WedgeLine::take(const std::string& node)
{
    if (std::any_of(m_taken.begin(), m_taken.end(), [&](const auto& one) { return one->reader.node() == node; })) {
        return;
    }
    auto opened = wedge::WedgeReader::open(node);
    if (!opened) {
        m_refusal = opened.error().kind == ErrorKind::Disconnected ? "" : name(opened.error().kind);
        return;
    }
    m_hadOne = true;
    m_taken.push_back(std::make_unique<Taken>(std::move(*opened)));
    Taken& taken = *m_taken.back();
    QObject::connect(&taken.notifier, &QSocketNotifier::activated, &taken.notifier, [this, &taken] { hear(taken); });
}

void WedgeLine::hear(Taken& reader)
{
    for (;;) {
        const auto text = reader.reader.next();
        if (!text) {
            reader.isGone = true; // dropped at the next look, not from within its own signal
            reader.notifier.setEnabled(false);
            const bool anyLeft =
                std::any_of(m_taken.begin(), m_taken.end(), [](const auto& one) { return !one->isGone; });
            if (!anyLeft) {
                m_seen("missing", "unplugged");
            }
            return;
        }
        if (!*text) {
            return;
        }
        m_read(**text);
    }
}

} // namespace pishkhan
