// SPDX-License-Identifier: GPL-3.0-or-later
// The built page in Chromium against the fake hub.  node tests/console/console_test.mjs --files build/console [--shots DIR]
import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SIZES, openBrowser, openPage, see, signIn } from './browser.mjs'
import { walk } from './e2e.mjs'
import { startFakeHub } from './fake_hub.mjs'

const { values } = parseArgs({ options: { files: { type: 'string' }, shots: { type: 'string' }, only: { type: 'string' } } })
const PASSWORD = 'correct horse'
const rows = (page) => page.$$eval('tbody tr', (all) => all.map((row) => row.innerText.replace(/[\u2066-\u2069]/g, '')))
const pill = (page, text) => see(page, text, 'header')

async function shot(page, name) {
  if (!values.shots) return
  await mkdir(values.shots, { recursive: true })
  for (const size of SIZES) {
    await page.setViewport(size)
    await page.screenshot({ path: join(values.shots, `state-${name}-${size.width}.png`) })
  }
  await page.setViewport(SIZES[0])
}

const tests = {
  async 'every page opens, and none complains'({ hub }) {
    const seen = await walk({ url: hub.url, user: 'nazer', password: PASSWORD, shots: values.shots, expectCase: '9991405100814' })
    assert.equal(seen.steps, 17)
  },

  async 'wrong passwords are told apart from waiting'({ hub, page }) {
    await page.goto(hub.url)
    await page.waitForSelector('input[name=user]')
    await page.click('button[type=submit]')
    await see(page, 'هر دو لازم است', '[role=alert]')
    await page.type('input[name=user]', 'nazer')
    for (let n = 0; n < 5; ++n) {
      const asked = hub.requests.length
      await page.type('input[name=password]', 'wrong')
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.querySelector('input[name=password]').value === '')
      assert.ok(hub.requests.length > asked)
      if (n === 0) await see(page, 'گذرواژه درست نیست', '[role=alert]')
      if (n === 0) await shot(page, 'wrong-password')
    }
    await see(page, 'کمی صبر کنید', '[role=alert]')
    await see(page, 'ثانیه صبر کنید', 'button[type=submit]')
    await shot(page, 'throttled')
    await page.waitForSelector('button[type=submit]:not(:disabled)')
    await page.type('input[name=password]', PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForSelector('header nav')
  },

  async 'a case appears and moves on by itself'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await pill(page, 'ارتباط زنده برقرار است')
    const handle = hub.world.open(40)
    hub.world.step(handle, Date.now())
    await see(page, 'گشوده شد', 'tbody tr:first-child .step')
    await see(page, 'انسان', '.feed li:first-child')
    for (let n = 1; n < 9; ++n) hub.world.step(handle, Date.now())
    await see(page, 'در حال پرداخت', 'tbody tr:first-child')
    await page.waitForSelector('tbody tr:first-child.fresh')
    await shot(page, 'live-arrival')
    await page.click('tbody tr:first-child a')
    await page.waitForSelector('#steps-title')
    while (handle.next < handle.steps.length) hub.world.step(handle, Date.now())
    await see(page, 'پرونده بسته شد', 'main ol > li:last-child')
    await see(page, 'در انتظار مهر', '.badge')
    hub.world.publish()
    await see(page, 'در مهر دفتر کل است', '.badge')
    assert.equal(await page.$$eval('main ol > li', (items) => items.length), handle.steps.length)
  },

  async 'a cut line is shown, resumed, and nothing is lost or doubled'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await pill(page, 'ارتباط زنده برقرار است')
    const handle = hub.world.open(41)
    const last = hub.world.step(handle, Date.now())
    await see(page, 'گشوده شد', '.feed li:first-child')
    hub.cut()
    await see(page, 'ارتباط زنده قطع است', '.banner')
    await shot(page, 'line-cut')
    while (handle.next < handle.steps.length) hub.world.step(handle, Date.now())
    hub.restore()
    await page.click('.banner button').catch(() => undefined) // the line may have come back by itself
    await pill(page, 'ارتباط زنده برقرار است')
    await see(page, 'پرونده بسته شد', '.feed li:first-child')
    await see(page, 'پرونده بسته شد', 'tbody tr:first-child')
    assert.equal(hub.resumedFrom.at(-1), last.id)
    const links = await page.$$eval('.feed li a', (all, id) => all.filter((link) => link.href.includes(id)).length, handle.caseId)
    assert.equal(links, handle.steps.length)
  },

  async 'filters compose and live in the address'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.waitForSelector('tbody tr')
    const all = (await rows(page)).length
    await page.select('select[name=state]', 'closed')
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length < n, {}, all)
    await page.select('select[name=office]', '90002345')
    await page.waitForFunction(() => location.hash.includes('state=closed') && location.hash.includes('office=90002345'))
    await page.waitForFunction(() => [...document.querySelectorAll('tbody tr')].every((row) => row.innerText.includes('۹۰۰۰۲۳۴۵')))
    const address = page.url()
    const filtered = await rows(page)
    assert.ok(filtered.length > 0 && filtered.every((row) => row.includes('بسته‌شده')))
    await page.goto('about:blank')
    await page.goto(address)
    await page.waitForSelector('tbody tr')
    assert.deepEqual((await rows(page)).length, filtered.length)
    await page.type('input[name=q]', '۹۹۹۹')
    await see(page, 'جور نیست')
    assert.ok(hub.requests.at(-1).includes('q=9999') || hub.requests.some((request) => request.includes('q=9999')))
    await shot(page, 'nothing-found')
    await page.$$eval('.notice button', (buttons) => buttons[0].click())
    await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, {}, all)
  },

  async 'the keyboard reaches a case'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.waitForSelector('tbody tr a')
    const outlines = []
    for (let n = 0; n < 40; ++n) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const node = document.activeElement
        const own = getComputedStyle(node)
        const after = getComputedStyle(node, '::after')
        return { inTable: node.closest('tbody') !== null, ring: own.outlineStyle !== 'none' || after.outlineStyle !== 'none', name: node.outerHTML.slice(0, 80) }
      })
      outlines.push(at)
      if (at.inTable) break
    }
    assert.ok(outlines.at(-1).inTable, 'Tab reached the table')
    assert.deepEqual(outlines.filter((at) => !at.ring), [], 'every stop has a focus ring')
    await shot(page, 'keyboard-focus')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#steps-title')
  },

  async 'the session ends: everything shown is forgotten'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await pill(page, 'ارتباط زنده برقرار است')
    hub.endSessions()
    await see(page, 'نشست شما پایان یافت', '[role=status]')
    assert.equal(await page.$('table'), null)
  },

  async 'a hub in trouble: the message says what is safe and what to do'({ hub, page }) {
    hub.broken = '/v1/cases'
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await see(page, 'سامانه سرگرم است', '.notice')
    await shot(page, 'busy')
    hub.broken = ''
    await page.click('.notice button')
    await page.waitForSelector('tbody tr')
    await page.goto(`${hub.url}/#/cases/nothing`)
    await see(page, 'یافت نشد', '.notice')
  },

  async 'a proof is handed out'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.waitForSelector('tbody tr a')
    await page.$$eval('tbody tr', (all) => all.find((row) => row.innerText.includes('بسته‌شده')).querySelector('a').click())
    await page.waitForSelector('.badge.proven')
    await page.evaluate(() => {
      URL.createObjectURL = (blob) => (void blob.text().then((text) => (window.taken = text)), 'blob:taken')
      HTMLAnchorElement.prototype.click = function () { window.takenName = this.download }
    })
    await page.$$eval('button', (all) => all.find((one) => one.innerText.includes('.tlog-proof')).click())
    await page.waitForFunction(() => window.taken?.startsWith('c2sp.org/tlog-proof@v1'))
    assert.match(await page.evaluate(() => window.takenName), /\.tlog-proof$/)
  },

  async 'the operator of the hub sees offices and nothing of cases'({ hub, page }) {
    hub.role = 'hub-operator'
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await see(page, 'دفترها و باجه‌ها', 'h1')
    assert.ok(!hub.requests.some((request) => /\/v1\/(cases|events|live|summary)/.test(request)), hub.requests.join('\n'))
  },

  async 'the auditor sees headers and sums, not cases'({ hub, page }) {
    hub.role = 'national-auditor'
    for (const event of hub.world.events) Object.assign(event, { fields: {}, caseId: '', actor: '' })
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await see(page, 'نقش شما فهرست پرونده‌ها را نمی‌بیند')
    await page.waitForSelector('.feed li')
    assert.equal(await page.$('.feed a'), null)
    assert.ok(!hub.requests.some((request) => request.includes('/v1/cases')))
    await shot(page, 'auditor')
  },

  async 'the alarms, the worst first to the eye, and none on a calm day'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.click('nav a[href="#/alarms"]')
    await see(page, 'دو نسخه از این دستگاه در کار است')
    assert.equal(await page.$$eval('section ol > li', (items) => items.length), 3)
    await shot(page, 'alarms')
    hub.world.alarms = []
    await page.reload()
    await see(page, 'هشداری نیست')
  },

  async 'proposals: said by whom, answered in the office\'s own words, and how to make one'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.click('nav a[href="#/statements"]')
    await see(page, 'رسید کارتخوان یک پرداخت را نشان می‌دهد.', 'blockquote.disputed')
    assert.equal(await page.$$eval('.list > li', (items) => items.length), 5)
    assert.deepEqual(await page.$$eval('.counts b', (all) => all.map((one) => one.innerText)), ['۱', '۱', '۱', '۱'])
    await see(page, 'متن آن را تنها دفتر و سازمانی می‌بیند')
    assert.equal(await page.$$eval('.actor.support', (all) => all.length), 1)
    assert.equal(await page.$$eval('.actor.central', (all) => all.length), 4)
    await shot(page, 'statements')
    await page.click('button[aria-expanded]')
    await see(page, 'باجه را برگزینید', '.steps')
    await page.select('select[name=device]', '90002345-01')
    await page.type('input[name=id]', 'P-1405-20')
    await page.type('input[name=amount]', '\u06f1\u06f2x')
    await page.type('textarea[name=text]', "it's $(rm -rf ~) `x`")
    await see(page, 'مبلغ، عددی به ریال است', '.steps')
    await page.focus('input[name=amount]')
    await page.keyboard.press('Backspace')
    await see(page, 'pishkhan-propose --as central', '.steps')
    const command = await page.$eval('.steps pre', (one) => one.innerText)
    assert.ok(command.includes(`--text='it'\\''s $(rm -rf ~) \`x\`'`), command)
    assert.ok(command.includes('--amount=12 ') && command.includes('--office=90002345'), command)
    await shot(page, 'statements-new')
    assert.ok(!hub.requests.some((request) => request.startsWith('POST') && !request.includes('/v1/session')), 'something was sent')
    hub.world.statements = []
    await page.reload()
    await see(page, 'هنوز کسی از بیرون به دفترها چیزی نگفته است')
  },

  async 'who looked: told to the office, to nobody else'({ hub, page }) {
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await page.waitForSelector('nav a')
    assert.equal(await page.$('nav a[href="#/accesses"]'), null)
    hub.role = 'office-manager'
    await page.reload()
    await page.waitForSelector('nav a[href="#/accesses"]')
    await page.click('nav a[href="#/accesses"]')
    await see(page, 'گواه درستی این پرونده را گرفت')
    assert.equal(await page.$$eval('section ol > li', (items) => items.length), 4)
    await see(page, '۳ بار')
    await see(page, 'حساب بسته‌شده')
    assert.equal(await page.$$eval('section ol a', (links) => links.length), 2)
    await shot(page, 'accesses')
    hub.world.accesses = []
    await page.reload()
    await see(page, 'هنوز کسی از بیرون')
  },

  async 'an empty hub'({ hub, page }) {
    hub.world.events = []
    hub.world.cases.clear()
    hub.world.offices = []
    await signIn(page, hub.url, 'nazer', PASSWORD)
    await see(page, 'هنوز پرونده‌ای نرسیده است')
    await shot(page, 'empty')
  },

  async 'nothing overflows sideways, on any page and size'({ hub, page }) {
    hub.role = 'office-manager'
    await signIn(page, hub.url, 'nazer', PASSWORD)
    const caseId = [...hub.world.cases.keys()][0]
    for (const at of ['/', `/cases/${caseId}`, '/summary', '/offices', '/statements', '/accesses', '/alarms']) {
      await page.goto(`${hub.url}/#${at}`)
      await page.waitForSelector('tbody tr, canvas, section ol li')
      for (const size of [...SIZES, { width: 1024, height: 768 }, { width: 800, height: 900 }]) {
        await page.setViewport(size)
        const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
        await page.waitForFunction(fits, { timeout: 30_000 }).catch(() => assert.fail(`${at} is too wide at ${size.width}`))
      }
    }
  },
}

let failed = 0
for (const [name, test] of Object.entries(tests)) {
  if (values.only && !name.includes(values.only)) continue
  const hub = await startFakeHub({ files: values.files, password: PASSWORD })
  const { browser, close } = await openBrowser(hub.url)
  try {
    const { page, complaints } = await openPage(browser)
    await test({ hub, page })
    assert.deepEqual(complaints, [], 'the page complained')
    console.log(`ok    ${name}`)
  } catch (error) {
    ++failed
    console.log(`FAIL  ${name}\n${error.stack}`)
  } finally {
    await close()
    await hub.close()
  }
}
console.log(failed === 0 ? 'all passed' : `${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
