// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium without a screen, driven by puppeteer-core from the console's own packages; a fresh profile each time.
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(new URL('../../sync/console/package.json', import.meta.url))
const { default: puppeteer } = await import(pathToFileURL(require.resolve('puppeteer-core')).href)

export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Opens the browser; `insecureLoopback` accepts a self-signed certificate, and is refused for any other host. */
export async function openBrowser(url) {
  const host = new URL(url).hostname
  const loopback = host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
  const profile = await mkdtemp(join(tmpdir(), 'console-e2e-'))
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    acceptInsecureCerts: loopback,
    userDataDir: profile,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=fa', '--force-color-profile=srgb', '--font-render-hinting=none'],
  })
  const close = async () => {
    await browser.close()
    await rm(profile, { recursive: true, force: true })
  }
  return { browser, close }
}

/** A page that remembers every complaint: console errors, thrown errors, refused content policies. */
export async function openPage(browser, size = SIZES[0]) {
  const page = await browser.newPage()
  await page.setViewport(size)
  page.setDefaultTimeout(20_000)
  const complaints = []
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(text)) complaints.push(text)
  })
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))
  })
  return { page, complaints }
}

/** Waits until the page's text contains `text`; the error says what was awaited and what was there. */
export async function see(page, text, within = 'body') {
  try {
    await page.waitForFunction((wanted, selector) => [...document.querySelectorAll(selector)].some((node) => node.innerText.replace(/[\u2066-\u2069]/g, '').includes(wanted)), {}, text, within)
  } catch {
    const shown = await page.$$eval(within, (nodes) => nodes.map((node) => node.innerText).join('\n').slice(0, 1500))
    throw new Error(`awaited «${text}» in ${within}; there was:\n${shown}`)
  }
}

export async function signIn(page, url, user, password) {
  await page.goto(`${url}/#/sign-in`)
  await page.waitForSelector('input[name=user]')
  await page.$eval('input[name=user]', (field) => (field.value = ''))
  await page.type('input[name=user]', user)
  await page.type('input[name=password]', password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('header nav')
}
