// SPDX-License-Identifier: GPL-3.0-or-later
/** The hub's sentence for an event, made ready for the eye: Persian digits, grouped rials, isolated codes, Persian words. */
import { code, grouped, isolated, persianDigits } from './digits'
import { word } from './vocabulary'

/** Words, numbers and codes of Latin letters and digits inside Persian text. */
const latinRun = /[A-Za-z0-9](?:[A-Za-z0-9._:/@-]*[A-Za-z0-9])?(?:\*+\d+)?/g

export function readable(sentence: string): string {
  return sentence.replace(latinRun, (run: string, at: number) => {
    if (/^\d+$/.test(run)) {
      const isMoney = sentence.startsWith(' ریال', at + run.length)
      return isMoney && run.length <= 15 ? grouped(Number(run)) : persianDigits(run)
    }
    if (/^[\d.:/-]+$/.test(run)) return code(run)
    const known = word(run)
    return known === run ? isolated(run) : known
  })
}

/** An office by its name; one that has none by its code. */
export function officeName(office: string, title: string): string {
  return title === '' || title === office ? `دفتر ${code(office)}` : readable(title)
}

const moneyFields = new Set(['amount', 'total', 'net', 'vat', 'gross'])
const personFields = new Set(['nationalCode', 'postalCode', 'birthDate', 'cardSerial', 'firstName', 'lastName', 'fatherName'])

export function isPersonField(name: string): boolean {
  return personFields.has(name)
}

/** All but the last three characters hidden, whatever the hub sent: the page never shows a whole personal value. */
export function masked(value: string): string {
  if (value.length <= 3) return '•••'
  return isolated('•'.repeat(Math.min(7, value.length - 3)) + persianDigits(value.slice(-3)))
}

/** One field's value as text. */
export function fieldValue(name: string, value: string): string {
  if (value === '') return '—'
  if (personFields.has(name)) return masked(value)
  if (moneyFields.has(name) && /^-?\d{1,15}$/.test(value)) return `${grouped(Number(value))} ریال`
  const known = word(value)
  return known === value ? readable(value) : known
}
