// SPDX-License-Identifier: GPL-3.0-or-later
/// The one A4 page of a closed day: what it adds up to, two charts, four lists, the comparison, and what proves it.
#pragma once
#include <QPainter>

#include "terminal/ports/day_renderer.h"

namespace pishkhan::templates {

constexpr int dayPageWidth = 827; ///< A4 in hundredths of an inch
constexpr int dayPageHeight = 1169;

void paintDayPage(QPainter& painter, const ports::DayContent& content);

} // namespace pishkhan::templates
