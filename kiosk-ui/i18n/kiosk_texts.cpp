// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/i18n/kiosk_texts.h"

namespace pishkhan::kiosk_ui {

void KioskTexts::speak(Language language)
{
    if (language != m_language) {
        m_language = language;
        Q_EMIT changed();
    }
}

} // namespace pishkhan::kiosk_ui
