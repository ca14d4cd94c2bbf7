// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the font files as Qt resources (":/fonts/Vazirmatn-….ttf"); the build generates their code.
#include <QtGlobal>

namespace pishkhan::templates {
extern const int fontFaceCount;
const int fontFaceCount = 6;
} // namespace pishkhan::templates
