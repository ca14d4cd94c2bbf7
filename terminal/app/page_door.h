// SPDX-License-Identifier: GPL-3.0-or-later
/// The one way of a page to the page printer: what it is is said, and what would be a copy of an identity document is refused
/// and recorded (decree Art. 12). Used by the lanes that print pages.
#pragma once
#include <functional>
#include <string>

#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/domain/printable_page.h"

namespace pishkhan::app {

struct PageJob {
    domain::PageKind kind;
    std::string job;
    Bytes pdf;
};

/// printed, owed or unknown, as the books say it.
std::string outcomeWord(ports::PrintState state);

/// `then` has the report, on the owner's thread; a refused page is Failed with detail copy-forbidden.
/// Precondition: the office has a page printer.
void sendPage(const Loop& loop, const Lanes& lanes, PageJob page, std::function<void(const ports::PrintReport&)> then);

} // namespace pishkhan::app
