// SPDX-License-Identifier: GPL-3.0-or-later
// The live line against a made-up fetch, on a made-up clock.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LiveLine, type LineState } from '@/api/live'
import type { CaseEvent } from '@/api/types'

interface Wire {
  url: string
  send(text: string): void
  close(): void
}

let wires: Wire[]
let answers: Array<'stream' | 'refuse' | number>
let states: LineState[]
let seen: CaseEvent[]

/** One request: a stream that is fed by the test, an error, or an HTTP status. */
function fakeFetch(url: string, init: RequestInit): Promise<Response> {
  const answer = answers.shift() ?? 'stream'
  if (answer === 'refuse') {
    wires.push({ url, send: () => undefined, close: () => undefined })
    return Promise.reject(new TypeError('network'))
  }
  if (typeof answer === 'number') {
    wires.push({ url, send: () => undefined, close: () => undefined })
    return Promise.resolve(new Response('{}', { status: answer }))
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      init.signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')))
      wires.push({ url, send: (text) => controller.enqueue(new TextEncoder().encode(text)), close: () => controller.close() })
    },
  })
  return Promise.resolve(new Response(body))
}

const later = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds)
const message = (id: string): string => `id: ${id}\nevent: event\ndata: ${JSON.stringify({ id, fields: { copy: 1 } })}\n\n`

function open(from: string): LiveLine {
  const line = new LiveLine(from, { onState: (state) => states.push(state), onEvent: (event) => seen.push(event), onSign: () => undefined })
  void line.run()
  return line
}

beforeEach(() => {
  wires = []
  answers = []
  states = []
  seen = []
  vi.useFakeTimers()
  vi.stubGlobal('window', Object.assign(globalThis, { addEventListener: () => undefined, removeEventListener: () => undefined }))
  vi.stubGlobal('fetch', fakeFetch)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the live line', () => {
  test('opens after the id it was given, and hands on events', async () => {
    const line = open('7.2')
    await later(0)
    expect(wires[0]?.url).toBe('/v1/live?from=7.2')
    wires[0]?.send(message('8.0'))
    await later(0)
    expect(states).toEqual(['connecting', 'live'])
    expect(seen).toEqual([{ id: '8.0', fields: { copy: '1' } }])
    line.stop()
  })

  test('silence is a cut; it resumes after the last id', async () => {
    const line = open('')
    await later(0)
    wires[0]?.send(message('8.0'))
    await later(20_000)
    wires[0]?.send(': beat\n\n') // a comment is a sign of life
    await later(20_000)
    expect(states.at(-1)).toBe('live')
    await later(5_000)
    expect(states.at(-1)).toBe('down')
    await later(1_000)
    expect(states.at(-1)).toBe('live')
    expect(wires[1]?.url).toBe('/v1/live?from=8.0')
    line.stop()
  })

  test('waits grow to a limit, and shrink once the hub speaks', async () => {
    answers = Array.from({ length: 200 }, () => 'refuse' as const)
    const line = open('1.0')
    await later(120_000)
    expect(wires.length).toBeGreaterThan(8)
    expect(wires.length).toBeLessThan(20)
    answers = []
    await later(20_000)
    wires.at(-1)?.send(': hello\n\n')
    await later(0)
    wires.at(-1)?.close()
    const before = wires.length
    await later(1_000)
    expect(wires.length).toBe(before + 1)
    line.stop()
  })

  test('the end of the session ends it for good', async () => {
    for (const way of ['message', 'status']) {
      states = []
      wires = []
      answers = way === 'status' ? [401] : []
      open('1.0')
      await later(0)
      wires[0]?.send('event: ended\n\n')
      await later(60_000)
      expect(states.at(-1)).toBe('ended')
      expect(wires.length).toBe(1)
    }
  })

  test('an event that cannot be read is not asked for again', async () => {
    const line = open('1.0')
    await later(0)
    wires[0]?.send('id: 2.0\nevent: event\ndata: {broken\n\n')
    await later(1_000)
    expect(wires[1]?.url).toBe('/v1/live?from=2.0')
    line.stop()
  })

  test('busy is a cut, asking now is possible', async () => {
    answers = [503]
    const line = open('1.0')
    await later(0)
    expect(states).toEqual(['connecting', 'down'])
    line.hurry()
    await later(0)
    expect(states.at(-1)).toBe('live')
    line.stop()
    await later(60_000)
    expect(wires.length).toBe(2)
  })
})
