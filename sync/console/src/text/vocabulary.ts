// SPDX-License-Identifier: GPL-3.0-or-later
/** The words of the wire in Persian: states, verdicts, actor kinds, names of event fields. Unknown words are shown as they are. */

import { fieldTitles, words } from './words'

export type Tone = 'good' | 'wait' | 'busy' | 'bad' | 'quiet'
/** Shapes so that no state is told by colour alone: disc, half disc, ring, triangle, diamond, square. */
export type Shape = 'disc' | 'half' | 'ring' | 'triangle' | 'diamond' | 'square'

export interface StateWord {
  title: string
  tone: Tone
  shape: Shape
  /** For narrow columns. */
  short?: string
}

export const caseStates: Record<string, StateWord> = {
  open: { title: 'در دست اقدام', tone: 'busy', shape: 'half' },
  paying: { title: 'در حال پرداخت', tone: 'busy', shape: 'half' },
  paid: { title: 'پرداخت‌شده', tone: 'good', shape: 'square' },
  'awaiting-tracking-code': { title: 'در انتظار کد پیگیری', tone: 'wait', shape: 'ring' },
  registered: { title: 'ثبت‌شده در دستگاه', short: 'ثبت‌شده', tone: 'good', shape: 'disc' },
  'needs-operator': { title: 'نیازمند تصمیم مسئول دفتر', short: 'نیازمند تصمیم', tone: 'bad', shape: 'triangle' },
  closed: { title: 'بسته‌شده', tone: 'good', shape: 'disc' },
  cancelled: { title: 'لغوشده', tone: 'quiet', shape: 'ring' },
}

export const officeStates: Record<string, StateWord> = {
  live: { title: 'زنده', tone: 'good', shape: 'disc' },
  lagging: { title: 'عقب‌افتاده', tone: 'wait', shape: 'half' },
  silent: { title: 'ساکت', tone: 'quiet', shape: 'ring' },
  mismatch: { title: 'مغایرت', tone: 'bad', shape: 'triangle' },
}

export const statementStates: Record<string, StateWord> = {
  open: { title: 'در انتظار پاسخ دفتر', short: 'در انتظار', tone: 'wait', shape: 'ring' },
  accepted: { title: 'دفتر پذیرفت', tone: 'good', shape: 'disc' },
  disputed: { title: 'دفتر اعتراض کرد', tone: 'bad', shape: 'triangle' },
  expired: { title: 'مهلت گذشت، بی‌پاسخ', tone: 'quiet', shape: 'diamond' },
}

export const statementSubjects: Record<string, string> = {
  correction: 'پیشنهاد تصحیح',
  notice: 'اعلان',
  session: 'گزارش پشتیبانی',
}

export const actorKinds: Record<string, string> = {
  human: 'انسان',
  system: 'سامانه',
  central: 'مرکز',
  support: 'پشتیبانی',
}

export const roles: Record<string, string> = {
  'agency-supervisor': 'ناظر دستگاه',
  'national-auditor': 'ممیز ملی',
  'office-manager': 'مسئول دفتر',
  'hub-operator': 'متصدی سامانه',
}

export function word(value: string): string {
  return words[value] ?? value
}

export function knownWords(): string[] {
  return Object.keys(words)
}

export function fieldTitle(name: string): string {
  return fieldTitles[name] ?? name
}

export function caseState(state: string, title: string): StateWord {
  return caseStates[state] ?? { title, tone: 'quiet', shape: 'diamond' }
}

export function officeState(state: string): StateWord {
  return officeStates[state] ?? { title: state, tone: 'quiet', shape: 'diamond' }
}

export function actorTitle(kind: string): string {
  return actorKinds[kind] ?? kind
}
