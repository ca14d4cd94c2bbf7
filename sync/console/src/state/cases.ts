// SPDX-License-Identifier: GPL-3.0-or-later
/** The list of cases for the filters of the address: first page read anew on every change, older pages on request. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { codeOf, hub, messageOf } from '../api/client'
import type { CaseRow } from '../api/types'
import { plainText } from '../text/digits'
import { now } from './clock'
import { askOf, isSince, type Filters } from './filters'

const PAGE = 50

export function useCaseList(filters: Ref<Filters>) {
  const all = shallowRef<CaseRow[]>([])
  const next = ref('')
  const error = ref('')
  const errorCode = ref('')
  const ready = ref(false)
  const busy = ref(false)
  let asked = ''
  let older = false
  let ticket = 0

  async function read(before: string): Promise<void> {
    const mine = ++ticket
    const question = { ...askOf(filters.value), q: plainText(filters.value.q), limit: PAGE }
    const same = JSON.stringify(question) === asked
    busy.value = true
    try {
      const answer = await hub.cases(before === '' ? question : { ...question, before })
      if (mine !== ticket) return
      const keep = before !== '' || (same && older)
      older = before !== '' || (same && older)
      if (!(keep && before === '')) next.value = answer.next
      all.value = before !== '' ? merged(all.value, answer.cases) : merged(answer.cases, keep ? all.value : [])
      asked = JSON.stringify(question)
      error.value = ''
      errorCode.value = ''
      ready.value = true
    } catch (problem) {
      if (mine !== ticket) return
      error.value = messageOf(problem)
      errorCode.value = codeOf(problem)
    } finally {
      if (mine === ticket) busy.value = false
    }
  }

  const load = (): Promise<void> => read('')
  const loadMore = (): Promise<void> => read(next.value)
  const rows = computed(() => all.value.filter((row) => isSince(row, filters.value.since, now.value)))
  const more = computed(() => next.value !== '' && rows.value.length === all.value.length)

  watch(filters, (after, before) => {
    if (JSON.stringify(askOf(after)) !== JSON.stringify(askOf(before))) void load()
  })
  return { rows, more, error, errorCode, ready, busy, load, loadMore }
}

/** Rows of `first`, then those of `second` that are not in it. */
function merged(first: CaseRow[], second: CaseRow[]): CaseRow[] {
  const known = new Set(first.map((row) => row.caseId))
  return [...first, ...second.filter((row) => !known.has(row.caseId))]
}
