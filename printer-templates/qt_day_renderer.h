// SPDX-License-Identifier: GPL-3.0-or-later
/// QtDayRenderer: a closed day as strip, page and sheet. day_strip lays blocks as the receipt does, day_page paints the A4 page with its
/// charts, day_sheet writes the workbook. Made once by the composition root, after the QGuiApplication.
#pragma once
#include <memory>

#include "terminal/ports/day_renderer.h"

namespace pishkhan::templates {

class QtDayRenderer : public ports::DayRenderer {
public:
    /// Errors: Unsupported without a QGuiApplication or the font.
    static Result<std::unique_ptr<QtDayRenderer>> create();

    Result<ports::Bitmap> strip(const ports::DayContent& content, int widthDots) const override;
    Result<Bytes> page(const ports::DayContent& content) const override;
    Result<Bytes> sheet(const ports::DayContent& content) const override;

private:
    QtDayRenderer() = default;
};

} // namespace pishkhan::templates
