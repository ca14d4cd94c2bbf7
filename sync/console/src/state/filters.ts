// SPDX-License-Identifier: GPL-3.0-or-later
/** Filters of the live page. They live in the address, so that a view can be kept and shared; they compose. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { CaseQuery, CaseRow } from '../api/types'
import { parseInstant } from '../text/instants'
import { tehranDay } from '../text/jalali'

export interface Filters {
  service: string
  office: string
  state: string
  q: string
  since: string
}

export const SINCE: ReadonlyArray<{ value: string; title: string }> = [
  { value: '', title: 'همهٔ زمان‌ها' },
  { value: '15m', title: '۱۵ دقیقهٔ گذشته' },
  { value: '1h', title: 'یک ساعت گذشته' },
  { value: 'today', title: 'امروز' },
]

const NAMES = ['service', 'office', 'state', 'q', 'since'] as const

export function filtersOf(query: Record<string, unknown>): Filters {
  const text = (name: string): string => (typeof query[name] === 'string' ? (query[name] as string) : '')
  return { service: text('service'), office: text('office'), state: text('state'), q: text('q'), since: text('since') }
}

export function queryOf(filters: Filters): Record<string, string> {
  return Object.fromEntries(NAMES.filter((name) => filters[name] !== '').map((name) => [name, filters[name]]))
}

/** The part the hub answers. Time is not in its API: `isSince` keeps rows of an answer that is newest first. */
export function askOf(filters: Filters): CaseQuery {
  return { service: filters.service, office: filters.office, state: filters.state, q: filters.q }
}

export function isSince(row: CaseRow, since: string, now: number): boolean {
  const at = parseInstant(row.updatedAt)
  if (since === '' || at === undefined) return true
  if (since === 'today') return tehranDay(at) === tehranDay(now)
  return now - at <= (since === '15m' ? 15 : 60) * 60_000
}

export function useFilters() {
  const route = useRoute()
  const router = useRouter()
  const filters = computed(() => filtersOf(route.query))
  const set = (changes: Partial<Filters>): void => {
    void router.replace({ path: route.path, query: queryOf({ ...filters.value, ...changes }) })
  }
  const clear = (): void => void router.replace({ path: route.path, query: {} })
  const active = computed(() => NAMES.filter((name) => filters.value[name] !== '').length)
  return { filters, set, clear, active }
}
