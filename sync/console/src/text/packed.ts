// SPDX-License-Identifier: GPL-3.0-or-later
/** Lists inside one event field, as the terminal packs them: rows end in LF, columns are parted by TAB, `\\ \t \n` escaped. */

/** Rows of exactly `columns` values; undefined for anything malformed or longer than `maxRows`. */
export function unpackRows(text: string, columns: number, maxRows = 200): string[][] | undefined {
  if (text === '') return []
  if (!text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n')
  if (lines.length > maxRows) return undefined
  const rows = lines.map((line) => line.split('\t').map(unescape))
  const whole = rows.every((row) => row.length === columns && row.every((value) => value !== undefined))
  return whole ? (rows as string[][]) : undefined
}

function unescape(value: string): string | undefined {
  if (/\\(?![\\tn])/.test(value.replace(/\\\\/g, ''))) return undefined
  return value.replace(/\\([\\tn])/g, (_, letter: string) => ({ '\\': '\\', t: '\t', n: '\n' })[letter] ?? '')
}

export interface FeeLine {
  title: string
  payee: string
  depositId: string
  net: number
  vat: number
  gross: number
}

/** The `lines` of fees-shown. */
export function unpackFeeLines(text: string): FeeLine[] | undefined {
  const rows = unpackRows(text, 6)
  if (!rows || !rows.every((row) => row.slice(3).every((amount) => /^-?\d{1,15}$/.test(amount)))) return undefined
  return rows.map((row) => ({
    title: row[0] ?? '',
    payee: row[1] ?? '',
    depositId: row[2] ?? '',
    net: Number(row[3]),
    vat: Number(row[4]),
    gross: Number(row[5]),
  }))
}
