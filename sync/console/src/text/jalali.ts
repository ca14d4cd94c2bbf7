// SPDX-License-Identifier: GPL-3.0-or-later
/** The Solar Hijri calendar by the 33-year rule (domain.md 4.1), at UTC+03:30 (4.2). Pure: no Date's zone is ever asked. */

export interface JalaliDate {
  year: number
  month: number
  day: number
}

/** Iran's offset since 2022-09-21T19:30Z, in minutes; before it summer time was kept, which no case of ours can reach. */
export const IRAN_OFFSET_MINUTES = 210

const DAY = 86_400_000
const LEAP_REMAINDERS = new Set([1, 5, 9, 13, 17, 22, 26, 30])
/** 1404/01/01 = 2025-03-21, in days since 1970-01-01. */
const ANCHOR_YEAR = 1404
const ANCHOR_DAY = Math.floor(Date.UTC(2025, 2, 21) / DAY)

export const MONTHS = [
  'فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور',
  'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند',
] as const

/** Saturday first, as the week starts. */
export const WEEKDAYS = ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'] as const

const floorMod = (a: number, b: number): number => ((a % b) + b) % b

export function isLeap(year: number): boolean {
  return LEAP_REMAINDERS.has(floorMod(year, 33))
}

export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month <= 6) return 31
  return month <= 11 || isLeap(year) ? 30 : 29
}

export function isValid(date: JalaliDate): boolean {
  return date.year >= 1206 && date.year <= 1498 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month)
}

const yearLength = (year: number): number => (isLeap(year) ? 366 : 365)

/** First of Farvardin, days since 1970-01-01. */
function newYear(year: number): number {
  let day = ANCHOR_DAY
  for (let y = ANCHOR_YEAR; y < year; ++y) day += yearLength(y)
  for (let y = ANCHOR_YEAR - 1; y >= year; --y) day -= yearLength(y)
  return day
}

/** Days since 1970-01-01 of a Gregorian day; the Jalali date of it. */
export function fromDayNumber(dayNumber: number): JalaliDate {
  let year = ANCHOR_YEAR + Math.floor((dayNumber - ANCHOR_DAY) / 365.2425)
  while (newYear(year) > dayNumber) --year
  while (newYear(year + 1) <= dayNumber) ++year
  const ofYear = dayNumber - newYear(year)
  const month = ofYear < 186 ? Math.floor(ofYear / 31) + 1 : Math.floor((ofYear - 186) / 30) + 7
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
  return { year, month, day: ofYear - before + 1 }
}

export function toDayNumber(date: JalaliDate): number {
  const before = date.month <= 7 ? (date.month - 1) * 31 : 186 + (date.month - 7) * 30
  return newYear(date.year) + before + date.day - 1
}

/** "2025-03-21" → days since 1970-01-01; undefined when it is no such day. */
export function dayNumberOfIso(iso: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!parts) return undefined
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
  return new Date(at).toISOString().startsWith(iso) ? Math.floor(at / DAY) : undefined
}

export function isoOfDayNumber(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10)
}

/** The Tehran business day of an instant given in milliseconds since 1970. */
export function tehranDay(milliseconds: number): number {
  return Math.floor((milliseconds + IRAN_OFFSET_MINUTES * 60_000) / DAY)
}

/** Hour, minute and second at UTC+03:30. */
export function tehranClock(milliseconds: number): { hour: number; minute: number; second: number } {
  const ofDay = floorMod(milliseconds + IRAN_OFFSET_MINUTES * 60_000, DAY)
  return { hour: Math.floor(ofDay / 3_600_000), minute: Math.floor(ofDay / 60_000) % 60, second: Math.floor(ofDay / 1000) % 60 }
}

/** 0 = Saturday … 6 = Friday. 1970-01-01 was a Thursday. */
export function weekday(dayNumber: number): number {
  return floorMod(dayNumber + 5, 7)
}
