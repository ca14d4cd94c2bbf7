// SPDX-License-Identifier: GPL-3.0-or-later
// The supervisor's way through every page, against any hub: sign-in, live page, a case with its proof, day's report, offices, sign-out.
//   node tests/console/e2e.mjs --url https://127.0.0.1:PORT --user U --password-file F --shots DIR [--expect-case TEXT] [--wait-live] [--json]
// --expect-case TEXT  a row of the live page must show TEXT (tracking code, receipt number or words); its page is opened
// --wait-live         waits up to a minute for an event to arrive over the live line after the page was opened; then TEXT has a minute too
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { SIZES, openBrowser, openPage, see, signIn } from './browser.mjs'

const DIGITS = '۰۱۲۳۴۵۶۷۸۹'
const persian = (text) => text.replace(/[0-9]/g, (digit) => DIGITS[Number(digit)])

async function shoot(page, dir, name, shots, target = 'main') {
  if (!dir) return
  await page.evaluate(() => document.fonts.ready)
  for (const size of SIZES) {
    await page.setViewport(size)
    await page.$eval(target, (node, isPart) => isPart && node.scrollIntoView({ block: 'end' }), target !== 'main')
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const path = join(dir, `console-${name}-${size.width}.png`)
    await page.screenshot({ path })
    shots.push(path)
  }
}

async function waitLive(page) {
  await see(page, 'ارتباط زنده برقرار است', 'header')
  const before = await page.$eval('.feed ol', (list) => list.innerText).catch(() => '')
  await page.waitForFunction((was) => (document.querySelector('.feed ol')?.innerText ?? '') !== was, { timeout: 60_000 }, before)
}

/** The row that shows `text`, in Latin or Persian digits; without a text, the first row. */
async function openCase(page, text) {
  if (text) await see(page, /[A-Za-z]/.test(text) ? text : persian(text), 'tbody tr')
  else await page.waitForSelector('tbody tr a')
  const opened = await page.$$eval('tbody tr', (rows, wanted) => {
    const row = rows.find((one) => wanted.some((way) => one.innerText.replace(/[\u2066-\u2069]/g, '').includes(way)))
    row?.querySelector('a').click()
    return row?.innerText
  }, text ? [text, persian(text)] : [''])
  await page.waitForSelector('#steps-title')
  return opened
}

export async function walk({ url, user, password, shots: dir, expectCase, waitForLive }) {
  if (dir) await mkdir(dir, { recursive: true })
  const { browser, close } = await openBrowser(url)
  const shots = []
  try {
    const { page, complaints } = await openPage(browser)
    if (waitForLive) page.setDefaultTimeout(60_000)
    await page.goto(url)
    await see(page, 'ورود به میز نظارت')
    await shoot(page, dir, 'sign-in', shots)
    await signIn(page, url, user, password)
    await see(page, 'نمای زنده', 'h1')
    if (waitForLive) await waitLive(page)
    await see(page, 'ارتباط زنده برقرار است', 'header')
    await page.waitForSelector('tbody tr')
    await shoot(page, dir, 'live', shots)
    const row = await openCase(page, expectCase)
    await see(page, 'گواه درستی')
    await page.waitForSelector('.badge.proven', { timeout: 30_000 })
    const steps = await page.$$eval('main ol > li', (items) => items.length)
    await shoot(page, dir, 'case', shots)
    await shoot(page, dir, 'proof', shots, '.proof')
    await page.click('nav a[href="#/summary"]')
    await page.waitForSelector('canvas')
    await shoot(page, dir, 'summary', shots)
    await page.click('nav a[href="#/offices"]')
    await page.waitForSelector('tbody tr')
    await shoot(page, dir, 'offices', shots)
    await page.click('button.leave')
    await see(page, 'ورود به میز نظارت')
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
    return { ok: true, steps, case: row, shots }
  } finally {
    await close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' }, user: { type: 'string' }, 'password-file': { type: 'string' }, shots: { type: 'string' }, 'expect-case': { type: 'string' },
      'wait-live': { type: 'boolean' }, json: { type: 'boolean' },
    },
  })
  if (!values.url || !values.user || !values['password-file']) {
    console.error('usage: e2e.mjs --url URL --user U --password-file F [--shots DIR] [--expect-case TEXT] [--wait-live]')
    process.exit(2)
  }
  const password = (await readFile(values['password-file'], 'utf8')).split(/\r?\n/)[0]
  const seen = await walk({ url: values.url.replace(/\/$/, ''), user: values.user, password, shots: values.shots, expectCase: values['expect-case'], waitForLive: values['wait-live'] }).catch((error) => ({ ok: false, error: error.message }))
  console.log(JSON.stringify(seen))
  process.exit(seen.ok ? 0 : 1)
}
