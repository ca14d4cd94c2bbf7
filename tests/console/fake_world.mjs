// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up cases for the fake hub: rows, events and offices in the shapes of sync/hub/README.md. All numbers are invented (prefixes 999, 900).

const SERVICES = [
  ['1101', 'صدور کارت ملی هوشمند', 1_450_000],
  ['1204', 'گواهی پرداخت مالیات', 320_000],
  ['1302', 'تمدید گواهینامهٔ رانندگی', 2_180_000],
  ['1405', 'انشعاب برق خانگی', 18_600_000],
  ['1501', 'پروانهٔ ساختمان', 42_000_000],
  ['1603', 'جواز کسب', 5_250_000],
]
const OFFICES = [
  { office: '90001234', title: 'دفتر میدان بهار', device: '90001234-01', counter: 1 },
  { office: '90001234', title: 'دفتر میدان بهار', device: '90001234-02', counter: 2 },
  { office: '90002345', title: 'دفتر خیابان سرو', device: '90002345-01', counter: 1 },
  { office: '90003456', title: 'دفتر شهرک نسیم', device: '90003456-01', counter: 1 },
]

/** The steps of a case: kind, actor kind, seconds after the step before, fields, sentence, what changes in the row. */
function steps(service, title, fee, n) {
  const receipt = `90001234-050901-01-${String(n).padStart(5, '0')}-6`
  const tracking = `9991405${String(100000 + n * 37)}`
  const vat = Math.round(fee * 0.02)
  const net = Math.round(fee * 0.2)
  const lines = `سهم دولت\tخزانه‌داری کل\t317011100999999009990000010001\t${fee - net - vat}\t0\t${fee - net - vat}\nکارمزد دفتر\tدفتر پیشخوان\t\t${net}\t${vat}\t${net + vat}\n`
  const money = { intent: `p-${n}`, amount: String(fee) }
  return [
    ['case-opened', 'human', 0, { service, serviceTitle: title, clerk: 'c-12', counter: '1' }, `پرونده «${title}» گشوده شد`, { state: 'open' }],
    ['document-read', 'human', 14, { documentKind: 'national-card', source: 'scanner', nationalCode: '9991234561' }, 'مدرک خوانده شد (national-card)', {}],
    ['image-discarded', 'system', 0, { documentKind: 'national-card' }, 'تصویر مدرک نگه‌داری نشد و پاک شد (ماده ۱۲)', {}],
    ['applicant-entered', 'human', 21, { method: 'card' }, 'مشخصات متقاضی ثبت شد', {}],
    ['inquiry-sent', 'system', 1, { inquiry: 'identity' }, 'استعلام identity فرستاده شد', { identity: 'asked' }],
    ['inquiry-answered', 'system', 2, { inquiry: 'identity', verdict: 'verified' }, 'پاسخ استعلام identity: verified', { identity: 'verified' }],
    ['form-submitted', 'human', 83, { fields: '6' }, 'فرم درخواست تکمیل شد', {}],
    ['fees-shown', 'system', 1, { total: String(fee), lines, tariffVersion: '1405-2' }, `هزینه به متقاضی نشان داده شد: ${fee} ریال`, { amount: fee }],
    ['payment-intended', 'human', 12, money, `پرداخت ${fee} ریال درخواست شد`, { payment: 'intended', state: 'paying' }],
    ['payment-sending', 'system', 1, money, 'درخواست پرداخت به کارتخوان فرستاده می‌شود', { payment: 'sending' }],
    ['payment-approved-pending', 'system', 17, { ...money, maskedPan: '627760******7897', rrn: '900000123456' }, `کارتخوان پرداخت ${fee} ریال را پذیرفت`, { payment: 'approved' }],
    ['payment-final', 'system', 1, { ...money, maskedPan: '627760******7897', rrn: '900000123456', trace: '000417', terminalId: '99900001' }, `پرداخت ${fee} ریال قطعی شد`, { payment: 'paid', state: 'paid' }],
    ['submission-sent', 'system', 1, { attempt: '1' }, 'پرونده برای دستگاه فرستاده شد', { state: 'awaiting-tracking-code' }],
    ['tracking-code-bound', 'system', 3, { trackingCode: tracking }, `کد پیگیری ${tracking} از دستگاه دریافت شد`, { trackingCode: tracking, state: 'registered' }],
    ['receipt-issued', 'system', 0, { receiptNumber: receipt, trackingCode: tracking, amount: String(fee) }, `رسید ${receipt} صادر شد`, { receiptNumber: receipt, receiptState: 'issued' }],
    ['receipt-printed', 'system', 4, { receiptNumber: receipt }, 'رسید چاپ شد', { receiptState: 'printed' }],
    ['case-closed', 'human', 9, { state: 'registered' }, 'پرونده بسته شد', { state: 'closed' }],
  ]
}

const TITLES = {
  open: 'در دست اقدام', paying: 'در حال پرداخت', paid: 'پرداخت‌شده', 'awaiting-tracking-code': 'در انتظار کد پیگیری',
  registered: 'ثبت‌شده در دستگاه', 'needs-operator': 'نیازمند تصمیم مسئول دفتر', closed: 'بسته‌شده', cancelled: 'لغوشده',
}

/** A statement as the hub shows it; without a text, as it shows it to who may read headers only. */
function said({ hours, answered, by = '', expires, text, reason = '', ...row }) {
  const ago = (n) => new Date(Date.now() - n * 3_600_000).toISOString()
  const header = { signer: 'markaz-01', signerKind: 'central', issuedAt: ago(hours), addedAt: ago(hours - 0.5), ...row }
  if (text === undefined) return header
  return { ...header, text, expiresAt: expires === undefined ? '1970-01-01T00:00:00Z' : ago(expires), answeredAt: answered === undefined ? '' : ago(answered), answeredBy: by, reason }
}

export class FakeWorld {
  events = []
  cases = new Map()
  alarms = [
    { at: new Date(Date.now() - 60_000).toISOString(), device: '72000999-3', office: '72000999', officeTitle: 'دفتر نمونهٔ ۹۹۹', kind: 'clone', tone: 'danger', sentence: 'دو نسخه از این دستگاه در کار است؛ هر دو قرنطینه و نگه‌داری شدند.', toDo: 'با دفتر تماس بگیرید؛ پس از روشن شدن نسخهٔ درست، قرنطینه را بردارید.' },
    { at: new Date(Date.now() - 3_600_000).toISOString(), device: '72000900-1', office: '72000900', officeTitle: 'دفتر نمونهٔ ۹۰۰', kind: 'clock-changed', tone: 'warning', sentence: 'ساعت این دستگاه جهش کرد.', toDo: 'از دفتر بپرسید چه کسی و چرا ساعت را عوض کرده است.' },
    { at: new Date(Date.now() - 7_200_000).toISOString(), device: '72000900-2', office: '72000900', officeTitle: 'دفتر نمونهٔ ۹۰۰', kind: 'gate-changed', tone: 'danger', sentence: 'دیسک این دستگاه پر است و پروندهٔ تازه نمی‌پذیرد.', toDo: 'علت را در رویدادهای دفتر ببینید.' },
  ]
  accesses = [
    { office: '90001234', who: 'ناظر نمونه', role: 'agency-supervisor', agencies: ['سازمان نمونهٔ ثبت'], action: 'case', caseId: '90001234-01-0004-9f3c', times: 3, firstAt: new Date(Date.now() - 900_000).toISOString(), lastAt: new Date(Date.now() - 120_000).toISOString() },
    { office: '90001234', who: 'ناظر نمونه', role: 'agency-supervisor', agencies: ['سازمان نمونهٔ ثبت'], action: 'proof', caseId: '90001234-01-0004-9f3c', times: 1, firstAt: new Date(Date.now() - 800_000).toISOString(), lastAt: new Date(Date.now() - 800_000).toISOString() },
    { office: '', who: 'ممیز نمونه', role: 'national-auditor', agencies: [], action: 'summary', caseId: '', times: 12, firstAt: new Date(Date.now() - 7_200_000).toISOString(), lastAt: new Date(Date.now() - 3_600_000).toISOString() },
    { office: '90001234', who: 'ناظر دوم', role: '', agencies: [], action: 'cases', caseId: '', times: 1, firstAt: new Date(Date.now() - 90_000_000).toISOString(), lastAt: new Date(Date.now() - 90_000_000).toISOString() },
  ]
  statements = [
    said({ id: 'S-1405-3', signer: 'poshtibani-01', signerKind: 'support', device: '90001234-01', office: '90001234', hours: 30, subject: 'session', about: '1405/09/01', amount: 0, text: 'چاپگر رسید از دور دیده شد؛ چیزی دگرگون نشد.', state: 'accepted', answered: 28, by: 'm-01' }),
    said({ id: 'P-1405-16', device: '90003456-01', office: '90003456', hours: 26 }),
    said({ id: 'P-1405-17', device: '90001234-01', office: '90001234', hours: 5, subject: 'correction', about: '90001234-01-0004-9f3c', amount: -250000, text: 'کارمزد این پرونده دو بار حساب شده است؛ 250000 ریال به متقاضی برگردد.', state: 'disputed', answered: 2, by: 'm-01', reason: 'رسید کارتخوان یک پرداخت را نشان می‌دهد.' }),
    said({ id: 'P-1405-18', device: '90002345-01', office: '90002345', hours: 400, expires: 20, subject: 'notice', about: '', amount: 0, text: 'ساعت کار پنجشنبه از این هفته تا 12 است.', state: 'open' }),
    said({ id: 'P-1405-19', device: '90002345-01', office: '90002345', hours: 1, subject: 'correction', about: '90002345-01-0007-9f3c', amount: 180000, text: 'سهم کانون این پرونده کم شمرده شده است.', state: 'open' }),
  ]
  offices = OFFICES.map((office, n) => ({ ...office, state: ['live', 'live', 'lagging', 'silent'][n], waiting: [0, 0, 14, 0][n], sequence: 0, lastSeenAt: '', lastEventAt: '' }))
  listeners = new Set()
  published = 0

  constructor(now = Date.now()) {
    for (let n = 0; n < 26; ++n) this.#history(n, now)
    this.offices[2].lastSeenAt = new Date(now - 4 * 60_000).toISOString()
    this.offices[3].lastSeenAt = new Date(now - 3 * 3_600_000).toISOString()
    this.publish()
  }

  #history(n, now) {
    const start = now - (26 - n) * 11 * 60_000
    const handle = this.open(n, start)
    const stop = { 25: 8, 24: 13, 23: 10, 20: 4 }[n] ?? 99
    while (handle.next < Math.min(stop, handle.steps.length)) this.step(handle)
    if (n === 23) this.add(handle, ['payment-needs-operator', 'system', 95, { reason: 'no-answer' }, 'پرداخت به تصمیم مسئول دفتر نیاز دارد', { state: 'needs-operator', payment: 'needs-operator' }])
    if (n === 20) this.add(handle, ['case-cancelled', 'human', 40, { reason: 'citizen-left' }, 'پرونده لغو شد: citizen-left', { state: 'cancelled' }])
    if (n === 18) this.add(handle, ['receipt-print-requested', 'support', 600, { reason: 'duplicate' }, 'رسید برای چاپ فرستاده شد', {}])
  }

  /** Opens case n at an instant; its steps are then taken one by one. */
  open(n, at = Date.now()) {
    const [service, title, fee] = SERVICES[(n * 7 + (n >> 2)) % SERVICES.length]
    const office = this.offices[n % 3]
    const caseId = `${office.device}-${String(n).padStart(4, '0')}-9f3c`
    return { caseId, office, service, title, at, next: 0, steps: steps(service, title, fee, n) }
  }

  step(handle, at) {
    const step = handle.steps[handle.next++]
    return this.add(handle, step, at)
  }

  add(handle, [kind, actorKind, after, fields, sentence, change], at) {
    handle.at = at ?? handle.at + after * 1000
    const instant = new Date(handle.at).toISOString()
    const leaf = Math.floor(this.events.length / 3)
    const event = {
      id: `${leaf}.${this.events.length % 3}`, device: handle.office.device, office: handle.office.office, sequence: ++handle.office.sequence, kind, kindVersion: 1,
      actorKind, actor: actorKind === 'human' ? 'c-12' : '', caseId: handle.caseId, agency: '999', at: instant, receivedAt: instant, fields, sentence,
    }
    this.events.push(event)
    const row = this.cases.get(handle.caseId) ?? this.#newRow(handle, instant)
    Object.assign(row, change, { updatedAt: instant, lastSentence: sentence })
    row.stateTitle = TITLES[row.state]
    this.cases.set(handle.caseId, row)
    Object.assign(handle.office, { lastSeenAt: instant, lastEventAt: instant })
    for (const listener of this.listeners) listener(event)
    return event
  }

  #newRow(handle, instant) {
    return {
      caseId: handle.caseId, agency: '999', service: handle.service, serviceTitle: handle.title, office: handle.office.office, device: handle.office.device, counter: handle.office.counter,
      clerk: 'c-12', openedAt: instant, updatedAt: instant, state: 'open', stateTitle: '', identity: 'none', amount: 0, payment: 'none', trackingCode: '', receiptNumber: '',
      receiptState: 'none', lastSentence: '',
    }
  }

  publish() {
    this.published = Math.ceil(this.events.length / 3)
    this.publishedAt = new Date().toISOString()
  }

  leafOf = (event) => Number(event.id.split('.')[0])
}
