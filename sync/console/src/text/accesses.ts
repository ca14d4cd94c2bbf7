// SPDX-License-Identifier: GPL-3.0-or-later
/** What somebody looked at, in words for the office it was about. */
const ACTIONS: Record<string, string> = {
  live: 'نمای زنده را باز کرد',
  events: 'رویدادهای دفتر را دید',
  cases: 'فهرست پرونده‌های دفتر را دید',
  case: 'این پرونده را دید',
  proof: 'گواه درستی این پرونده را گرفت',
  statements: 'پیشنهادها و پاسخ دفتر را دید',
  offices: 'فهرست و وضع دفترها را دید',
  alarms: 'هشدارها را دید',
  summary: 'جمع‌های روز را دید',
}

export const actionText = (action: string): string => ACTIONS[action] ?? 'به داده‌های دفتر نگاه کرد'
