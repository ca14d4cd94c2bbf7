// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/device_list.h"

#include <array>

#include "kiosk-ui/viewmodels/device_advice.h"
#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

struct Known {
    std::string_view id;
    std::string_view title;
    std::string_view icon;
};
constexpr std::array knownDevices{
    Known{"scanner", "اسکنر مدارک", "scan"},           Known{"card-terminal", "کارتخوان", "terminal"},
    Known{"receipt-printer", "چاپگر رسید", "receipt"}, Known{"page-printer", "چاپگر برگ بزرگ", "printer"},
    Known{"gateway", "درگاه استعلام", "shield"},       Known{"hub", "سامانهٔ نظارت", "cloud"},
    Known{"barcode-reader", "بارکدخوان", "barcode"},   Known{"card-reader", "کارت‌خوان هوشمند", "card"},
};

Known knownDevice(std::string_view id)
{
    for (const Known& device : knownDevices) {
        if (device.id == id) {
            return device;
        }
    }
    return {id, "دستگاه", "terminal"};
}

Tone toneOf(std::string_view state)
{
    return state == "ready" || state == "busy" ? Tone::Success : state == "unknown" ? Tone::Neutral : Tone::Warning;
}

} // namespace

void DeviceList::show(const std::vector<app::DeviceView>& devices)
{
    std::vector<Row> rows;
    for (const app::DeviceView& device : devices) {
        rows.push_back({device.id, device.state, device.reason});
    }
    if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
}

int DeviceList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DeviceList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole: return plainText(row.id);
    case AdviceRole: return plainText(deviceAdvice(row.id, row.state, row.reason));
    case TitleRole: return plainText(knownDevice(row.id).title);
    case IconRole: return plainText(knownDevice(row.id).icon);
    case ToneRole: return plainText(name(toneOf(row.state)));
    case StateTextRole: {
        // A device that is away says so itself; the line's sentence about the agency is not for it.
        const bool isAway = row.reason == "disconnected" || row.reason.empty();
        const bool isLine = row.id == "hub" && row.reason == "offline";
        const std::string word = isLine ? "line-down" : isAway ? "device-" + row.state : row.reason;
        return plainText(messageFor(word).happened);
    }
    default: return {};
    }
}

QHash<int, QByteArray> DeviceList::roleNames() const
{
    return {{TitleRole, "title"},         {IconRole, "icon"},     {ToneRole, "tone"},
            {StateTextRole, "stateText"}, {AdviceRole, "advice"}, {IdRole, "deviceId"}};
}

} // namespace pishkhan::kiosk_ui
