// SPDX-License-Identifier: GPL-3.0-or-later
/** Numbers as Persian readers write them (experience.md 3.8): digits U+06F0–06F9, groups U+066C, decimal U+066B. */

const ZERO = 0x06f0
const LRI = '\u2066'
const PDI = '\u2069'

export function persianDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(ZERO + Number(digit)))
}

/** What people type, in any digits and either ye and kaf, as stored data has it. For search boxes. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - ZERO))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u064a\u0649]/g, 'ی')
    .replace(/\u0643/g, 'ک')
    .trim()
}

/** An integer in groups of three; the sign goes in front. */
export function grouped(value: number): string {
  const sign = value < 0 ? '\u2212' : ''
  const digits = Math.abs(Math.trunc(value)).toString()
  return sign + persianDigits(digits.replace(/\B(?=(\d{3})+$)/g, '\u066c'))
}

/** Integer rials. */
export function rials(value: number): string {
  return `${grouped(value)} ریال`
}

/** A large amount in few characters, for chart axes and tiles: «۱۲٫۴ میلیون». */
export function shortAmount(value: number): string {
  const units: Array<[number, string]> = [
    [1e12, 'هزار میلیارد'],
    [1e9, 'میلیارد'],
    [1e6, 'میلیون'],
    [1e3, 'هزار'],
  ]
  for (const [size, name] of units) {
    if (Math.abs(value) >= size) return `${decimal(value / size)} ${name}`
  }
  return grouped(value)
}

function decimal(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10)
  const whole = grouped(Math.sign(value) * Math.floor(tenths / 10))
  return tenths % 10 === 0 ? whole : `${whole}\u066b${persianDigits(String(tenths % 10))}`
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${grouped(Math.round((part * 100) / whole))}\u066a`
}

/** A code or number in its own left-to-right run, so that hyphens do not change sides. */
export function isolated(text: string): string {
  return text === '' ? '' : `${LRI}${text}${PDI}`
}

/** A code of digits and separators with Persian digits; one with Latin letters keeps its own digits. */
export function code(text: string): string {
  return isolated(/[A-Za-z]/.test(text) ? text : persianDigits(text))
}
