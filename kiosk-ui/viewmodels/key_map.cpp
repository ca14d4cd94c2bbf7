// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/key_map.h"

#include <array>

#include <Qt>

namespace pishkhan::kiosk_ui {
namespace {

constexpr std::uint32_t scanCodeOfP = 33;
constexpr std::uint32_t scanCodeOfE = 26;
constexpr std::uint32_t scanCodeOfL = 46; ///< evdev's code of the key, plus 8 as X11 and Wayland count

struct Entry {
    Action action;
    int key;
    const char* cap;
};
constexpr std::array entries{
    Entry{Action::Back, Qt::Key_Escape, "Esc"},  Entry{Action::Help, Qt::Key_F1, "F1"},
    Entry{Action::Services, Qt::Key_F2, "F2"},   Entry{Action::Find, Qt::Key_F3, "F3"},
    Entry{Action::Scan, Qt::Key_F4, "F4"},       Entry{Action::Yes, Qt::Key_F6, "F6"},
    Entry{Action::No, Qt::Key_F7, "F7"},         Entry{Action::Reprint, Qt::Key_F8, "F8"},
    Entry{Action::FeeDetails, Qt::Key_F9, "F9"}, Entry{Action::PayOrFinish, Qt::Key_F12, "F12"},
    Entry{Action::EndOfDay, Qt::Key_F10, "F10"}, Entry{Action::Devices, Qt::Key_F11, "F11"},
    Entry{Action::Books, Qt::Key_F5, "F5"},
};

} // namespace

Action actionOf(int key, int modifiers, std::uint32_t nativeScanCode)
{
    const bool control = (modifiers & static_cast<int>(Qt::ControlModifier)) != 0;
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        return control ? Action::Finish : Action::Next;
    }
    if (control && (key == Qt::Key_L || nativeScanCode == scanCodeOfL)) {
        return Action::Lock;
    }
    if (control && (key == Qt::Key_P || nativeScanCode == scanCodeOfP)) {
        return Action::Copy;
    }
    if (control && (key == Qt::Key_E || nativeScanCode == scanCodeOfE)) {
        return Action::EndSupport;
    }
    for (const Entry& entry : entries) {
        if (entry.key == key) {
            return entry.action;
        }
    }
    return Action::None;
}

QString keyCap(Action action)
{
    switch (action) {
    case Action::Next: return QStringLiteral("Enter");
    case Action::Finish: return QStringLiteral("Ctrl+Enter");
    case Action::Lock: return QStringLiteral("Ctrl+L");
    case Action::Copy: return QStringLiteral("Ctrl+P");
    case Action::EndSupport: return QStringLiteral("Ctrl+E");
    default: break;
    }
    for (const Entry& entry : entries) {
        if (entry.action == action) {
            return QString::fromLatin1(entry.cap);
        }
    }
    return {};
}

} // namespace pishkhan::kiosk_ui
