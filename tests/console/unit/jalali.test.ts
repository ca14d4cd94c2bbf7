// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of domain.md 4.1; the leap years 1300–1450 are its list.
import { describe, expect, test } from 'vitest'
import { clockTime, length, longDate, moment, ago, parseInstant, shortDate } from '@/text/instants'
import { dayNumberOfIso, fromDayNumber, isLeap, isValid, isoOfDayNumber, tehranClock, tehranDay, toDayNumber, weekday } from '@/text/jalali'

const vectors: Array<[number, number, number, string]> = [
  [1300, 1, 1, '1921-03-21'], [1320, 6, 25, '1941-09-16'], [1357, 11, 22, '1979-02-11'], [1375, 12, 30, '1997-03-20'],
  [1399, 12, 30, '2021-03-20'], [1400, 1, 1, '2021-03-21'], [1401, 12, 29, '2023-03-20'], [1403, 12, 30, '2025-03-20'],
  [1404, 1, 1, '2025-03-21'], [1404, 6, 31, '2025-09-22'], [1404, 7, 1, '2025-09-23'], [1404, 12, 29, '2026-03-20'],
  [1405, 1, 1, '2026-03-21'], [1408, 12, 30, '2030-03-20'], [1436, 12, 30, '2058-03-20'],
]

describe('jalali', () => {
  test.each(vectors)('%i/%i/%i is %s', (year, month, day, iso) => {
    expect(isoOfDayNumber(toDayNumber({ year, month, day }))).toBe(iso)
    expect(fromDayNumber(dayNumberOfIso(iso) as number)).toEqual({ year, month, day })
    expect(isValid({ year, month, day })).toBe(true)
  })

  test.each([[1404, 12, 30], [1404, 7, 31], [1404, 13, 1], [1404, 0, 10], [1404, 2, 32]])('%i/%i/%i is no day', (year, month, day) => {
    expect(isValid({ year, month, day })).toBe(false)
  })

  test('leap years 1300 to 1450', () => {
    const listed = '1300 1304 1309 1313 1317 1321 1325 1329 1333 1337 1342 1346 1350 1354 1358 1362 1366 1370 1375 1379 1383 1387 1391 1395 1399 1403 1408 1412 1416 1420 1424 1428 1432 1436 1441 1445 1449'
    const computed = Array.from({ length: 151 }, (_, n) => 1300 + n).filter(isLeap)
    expect(computed.join(' ')).toBe(listed)
  })

  test('every day from 1206 to 1498 goes there and back, in order', () => {
    const last = toDayNumber({ year: 1498, month: 12, day: 29 })
    let before = fromDayNumber(toDayNumber({ year: 1206, month: 1, day: 1 }) - 1)
    for (let day = toDayNumber({ year: 1206, month: 1, day: 1 }); day <= last; ++day) {
      const date = fromDayNumber(day)
      const key = (date.year * 13 + date.month) * 32 + date.day
      if (!isValid(date) || toDayNumber(date) !== day || key <= (before.year * 13 + before.month) * 32 + before.day) {
        expect({ day, date }).toBe('a day after the one before')
      }
      before = date
    }
  })

  test('weekdays', () => {
    expect(weekday(dayNumberOfIso('2021-03-21') as number)).toBe(1) // Sunday
    expect(weekday(dayNumberOfIso('2025-03-21') as number)).toBe(6) // Friday
  })

  test.each(['2025-02-30', '2025-13-01', '25-01-01', '', '2025-1-1', '۲۰۲۵-۰۱-۰۱'])('%s is no ISO day', (text) => {
    expect(dayNumberOfIso(text)).toBeUndefined()
  })
})

describe('Tehran time', () => {
  test('the business day turns at 20:30 UTC', () => {
    expect(tehranDay(Date.parse('2025-03-20T20:29:59Z'))).toBe(dayNumberOfIso('2025-03-20'))
    expect(tehranDay(Date.parse('2025-03-20T20:30:00Z'))).toBe(dayNumberOfIso('2025-03-21'))
  })
  test('clock', () => {
    expect(tehranClock(Date.parse('2025-07-01T00:00:00Z'))).toEqual({ hour: 3, minute: 30, second: 0 }) // no summer time
    expect(clockTime(Date.parse('2025-07-01T10:05:09Z'))).toBe('\u2066۱۳:۳۵:۰۹\u2069')
  })
  test('dates in words', () => {
    const day = dayNumberOfIso('2025-06-22') as number
    expect(longDate(day)).toBe('یکشنبه ۱ تیر ۱۴۰۴')
    expect(shortDate(day)).toBe('\u2066۱۴۰۴/۰۴/۰۱\u2069')
    expect(longDate(dayNumberOfIso('2025-06-24') as number)).toBe('سه\u200cشنبه ۳ تیر ۱۴۰۴')
  })
  test('moment shows the date only on another day', () => {
    const now = Date.parse('2025-06-22T12:00:00Z')
    expect(moment('2025-06-22T06:30:00Z', now)).toBe('\u2066۱۰:۰۰:۰۰\u2069')
    expect(moment('2025-06-21T06:30:00.123Z', now)).toBe('\u2066۱۴۰۴/۰۳/۳۱\u2069، \u2066۱۰:۰۰:۰۰\u2069')
    expect(moment('', now)).toBe('—')
  })
  test.each(['', 'yesterday', '2025-06-22', '2025-06-22 06:30:00', '2025-99-22T06:30:00Z'])('%j is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
  test.each([
    [999, '۹۹۹ هزارم ثانیه'], [1000, '۱ ثانیه'], [59_400, '۵۹ ثانیه'], [60_000, '۱ دقیقه'], [125_000, '۲ دقیقه و ۵ ثانیه'],
    [601_000, '۱۰ دقیقه'], [3_600_000, '۱ ساعت'], [5_400_000, '۱ ساعت و ۳۰ دقیقه'], [90_000_000, '۱ روز و ۱ ساعت'], [-5, '۰ هزارم ثانیه'],
  ])('%i ms is %s', (milliseconds, text) => {
    expect(length(milliseconds)).toBe(text)
  })
  test('ago', () => {
    const now = Date.parse('2025-06-22T12:00:00Z')
    expect(ago('2025-06-22T11:59:58Z', now)).toBe('هم‌اکنون')
    expect(ago('2025-06-22T12:00:30Z', now)).toBe('هم‌اکنون') // a hub clock ahead of ours is no future
    expect(ago('2025-06-22T11:59:00Z', now)).toBe('۱ دقیقه پیش')
    expect(ago('', now)).toBe('هنوز هیچ')
  })
})
