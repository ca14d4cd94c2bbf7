// SPDX-License-Identifier: GPL-3.0-or-later
/** RFC 3339 instants as a reader in Tehran says them, and lengths of time in words. */
import { isolated, persianDigits } from './digits'
import { MONTHS, WEEKDAYS, fromDayNumber, tehranClock, tehranDay, weekday } from './jalali'

const two = (value: number): string => String(value).padStart(2, '0')

/** Milliseconds since 1970, or undefined for text that is no instant. */
export function parseInstant(text: string | undefined): number | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

/** ۱۴:۰۵:۳۲ */
export function clockTime(at: number): string {
  const clock = tehranClock(at)
  return isolated(persianDigits(`${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}`))
}

/** ۱۴۰۵/۰۹/۰۱ */
export function shortDate(dayNumber: number): string {
  const date = fromDayNumber(dayNumber)
  return isolated(persianDigits(`${date.year}/${two(date.month)}/${two(date.day)}`))
}

/** یکشنبه ۱ آذر ۱۴۰۵ */
export function longDate(dayNumber: number): string {
  const date = fromDayNumber(dayNumber)
  return `${WEEKDAYS[weekday(dayNumber)]} ${persianDigits(String(date.day))} ${MONTHS[date.month - 1]} ${persianDigits(String(date.year))}`
}

/** Clock time alone on the same day as `now`, else date and time. */
export function moment(text: string | undefined, now: number): string {
  const at = parseInstant(text)
  if (at === undefined) return '—'
  return tehranDay(at) === tehranDay(now) ? clockTime(at) : `${shortDate(tehranDay(at))}، ${clockTime(at)}`
}

/** «هم‌اکنون», «۱۲ ثانیه پیش», «۳ دقیقه و ۴ ثانیه پیش» …; `brief` says the largest unit only. */
export function ago(text: string | undefined, now: number, brief = false): string {
  const at = parseInstant(text)
  if (at === undefined) return 'هنوز هیچ'
  const seconds = Math.floor((now - at) / 1000)
  const said = length(seconds * 1000)
  return seconds < 3 ? 'هم‌اکنون' : `${brief ? said.split(' و ')[0] : said} پیش`
}

/** A length of time in its largest unit, or two units where the second matters. */
export function length(milliseconds: number): string {
  if (milliseconds < 1000) return `${persianDigits(String(Math.max(0, Math.round(milliseconds))))} هزارم ثانیه`
  const seconds = Math.round(milliseconds / 1000)
  const say = (value: number, unit: string): string => `${persianDigits(String(value))} ${unit}`
  const pair = (big: number, unit: string, rest: number, small: string): string =>
    rest === 0 ? say(big, unit) : `${say(big, unit)} و ${say(rest, small)}`
  if (seconds < 60) return say(seconds, 'ثانیه')
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'دقیقه', seconds < 600 ? seconds % 60 : 0, 'ثانیه')
  if (seconds < 86_400) return pair(Math.floor(seconds / 3600), 'ساعت', Math.floor((seconds % 3600) / 60), 'دقیقه')
  return pair(Math.floor(seconds / 86_400), 'روز', Math.floor((seconds % 86_400) / 3600), 'ساعت')
}
