// SPDX-License-Identifier: GPL-3.0-or-later
/** Server-sent events out of arbitrary chunks of text. Comments count as life signs; a message over the limit is dropped. */

export interface StreamMessage {
  id: string
  event: string
  data: string
}

const MAX_LINE = 1_000_000

export class SseReader {
  private rest = ''
  private id = ''
  private event = ''
  private data: string[] = []

  /** Feed text as it arrives; returns the messages completed by it. */
  push(chunk: string): StreamMessage[] {
    this.rest += chunk
    const lines = this.rest.split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    if (this.rest.length > MAX_LINE) this.rest = ''
    const done: StreamMessage[] = []
    for (const line of lines) {
      const message = this.line(line)
      if (message) done.push(message)
    }
    return done
  }

  private line(line: string): StreamMessage | undefined {
    if (line === '') return this.dispatch()
    if (line.startsWith(':')) return undefined
    const colon = line.indexOf(':')
    const name = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (name === 'id') this.id = value
    else if (name === 'event') this.event = value
    else if (name === 'data') this.data.push(value)
    return undefined
  }

  private dispatch(): StreamMessage | undefined {
    const message = { id: this.id, event: this.event || 'message', data: this.data.join('\n') }
    const hasContent = this.data.length > 0 || this.event !== ''
    this.event = ''
    this.data = []
    return hasContent ? message : undefined
  }
}
