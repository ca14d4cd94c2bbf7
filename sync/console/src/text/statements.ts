// SPDX-License-Identifier: GPL-3.0-or-later
/** Where a statement stands: what the office answered, else whether it still can. */
import type { StatementRow } from '../api/types'
import { parseInstant } from './instants'

export type Standing = 'open' | 'accepted' | 'disputed' | 'expired' | ''

/** Empty for a reader who sees headers only: nothing is claimed. A deadline at the epoch is none. */
export function stateOf(row: StatementRow, now: number): Standing {
  if (row.state === undefined) return ''
  const until = parseInstant(row.expiresAt ?? '')
  return row.state === 'open' && until !== undefined && until > 0 && until < now ? 'expired' : row.state
}
