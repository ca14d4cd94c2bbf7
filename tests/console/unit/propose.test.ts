// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that sign and file a proposal: whatever is typed is one word of the shell, checked by a real one.
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { fileCommand, lacking, quoted, signCommand, type Draft } from '@/text/propose'
import { stateOf } from '@/text/statements'

const draft: Draft = { as: 'central', device: '72000900-1', office: '72000900', id: 'P-1405-17', subject: 'correction', about: 'c-1', amount: '-250000', text: 'کارمزد', days: '14' }
const asShellReads = (words: string): string[] => execFileSync('/bin/sh', ['-c', `for w in ${words}; do printf '%s\\n' "$w"; done`]).toString().slice(0, -1).split('\n')

describe('a proposal', () => {
  test.each(["it's", '$(id)', '`id`', 'a"b', '; id', '\\', "''", '--as', '*', '~', 'با فاصله و نقطه.', '!x', '&', 'a|b', '#x', ''])('is one word: %s', (text) => {
    expect(asShellReads(quoted(text))).toEqual([text])
  })

  test('has no line ends', () => {
    expect(quoted('a\nb\r\n\u0000c\u2028d')).toBe("'a b c d'")
  })

  test('is not made before it is whole', () => {
    expect(lacking(draft)).toBe('')
    expect(lacking({ ...draft, device: '' })).toBe('device')
    expect(lacking({ ...draft, id: ' ' })).toBe('id')
    expect(lacking({ ...draft, text: '' })).toBe('text')
    expect(lacking({ ...draft, amount: '1.5' })).toBe('amount')
    expect(lacking({ ...draft, days: '0' })).toBe('days')
    expect(lacking({ ...draft, amount: '', days: '', about: '' })).toBe('')
  })

  test('is signed and filed by two commands', () => {
    expect(signCommand(draft)).toBe(
      "pishkhan-propose --as central --key KEY.pem --certificate CERT.pem --device=72000900-1 --office=72000900 --id=P-1405-17 --subject=correction --about=c-1 --text='کارمزد' --days=14 --amount=-250000 --out=P-1405-17.statement",
    )
    expect(signCommand({ ...draft, id: '../../x; y' })).toContain('--out=x-y.statement')
    expect(fileCommand(draft)).toBe('pishkhan-hub statement add P-1405-17.statement --data DIR --authority ca.pem')
  })
})

describe('where a statement stands', () => {
  const row = { id: 'P', signer: 'm', signerKind: 'central' as const, device: 'd', office: 'o', issuedAt: '', addedAt: '' }
  const now = Date.UTC(2026, 0, 2)
  test('is what the office answered, else whether it still can', () => {
    expect(stateOf(row, now)).toBe('')
    expect(stateOf({ ...row, state: 'open', expiresAt: '1970-01-01T00:00:00Z' }, now)).toBe('open')
    expect(stateOf({ ...row, state: 'open', expiresAt: '2026-01-01T00:00:00Z' }, now)).toBe('expired')
    expect(stateOf({ ...row, state: 'accepted', expiresAt: '2026-01-01T00:00:00Z' }, now)).toBe('accepted')
  })
})
