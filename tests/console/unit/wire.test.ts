// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, test } from 'vitest'
import { SseReader, type StreamMessage } from '@/api/sse'
import { askOf, filtersOf, isSince, queryOf } from '@/state/filters'
import type { CaseRow } from '@/api/types'

describe('server-sent events', () => {
  const stream = ': hello\n\nid: 7.1\nevent: event\ndata: {"a":1}\n\n: beat\n\nid: 8.0\nevent: event\ndata: one\ndata: two\n\nevent: ended\n\n'
  const wanted: StreamMessage[] = [
    { id: '7.1', event: 'event', data: '{"a":1}' },
    { id: '8.0', event: 'event', data: 'one\ntwo' },
    { id: '8.0', event: 'ended', data: '' },
  ]
  test.each([1, 2, 3, 5, 7, 1000])('cut into chunks of %i', (size) => {
    for (const text of [stream, stream.replaceAll('\n', '\r\n')]) {
      const reader = new SseReader()
      const seen: StreamMessage[] = []
      for (let at = 0; at < text.length; at += size) seen.push(...reader.push(text.slice(at, at + size)))
      expect(seen).toEqual(wanted)
    }
  })
  test('an endless line does not fill the memory', () => {
    const reader = new SseReader()
    for (let n = 0; n < 40; ++n) expect(reader.push('x'.repeat(100_000))).toEqual([])
    expect(reader.push('\nid: 1.0\ndata: y\n\n')).toEqual([{ id: '1.0', event: 'message', data: 'y' }])
  })
})

describe('filters', () => {
  test('the address goes there and back', () => {
    const filters = { service: '1101', office: '72001234', state: 'paid', q: 'کد ۱۲', since: '1h' }
    expect(filtersOf(queryOf(filters))).toEqual(filters)
    expect(queryOf({ service: '', office: '', state: '', q: '', since: '' })).toEqual({})
  })
  test('odd addresses are empty filters', () => {
    expect(filtersOf({ service: ['a', 'b'], state: null, q: 3 })).toEqual({ service: '', office: '', state: '', q: '', since: '' })
  })
  test('time is ours, the rest is the hub’s', () => {
    expect(askOf({ service: 's', office: 'o', state: 't', q: 'q', since: '1h' })).toEqual({ service: 's', office: 'o', state: 't', q: 'q' })
    const now = Date.parse('2025-06-22T12:00:00Z')
    const row = (updatedAt: string): CaseRow => ({ updatedAt }) as CaseRow
    expect(isSince(row('2025-06-22T11:45:00Z'), '15m', now)).toBe(true)
    expect(isSince(row('2025-06-22T11:44:59Z'), '15m', now)).toBe(false)
    expect(isSince(row('2025-06-22T11:00:00Z'), '1h', now)).toBe(true)
    expect(isSince(row('2025-06-21T20:29:00Z'), 'today', now)).toBe(false)
    expect(isSince(row('2025-06-21T20:31:00Z'), 'today', now)).toBe(true)
    expect(isSince(row('2020-01-01T00:00:00Z'), '', now)).toBe(true)
  })
})
