// SPDX-License-Identifier: GPL-3.0-or-later
// Static files only: no inlined assets, no inline scripts, so that the page lives under `default-src 'self'`.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = process.env.PISHKHAN_CONSOLE_OUT ?? fileURLToPath(new URL('../../build/console', import.meta.url))

export default defineConfig({
  root: here,
  base: '/',
  plugins: [vue()],
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: { output: { manualChunks: { charts: ['chart.js'], framework: ['vue', 'vue-router'] } } },
  },
})
