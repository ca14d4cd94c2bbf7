// SPDX-License-Identifier: GPL-3.0-or-later
/** One value read from the hub: kept while it is read anew, with its error and the time it was true. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { codeOf, messageOf } from '../api/client'

export function useReading<T>(read: () => Promise<T>, everyMs = 0) {
  const value = shallowRef<T>()
  const error = ref('')
  const errorCode = ref('')
  const readAt = ref(0)
  const busy = ref(false)
  let ticket = 0

  async function load(): Promise<void> {
    const mine = ++ticket
    busy.value = true
    try {
      const answer = await read()
      if (mine !== ticket) return
      value.value = answer
      error.value = ''
      errorCode.value = ''
      readAt.value = Date.now()
    } catch (problem) {
      if (mine !== ticket) return
      error.value = messageOf(problem)
      errorCode.value = codeOf(problem)
    } finally {
      if (mine === ticket) busy.value = false
    }
  }

  if (everyMs > 0) {
    const timer = window.setInterval(() => void load(), everyMs)
    onScopeDispose(() => window.clearInterval(timer))
  }
  return { value, error, errorCode, readAt, busy, load }
}

/** Calls `act` soon after the last of a burst of calls, and at least every `longest` ms while the burst goes on. */
export function settle(act: () => void, quiet: number, longest: number): () => void {
  let first = 0
  let timer: number | undefined
  onScopeDispose(() => window.clearTimeout(timer))
  return () => {
    const at = Date.now()
    if (timer === undefined) first = at
    window.clearTimeout(timer)
    timer = window.setTimeout(
      () => {
        timer = undefined
        act()
      },
      Math.max(0, Math.min(quiet, first + longest - at)),
    )
  }
}
