// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's hand or a test does to the emulated printer: paper, cover, heat, faults, pace.
#include "drivers/emulators/receipt_printer/escpos_engine.h"

namespace pishkhan::emulators {

void EscposEngine::setPaper(bool present)
{
    m_paper = present;
    m_paperRows.reset();
    sensorsChanged();
}

void EscposEngine::setPaperNearEnd(bool near)
{
    m_nearEnd = near;
    sensorsChanged();
}

void EscposEngine::setCover(bool open)
{
    m_coverOpen = open;
    sensorsChanged();
}

void EscposEngine::setCutterError(bool broken)
{
    m_cutterError = broken;
    sensorsChanged();
}

void EscposEngine::setOverheated(bool hot)
{
    m_overheated = hot;
    sensorsChanged();
}

void EscposEngine::loadPaperRows(std::optional<int> rows)
{
    m_paperRows = rows;
}

void EscposEngine::stallAfterRows(std::optional<int> rows)
{
    m_stallRows = rows;
    run();
}

void EscposEngine::setPace(int rowsPerTick)
{
    m_pace = rowsPerTick;
    m_rowsAllowed = rowsPerTick;
    run();
    sayFlow();
}

void EscposEngine::tick()
{
    if (m_pace > 0) {
        m_rowsAllowed = m_pace;
        run();
        sayFlow();
    }
}

} // namespace pishkhan::emulators
