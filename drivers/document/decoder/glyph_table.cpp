// SPDX-License-Identifier: GPL-3.0-or-later
// The learned table, built into the program: glyph_table.bin, written by pishkhan-train-glyphs.
#include "drivers/document/decoder/glyph_net.h"

__asm__(".section .rodata\n"
        ".balign 16\n"
        "pishkhanGlyphTable:\n"
        ".incbin \"" PISHKHAN_GLYPH_TABLE "\"\n"
        "pishkhanGlyphTableEnd:\n"
        ".previous\n");

extern "C" const std::uint8_t pishkhanGlyphTable[];
extern "C" const std::uint8_t pishkhanGlyphTableEnd[];

namespace pishkhan::document {

ByteView builtInGlyphTable()
{
    return {pishkhanGlyphTable, pishkhanGlyphTableEnd};
}

} // namespace pishkhan::document
