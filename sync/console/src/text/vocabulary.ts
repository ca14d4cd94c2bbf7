// SPDX-License-Identifier: GPL-3.0-or-later
/** The words of the wire in Persian: states, verdicts, actor kinds, names of event fields. Unknown words are shown as they are. */

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

const words: Record<string, string> = {
  identity: 'هویت',
  verified: 'تطبیق دارد',
  mismatch: 'تطبیق ندارد',
  deferred: 'به تعویق افتاد',
  asked: 'پرسیده شد',
  asking: 'در حال پرسش',
  unverified: 'سنجیده نشده',
  none: 'ندارد',
  intended: 'درخواست شد',
  sending: 'در حال فرستادن به کارتخوان',
  approved: 'کارتخوان پذیرفت',
  paid: 'پرداخت شد',
  'not-paid': 'پرداخت نشد',
  unknown: 'نامعلوم',
  'needs-operator': 'نیازمند تصمیم',
  conflict: 'تناقض',
  issued: 'صادر شد',
  printing: 'در حال چاپ',
  printed: 'چاپ شد',
  owed: 'چاپ نشده و بدهکار',
  card: 'با کارت',
  typed: 'با صفحه‌کلید',
  manual: 'دستی',
  'national-card': 'کارت ملی',
  'national-id-card': 'کارت ملی',
  'birth-certificate': 'شناسنامه',
  passport: 'گذرنامه',
  scanner: 'پویشگر',
  declined: 'بانک نپذیرفت',
  cancelled: 'متقاضی انصراف داد',
  timeout: 'پاسخی نرسید',
  disconnected: 'ارتباط قطع بود',
  'paper-out': 'کاغذ تمام شده',
  'no-paper': 'کاغذ تمام شده',
  'out-of-paper': 'کاغذ تمام شده',
  'not-found': 'یافت نشد',
  online: 'برقرار',
  offline: 'قطع',
  connected: 'برقرار',
  registered: 'ثبت‌شده در دستگاه',
  closed: 'بسته‌شده',
  'citizen-left': 'متقاضی رفت',
  'awaiting-tracking-code': 'در انتظار کد پیگیری',
  true: 'بله',
  false: 'خیر',
}

const fieldTitles: Record<string, string> = {
  service: 'کد خدمت',
  serviceTitle: 'خدمت',
  agencyTitle: 'دستگاه',
  sheetVersion: 'نسخهٔ برگهٔ خدمت',
  needsInquiry: 'نیاز به استعلام',
  clerk: 'متصدی',
  counter: 'باجه',
  documentKind: 'مدرک',
  source: 'از راه',
  proof: 'شیوهٔ خواندن',
  legalBasis: 'مبنای قانونی',
  method: 'شیوهٔ ورود',
  nationalCode: 'کد ملی',
  postalCode: 'کد پستی',
  birthDate: 'تاریخ تولد',
  cardSerial: 'سریال کارت',
  inquiry: 'استعلام',
  purpose: 'برای',
  verdict: 'نتیجه',
  reason: 'دلیل',
  firstName: 'نام',
  lastName: 'نام خانوادگی',
  fatherName: 'نام پدر',
  fields: 'شمار فیلدها',
  total: 'جمع',
  tariffVersion: 'نسخهٔ تعرفه',
  amount: 'مبلغ',
  terminal: 'کارتخوان',
  terminalId: 'شمارهٔ پایانه',
  merchantId: 'شمارهٔ پذیرنده',
  depositId: 'شناسهٔ واریز',
  billId: 'شناسهٔ قبض',
  payId: 'شناسهٔ پرداخت',
  intent: 'شناسهٔ درخواست',
  maskedPan: 'شمارهٔ کارت',
  trace: 'شمارهٔ پیگیری بانک',
  rrn: 'شمارهٔ مرجع',
  approval: 'کد تأیید',
  receipt: 'شمارهٔ برگهٔ کارتخوان',
  localTime: 'ساعت کارتخوان',
  code: 'کد پاسخ',
  evidence: 'مدرک',
  attempt: 'نوبت',
  trackingCode: 'کد پیگیری',
  receiptNumber: 'شمارهٔ رسید',
  payment: 'پرداخت',
  copy: 'نسخه',
  job: 'کار چاپ',
  device: 'ابزار',
  paperSeen: 'کاغذ دیده شد',
  by: 'به دست',
  state: 'وضعیت',
  outcome: 'نتیجه',
  reference: 'مرجع',
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
