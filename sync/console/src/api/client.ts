// SPDX-License-Identifier: GPL-3.0-or-later
/** The hub's API as functions. Every failure is a Refusal in Persian that says what happened, what is safe and what to do. */
import type { AccessRow, AlarmRow, CaseEvent, CaseQuery, CaseRow, DaySummary, LogStatus, OfficeRow, ProvenEvent, Session, StatementRow } from './types'

export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterSeconds = 0,
  ) {
    super(message)
  }
}

const OFFLINE =
  'به سامانهٔ نظارت دسترسی نیست. پرونده‌ها در دفترها و در سامانه محفوظ‌اند. اتصال شبکه را بررسی کنید؛ صفحه خودکار دوباره می‌کوشد.'
const STRANGE = 'سامانهٔ نظارت پاسخی فرستاد که خوانده نشد. چیزی تغییر نکرده است. چند لحظهٔ دیگر دوباره تلاش کنید.'

async function refusalOf(response: Response): Promise<Refusal> {
  const wait = Number(response.headers.get('Retry-After') ?? 0)
  const body: unknown = await response.json().catch(() => ({}))
  const { error, message } = body as { error?: unknown; message?: unknown }
  return new Refusal(
    typeof error === 'string' ? error : `http-${response.status}`,
    typeof message === 'string' && message !== '' ? message : STRANGE,
    Number.isFinite(wait) ? wait : 0,
  )
}

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', cache: 'no-store', headers: { Accept: 'application/json' } }
  if (body !== undefined) {
    init.headers = { Accept: 'application/json', 'Content-Type': 'application/json' }
    init.body = JSON.stringify(body)
  }
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Refusal('offline', OFFLINE)
  }
  if (!response.ok) throw await refusalOf(response)
  return response
}

async function read<T>(path: string): Promise<T> {
  const response = await call('GET', path)
  try {
    return (await response.json()) as T
  } catch {
    throw new Refusal('unreadable', STRANGE)
  }
}

function query(values: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

const caseUrl = (caseId: string): string => `/v1/cases/${encodeURIComponent(caseId)}`

export const hub = {
  async signIn(user: string, password: string): Promise<Session> {
    return (await (await call('POST', '/v1/session', { user, password })).json()) as Session
  },
  session: () => read<Session>('/v1/session'),
  signOut: async (): Promise<void> => void (await call('DELETE', '/v1/session')),
  latestEvents: (count: number) => readEvents(`/v1/events?latest=${count}`),
  cases: (asked: CaseQuery) => read<{ cases: CaseRow[]; next: string }>(`/v1/cases${query({ ...asked })}`),
  caseOf: readCase,
  proofOf: async (caseId: string): Promise<string> => (await call('GET', `${caseUrl(caseId)}/proof`)).text(),
  alarms: () => read<{ alarms: AlarmRow[] }>('/v1/alarms'),
  offices: () => read<{ offices: OfficeRow[] }>('/v1/offices'),
  accesses: () => read<{ accesses: AccessRow[] }>('/v1/accesses'),
  statements: () => read<{ statements: StatementRow[] }>('/v1/statements'),
  summary: (date?: string) => read<DaySummary>(`/v1/summary${query({ date })}`),
  status: () => read<LogStatus>('/v1/status'),
}

/** Fields are text on the wire; numbers and truth values of another hub become text here, at the border. */
export function tidy<T extends CaseEvent>(event: T): T {
  const fields = Object.entries(event.fields ?? {}).map(([name, value]) => [name, String(value)])
  return { ...event, fields: Object.fromEntries(fields) as Record<string, string> }
}

async function readEvents(path: string): Promise<{ events: CaseEvent[]; next: string }> {
  const page = await read<{ events: CaseEvent[]; next: string }>(path)
  return { ...page, events: page.events.map(tidy) }
}

async function readCase(caseId: string): Promise<{ case: CaseRow; events: ProvenEvent[] }> {
  const found = await read<{ case: CaseRow; events: ProvenEvent[] }>(caseUrl(caseId))
  return { ...found, events: found.events.map(tidy) }
}

/** Text for the user of any thrown value. */
export function messageOf(problem: unknown): string {
  return problem instanceof Refusal ? problem.message : STRANGE
}

export function codeOf(problem: unknown): string {
  return problem instanceof Refusal ? problem.code : 'unexpected'
}
