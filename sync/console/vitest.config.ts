// SPDX-License-Identifier: GPL-3.0-or-later
// The units live with all other tests, in tests/console/unit; packages are found here.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': at('./src'), vitest: at('./node_modules/vitest') } },
  server: { fs: { allow: [at('../..')] } },
  test: { dir: at('../../tests/console/unit'), include: ['**/*.test.ts'], environment: 'node', cache: false },
})
