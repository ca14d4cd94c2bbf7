// SPDX-License-Identifier: GPL-3.0-or-later
/// A furnished desk with a shell over it: what the view models' tests drive. Tests only.
#pragma once
#include <functional>
#include <memory>

#include "kiosk-ui/viewmodels/shell.h"
#include "tests/kiosk-ui/scenes.h"

namespace pishkhan::test {

struct Counter {
    FakeDesk desk;
    kiosk_ui::Notice notice;
    std::unique_ptr<kiosk_ui::Shell> shell;

    explicit Counter(const std::function<void(FakeDesk&)>& arrange)
    {
        furnish(desk);
        arrange(desk);
        shell = std::make_unique<kiosk_ui::Shell>(desk, notice, nullptr);
    }
    bool press(int key, int modifiers = 0) { return shell->pressed(key, modifiers, 0, false); }
};

} // namespace pishkhan::test
