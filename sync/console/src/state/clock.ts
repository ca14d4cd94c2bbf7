// SPDX-License-Identifier: GPL-3.0-or-later
/** The one moving "now" of the page: a second's beat, so that freshness is counted on in front of the eye. */
import { ref } from 'vue'

export const now = ref(Date.now())

window.setInterval(() => {
  now.value = Date.now()
}, 1000)
