// SPDX-License-Identifier: GPL-3.0-or-later
// A small hub for the console's own tests: the console API of sync/hub/README.md over http on loopback, with faults on demand.
// The real hub is used in tests/scenario; this one exists to cut lines, throttle and answer strangely at chosen moments.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { FakeWorld } from './fake_world.mjs'
import { summaryOf } from './fake_summary.mjs'

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
// Stricter than the hub's own policy: what works here works there.
const CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

export async function startFakeHub({ files, world = new FakeWorld(), password = 'correct horse', role = 'agency-supervisor' }) {
  const hub = { world, failures: 0, throttledUntil: 0, cutOff: false, streams: new Set(), resumedFrom: [], signedIn: new Set(), broken: '', role, requests: [] }
  const server = createServer((request, response) => {
    if (hub.cutOff) return void request.socket.destroy()
    handle(hub, { files, password }, request, response).catch(() => refuse(response, 503, 'busy', 'سامانه سرگرم است. پرونده‌ها محفوظ‌اند. چند لحظهٔ دیگر دوباره تلاش کنید.'))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  hub.url = `http://127.0.0.1:${server.address().port}`
  hub.cut = () => {
    hub.cutOff = true
    for (const stream of hub.streams) stream.destroy()
    server.closeAllConnections()
  }
  hub.restore = () => (hub.cutOff = false)
  hub.endSessions = () => {
    hub.signedIn.clear()
    for (const stream of hub.streams) stream.end('event: ended\n\n')
  }
  hub.close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)))
  return hub
}

function refuse(response, status, error, message, headers = {}) {
  send(response, status, { error, message }, headers)
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Security-Policy': CSP, ...headers })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

async function handle(hub, { files, password }, request, response) {
  const url = new URL(request.url, 'http://hub')
  const path = url.pathname
  if (!path.startsWith('/v1/')) return serveFile(files, path, response)
  hub.requests.push(`${request.method} ${request.url}`)
  if (path === '/v1/session' && request.method === 'POST') return signIn(hub, password, request, response)
  const session = /session=([0-9a-z]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (!hub.signedIn.has(session)) return refuse(response, 401, 'signed-out', 'وارد نشده‌اید. چیزی از دست نرفته است. وارد شوید.')
  if (path === '/v1/session') return request.method === 'DELETE' ? (hub.signedIn.delete(session), send(response, 204)) : send(response, 200, person(hub))
  if (hub.broken !== '' && path.startsWith(hub.broken)) return refuse(response, 503, 'busy', 'سامانه سرگرم است. پرونده‌ها محفوظ‌اند. چند لحظهٔ دیگر دوباره تلاش کنید.', { 'Retry-After': '1' })
  return read(hub, path, url.searchParams, request, response)
}

async function serveFile(files, path, response) {
  const name = path === '/' ? 'index.html' : normalize(decodeURIComponent(path)).slice(1)
  try {
    const bytes = await readFile(join(files, name))
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' })
    response.end(bytes)
  } catch {
    send(response, 404, { error: 'not-found', message: 'یافت نشد.' })
  }
}

const person = (hub) => ({
  user: 'nazer', displayName: 'ناظر آزمایشی', role: hub.role,
  agencies: hub.role === 'agency-supervisor' ? [{ code: '999', title: 'سازمان نمونهٔ ثبت' }] : [], offices: [],
})

async function signIn(hub, password, request, response) {
  let text = ''
  for await (const chunk of request) text += chunk
  const wait = Math.ceil((hub.throttledUntil - Date.now()) / 1000)
  const tooMany = () => refuse(response, 429, 'throttled', 'تلاش‌های نادرست زیاد بود. حساب محفوظ است. کمی صبر کنید.', { 'Retry-After': '3' })
  if (wait > 0) return tooMany()
  const asked = JSON.parse(text)
  if (asked.user !== 'nazer' || asked.password !== password) {
    if (++hub.failures % 5 !== 0) return refuse(response, 401, 'wrong-password', 'نام کاربری یا گذرواژه درست نیست.')
    hub.throttledUntil = Date.now() + 3000
    return tooMany()
  }
  const token = Math.random().toString(36).slice(2)
  hub.signedIn.add(token)
  send(response, 200, person(hub), { 'Set-Cookie': `session=${token}; HttpOnly; SameSite=Strict; Path=/` })
}

function read(hub, path, query, request, response) {
  const { world } = hub
  const blind = hub.role === 'hub-operator'
  const denied = () => refuse(response, 403, 'denied', 'نقش شما این را نمی‌بیند. چیزی تغییر نکرده است. به متصدی سامانه بگویید.')
  if (path === '/v1/live') return blind ? denied() : live(hub, query, request, response)
  if (path === '/v1/events') return blind ? denied() : send(response, 200, newest(world, Number(query.get('latest') ?? 100)))
  if (path === '/v1/cases') return blind ? denied() : send(response, 200, casePage(world, query))
  if (path === '/v1/offices') return send(response, 200, { offices: world.offices })
  if (path === '/v1/statements') return send(response, 200, { statements: world.statements })
  if (path === '/v1/accesses') return blind || hub.role === 'agency-supervisor' ? denied() : send(response, 200, { accesses: world.accesses })
  if (path === '/v1/alarms') return send(response, 200, { alarms: world.alarms })
  if (path === '/v1/summary') return blind ? denied() : send(response, 200, summaryOf(world, query.get('date')))
  if (path === '/v1/status') return send(response, 200, { origin: 'hub.example/999', size: world.published, root: 'q0tZb1e5v2nYc8mJr4kXwD7sLhPzA6uGfT3oEiR9VxM=', checkpointAt: world.publishedAt, vkey: 'hub.example/999+1a2b3c4d+AZ0bq9Lk3mN5pR7tV1xY3zB5dF7hJ9lN1pR3tV5xZ7bD' })
  const [, caseId, proof] = /^\/v1\/cases\/([^/]+)(\/proof)?$/.exec(path) ?? []
  const row = caseId && world.cases.get(decodeURIComponent(caseId))
  if (!row) return refuse(response, 404, 'not-found', 'چنین پرونده‌ای یافت نشد یا در دسترس نقش شما نیست. چیزی تغییر نکرده است. نشانی را بررسی کنید.')
  if (proof) return response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`c2sp.org/tlog-proof@v1\nindex 3\n\n${row.caseId}\n`)
  const events = world.events.filter((event) => event.caseId === row.caseId)
  send(response, 200, { case: row, events: events.map((event) => ({ ...event, proof: { leaf: world.leafOf(event), index: Number(event.id.split('.')[1]), available: world.leafOf(event) < world.published } })) })
}

function newest(world, count) {
  const events = world.events.slice(-count)
  return { events, next: events.at(-1)?.id ?? '' }
}

function casePage(world, query) {
  const q = query.get('q') ?? ''
  const rows = [...world.cases.values()]
    .filter((row) => ['state', 'office', 'service'].every((name) => !query.get(name) || row[name] === query.get(name)))
    .filter((row) => q === '' || [row.caseId, row.trackingCode, row.receiptNumber].some((text) => text.startsWith(q)))
    .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const from = Number(query.get('before') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  return { cases: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : '' }
}

function live(hub, query, request, response) {
  const { world, streams } = hub
  const from = request.headers['last-event-id'] ?? query.get('from') ?? ''
  hub.resumedFrom.push(from)
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Security-Policy': CSP })
  response.write(': welcome\n\n')
  const write = (event) => response.write(`id: ${event.id}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`)
  const at = world.events.findIndex((event) => event.id === from)
  if (at >= 0) world.events.slice(at + 1).forEach(write)
  const beat = setInterval(() => response.write(': beat\n\n'), 2000)
  world.listeners.add(write)
  streams.add(response)
  response.on('close', () => {
    clearInterval(beat)
    world.listeners.delete(write)
    streams.delete(response)
  })
}
