// SPDX-License-Identifier: GPL-3.0-or-later
/** The identity's colours and right-to-left tooltips for Chart.js. */
import type { TooltipOptions } from 'chart.js'

export const colours = {
  teal: '#0f4c5c',
  tealSoft: '#7fa9b3',
  saffron: '#e09f3e',
  green: '#2e7d5b',
  brick: '#b3392f',
  quiet: '#cfc5b3',
  line: '#eee7db',
  ink: '#0f2d36',
}

export function tooltip(label: (value: number, series: string) => string): Partial<TooltipOptions> {
  return {
    rtl: true,
    textDirection: 'rtl',
    backgroundColor: colours.ink,
    padding: 10,
    cornerRadius: 8,
    displayColors: false,
    titleFont: { family: 'Vazirmatn', weight: 'bold' },
    bodyFont: { family: 'Vazirmatn' },
    callbacks: { label: (item) => label(Number(item.raw), item.dataset.label ?? item.label) },
  } as Partial<TooltipOptions>
}
