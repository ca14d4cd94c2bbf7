// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The live line to the hub: one streaming request, resumed after the last seen id, with growing waits between attempts.
 * fetch and not EventSource, because EventSource hides the hub's comment lines: silence for 25 s means the line is dead.
 */
import { tidy } from './client'
import { SseReader } from './sse'
import type { CaseEvent } from './types'

export type LineState = 'connecting' | 'live' | 'down' | 'ended'

export interface LineListener {
  onState(state: LineState): void
  onEvent(event: CaseEvent): void
  onSign(): void
}

const SILENCE_MS = 25_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

export class LiveLine {
  private stopped = false
  private wait = FIRST_WAIT_MS
  private abort = new AbortController()
  private timer: number | undefined
  private pause: (() => void) | undefined

  constructor(
    private lastId: string,
    private readonly listener: LineListener,
  ) {}

  async run(): Promise<void> {
    window.addEventListener('online', this.hurry)
    while (!this.stopped) {
      this.listener.onState('connecting')
      if ((await this.attempt()) === 'ended') break
      if (this.stopped) break
      this.listener.onState('down')
      await new Promise<void>((resolve) => {
        this.pause = resolve
        window.setTimeout(resolve, this.wait * (0.75 + Math.random() / 2))
      })
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS)
    }
    window.removeEventListener('online', this.hurry)
  }

  stop(): void {
    this.stopped = true
    this.abort.abort()
    this.hurry()
  }

  /** Try again now, whatever the wait: the button of the «قطع است» notice, and the browser's own "online". */
  readonly hurry = (): void => this.pause?.()

  private async attempt(): Promise<'ended' | 'down'> {
    this.abort = new AbortController()
    this.watch()
    try {
      const from = this.lastId === '' ? '' : `?from=${encodeURIComponent(this.lastId)}`
      const headers: Record<string, string> = { Accept: 'text/event-stream' }
      if (this.lastId !== '') headers['Last-Event-ID'] = this.lastId
      const response = await fetch(`/v1/live${from}`, { headers, signal: this.abort.signal, cache: 'no-store' })
      if (response.status === 401) return this.end()
      if (!response.ok || !response.body) return 'down'
      return await this.follow(response.body.getReader())
    } catch {
      return 'down'
    } finally {
      window.clearTimeout(this.timer)
    }
  }

  private async follow(body: ReadableStreamDefaultReader<Uint8Array>): Promise<'ended' | 'down'> {
    const reader = new SseReader()
    const decoder = new TextDecoder()
    this.listener.onState('live')
    for (;;) {
      const { done, value } = await body.read()
      if (done) return 'down'
      this.wait = FIRST_WAIT_MS
      this.watch()
      this.listener.onSign()
      for (const message of reader.push(decoder.decode(value, { stream: true }))) {
        if (message.event === 'ended') return this.end()
        if (message.event === 'event') this.take(message.id, message.data)
      }
    }
  }

  private take(id: string, data: string): void {
    if (id !== '') this.lastId = id // before parsing: an unreadable event must not be asked for again and again
    this.listener.onEvent(tidy(JSON.parse(data) as CaseEvent))
  }

  private end(): 'ended' {
    this.stopped = true
    this.listener.onState('ended')
    return 'ended'
  }

  private watch(): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.abort.abort(), SILENCE_MS)
  }
}
