// SPDX-License-Identifier: GPL-3.0-or-later
/** The newest events and the state of the live line, shared by all pages: one stream per tab, opened after sign-in. */
import { ref, shallowRef } from 'vue'
import { hub } from '../api/client'
import { LiveLine, type LineState } from '../api/live'
import type { CaseEvent } from '../api/types'

const KEPT = 200

export const events = shallowRef<CaseEvent[]>([])
export const line = ref<LineState>('connecting')
export const lastSign = ref(0)
/** Counts events that came over the live line; pages watch it to read anew. */
export const arrivals = ref(0)
/** Case ids changed in the last seconds, for the highlight. */
export const fresh = shallowRef<ReadonlySet<string>>(new Set())

let live: LiveLine | undefined

function take(event: CaseEvent): void {
  if (events.value.some((known) => known.id === event.id)) return
  events.value = [event, ...events.value].sort(newestFirst).slice(0, KEPT)
  arrivals.value += 1
  if (event.caseId === '') return
  fresh.value = new Set([...fresh.value, event.caseId])
  window.setTimeout(() => {
    fresh.value = new Set([...fresh.value].filter((id) => id !== event.caseId))
  }, 4000)
}

let opened = false

/** Reads the newest events; returns where the stream goes on, "" when the hub did not answer. */
async function readPage(): Promise<string> {
  try {
    const page = await hub.latestEvents(60)
    const known = new Map([...page.events, ...events.value].map((event) => [event.id, event]))
    events.value = [...known.values()].sort(newestFirst).slice(0, KEPT)
    lastSign.value = Date.now()
    opened = true
    return page.next
  } catch {
    return ''
  }
}

/** Ids are leaf.index, both decimal. */
function newestFirst(a: CaseEvent, b: CaseEvent): number {
  const [leafA = 0, indexA = 0] = a.id.split('.').map(Number)
  const [leafB = 0, indexB = 0] = b.id.split('.').map(Number)
  return leafB - leafA || indexB - indexA
}

/** Newest page first, then the stream from exactly there: no event is lost between the two. */
export async function openFeed(ended: () => void): Promise<void> {
  closeFeed()
  live = new LiveLine(await readPage(), {
    onState: (state) => {
      line.value = state
      if (state === 'ended') ended()
      if (state === 'live' && !opened) void readPage()
    },
    onEvent: take,
    onSign: () => (lastSign.value = Date.now()),
  })
  void live.run()
}

export function retryFeed(): void {
  live?.hurry()
}

export function closeFeed(): void {
  live?.stop()
  live = undefined
  opened = false
  events.value = []
  fresh.value = new Set()
}
