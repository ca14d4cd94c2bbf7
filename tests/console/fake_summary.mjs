// SPDX-License-Identifier: GPL-3.0-or-later
// The day's summary of the fake world, in the shape of sync/hub/README.md.

const DAY = 86_400_000
const OFFSET = 210 * 60_000
const dayOf = (instant) => Math.floor((Date.parse(instant) + OFFSET) / DAY)
const hourOf = (instant) => Math.floor(((Date.parse(instant) + OFFSET) % DAY) / 3_600_000)

export function summaryOf(world, date) {
  const day = date ? Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY) : dayOf(new Date().toISOString())
  const rows = [...world.cases.values()].filter((row) => dayOf(row.openedAt) === day)
  const paid = rows.filter((row) => row.payment === 'paid')
  const count = (test) => rows.filter(test).length
  const sum = (list) => list.reduce((total, row) => total + row.amount, 0)
  const services = new Map()
  for (const row of rows) services.set(row.service, [...(services.get(row.service) ?? []), row])
  return {
    date: new Date(day * DAY).toISOString().slice(0, 10),
    cases: rows.length,
    open: count((row) => !['closed', 'cancelled'].includes(row.state)),
    closed: count((row) => row.state === 'closed'),
    cancelled: count((row) => row.state === 'cancelled'),
    paidCount: paid.length,
    paidAmount: sum(paid),
    receiptsOwed: 0,
    deferredInquiries: 0,
    awaitingTrackingCode: count((row) => row.state === 'awaiting-tracking-code'),
    payments: { paid: paid.length, notPaid: rows.length > 4 ? 2 : 0, unknown: 0, needsOperator: count((row) => row.payment === 'needs-operator'), conflict: 0 },
    services: [...services].map(([service, list]) => ({
      service, serviceTitle: list[0].serviceTitle, cases: list.length, closed: list.filter((row) => row.state === 'closed').length,
      paidCount: list.filter((row) => row.payment === 'paid').length, paidAmount: sum(list.filter((row) => row.payment === 'paid')),
    })),
    hours: Array.from({ length: 24 }, (_, hour) => ({ hour, cases: count((row) => hourOf(row.openedAt) === hour), paidAmount: sum(paid.filter((row) => hourOf(row.updatedAt) === hour)) })),
  }
}
