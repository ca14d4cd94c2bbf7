// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, test } from 'vitest'
import { code, grouped, percent, plainText, rials, shortAmount } from '@/text/digits'
import { unpackFeeLines, unpackRows } from '@/text/packed'
import { fieldValue, masked, officeName, readable } from '@/text/sentence'
import { actorKinds, caseState, caseStates, fieldTitle, officeStates, roles, word, knownWords } from '@/text/vocabulary'

describe('numbers', () => {
  test.each([
    [0, '۰'], [12, '۱۲'], [999, '۹۹۹'], [1000, '۱٬۰۰۰'], [1_450_000, '۱٬۴۵۰٬۰۰۰'], [99_999_999_000, '۹۹٬۹۹۹٬۹۹۹٬۰۰۰'], [-1500, '\u2212۱٬۵۰۰'],
  ])('%i is %s', (value, text) => {
    expect(grouped(value)).toBe(text)
  })
  test('rials', () => expect(rials(1_450_000)).toBe('۱٬۴۵۰٬۰۰۰ ریال'))
  test.each([
    [999, '۹۹۹'], [1450, '۱٫۵ هزار'], [1_000_000, '۱ میلیون'], [12_400_000, '۱۲٫۴ میلیون'], [3_000_000_000, '۳ میلیارد'], [2e12, '۲ هزار میلیارد'],
  ])('%i in short is %s', (value, text) => {
    expect(shortAmount(value)).toBe(text)
  })
  test('percent', () => {
    expect(percent(1, 3)).toBe('۳۳٪')
    expect(percent(0, 0)).toBe('—')
  })
})

describe('text', () => {
  test('what is typed is searched as stored', () => {
    expect(plainText(' \u2066۱۴۰۴-٠١\u2069 ')).toBe('1404-01')
    expect(plainText('علي كاظمى')).toBe('علی کاظمی')
  })
  test('codes are isolated; Latin ones keep their digits', () => {
    expect(code('72001234-040101-01-00001-6')).toBe('\u2066۷۲۰۰۱۲۳۴-۰۴۰۱۰۱-۰۱-۰۰۰۰۱-۶\u2069')
    expect(code('C7F-12')).toBe('\u2066C7F-12\u2069')
    expect(code('')).toBe('')
  })
  test.each([
    ['پرداخت 1450000 ریال قطعی شد', 'پرداخت ۱٬۴۵۰٬۰۰۰ ریال قطعی شد'],
    ['پاسخ استعلام identity: verified', 'پاسخ استعلام هویت: تطبیق دارد'],
    ['رسید 72001234-040101-01-00001-6 صادر شد', 'رسید \u2066۷۲۰۰۱۲۳۴-۰۴۰۱۰۱-۰۱-۰۰۰۰۱-۶\u2069 صادر شد'],
    ['کد پیگیری 9991404000123 از دستگاه دریافت شد', 'کد پیگیری ۹۹۹۱۴۰۴۰۰۰۱۲۳ از دستگاه دریافت شد'],
    ['نسخهٔ A4 چاپ شد', 'نسخهٔ \u2066A4\u2069 چاپ شد'],
    ['شیفت 3 بسته شد؛ 12 پرونده', 'شیفت ۳ بسته شد؛ ۱۲ پرونده'],
    ['<b>x</b>', '<\u2066b\u2069>\u2066x\u2069</\u2066b\u2069>'],
  ])('%s', (sentence, text) => {
    expect(readable(sentence)).toBe(text)
  })
  test('personal values are masked whatever arrives', () => {
    expect(fieldValue('nationalCode', '9991234561')).toBe('\u2066•••••••۵۶۱\u2069')
    expect(fieldValue('firstName', 'ab')).toBe('•••')
    expect(masked('abc')).toBe('•••')
    for (const name of ['nationalCode', 'postalCode', 'birthDate', 'cardSerial', 'firstName', 'lastName', 'fatherName']) {
      expect(fieldValue(name, '9991234561')).not.toContain('۹۹۹۱')
    }
  })
  test('offices', () => {
    expect(officeName('90001234', 'دفتر میدان بهار')).toBe('دفتر میدان بهار')
    expect(officeName('90001234', '90001234')).toBe('دفتر \u2066۹۰۰۰۱۲۳۴\u2069')
    expect(officeName('90001234', '')).toBe('دفتر \u2066۹۰۰۰۱۲۳۴\u2069')
  })
  test('money fields', () => expect(fieldValue('amount', '1450000')).toBe('۱٬۴۵۰٬۰۰۰ ریال'))
})

describe('packed lists', () => {
  test('fee lines', () => {
    expect(unpackFeeLines('سهم دولت\tخزانه\t315011\t1000000\t0\t1000000\nکارمزد\tدفتر\t\t100000\t10000\t110000\n')).toEqual([
      { title: 'سهم دولت', payee: 'خزانه', depositId: '315011', net: 1_000_000, vat: 0, gross: 1_000_000 },
      { title: 'کارمزد', payee: 'دفتر', depositId: '', net: 100_000, vat: 10_000, gross: 110_000 },
    ])
  })
  test('escapes', () => expect(unpackRows('a\\tb\tc\\\\n\\n\n', 2)).toEqual([['a\tb', 'c\\n\n']]))
  test.each(['x', 'a\tb\n', 'a\\x\tb\tc\td\te\tf\n', 'a\tb\tc\t1\t2\tthree\n', 'a\tb\tc\t1\t2\t3\n\n', '\n'])('%j is refused', (text) => {
    expect(unpackFeeLines(text)).toBeUndefined()
  })
  test('too many rows are refused', () => expect(unpackRows('a\n'.repeat(201), 1)).toBeUndefined())
})

describe('vocabulary', () => {
  const persian = /^[\u0600-\u06ff\u200c ،؛A4()]+$/
  test('every title is Persian, with Persian kaf and ye', () => {
    const titles = [...Object.values(caseStates), ...Object.values(officeStates)].map((state) => state.title)
    for (const title of [...titles, ...Object.values(actorKinds), ...Object.values(roles), ...knownWords().map(word)]) {
      expect(title).toMatch(persian)
      expect(title).not.toMatch(/[\u0643\u064a\u0649]/)
    }
  })
  test('no two case states of different tone share shape and word', () => {
    const looks = Object.values(caseStates).map((state) => `${state.shape} ${state.tone} ${state.title}`)
    expect(new Set(looks).size).toBe(looks.length)
  })
  test('the words of the brief', () => {
    expect(Object.values(officeStates).map((state) => state.title)).toEqual(['زنده', 'عقب‌افتاده', 'ساکت', 'مغایرت'])
    expect(Object.values(actorKinds)).toEqual(['انسان', 'سامانه', 'مرکز', 'پشتیبانی'])
  })
  test('unknown words stay themselves', () => {
    expect(word('new-thing')).toBe('new-thing')
    expect(fieldTitle('newField')).toBe('newField')
    expect(caseState('new-state', 'تازه').title).toBe('تازه')
  })
})
