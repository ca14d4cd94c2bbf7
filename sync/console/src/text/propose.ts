// SPDX-License-Identifier: GPL-3.0-or-later
/** A proposal is signed where its key lies, never here and never at the hub. This makes the two commands that do it. */

export interface Draft {
  as: 'central' | 'support'
  device: string
  office: string
  id: string
  subject: string
  about: string
  amount: string
  text: string
  days: string
}

/** One word for a POSIX shell, whatever it holds. Line ends become spaces: a text is one paragraph. */
export function quoted(text: string): string {
  const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`
}

/** What is missing or not a number, as the name of the field; empty when the draft can be signed. */
export function lacking(draft: Draft): string {
  for (const name of ['device', 'id', 'text'] as const) {
    if (draft[name].trim() === '') return name
  }
  if (draft.amount !== '' && !/^-?[0-9]{1,15}$/.test(draft.amount)) return 'amount'
  return draft.days !== '' && !/^[1-9][0-9]{0,2}$/.test(draft.days) ? 'days' : ''
}

export function signCommand(draft: Draft): string {
  const options: Array<[string, string]> = [
    ['--device', draft.device],
    ['--office', draft.office],
    ['--id', draft.id],
    ['--subject', draft.subject],
    ['--about', draft.about],
    ['--text', draft.text],
    ['--days', draft.days],
  ]
  const words = options.filter(([, value]) => value.trim() !== '').map(([name, value]) => `${name}=${quoted(value)}`)
  if (draft.amount !== '' && draft.amount !== '0') words.push(`--amount=${draft.amount}`)
  return ['pishkhan-propose --as', draft.as, '--key KEY.pem --certificate CERT.pem', ...words, `--out=${fileOf(draft)}`].join(' ')
}

export function fileCommand(draft: Draft): string {
  return `pishkhan-hub statement add ${fileOf(draft)} --data DIR --authority ca.pem`
}

function fileOf(draft: Draft): string {
  return `${draft.id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-/, '')}.statement`
}
