import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'

import { chromiumPath, quietly } from '../../test/chromium.js'
import { messages } from './messages-plugin.ts'
import { preact } from './preact.ts'

/** Components, in the browser that they are made for: menus and dialogs are its own. */
export default defineProject({
  plugins: [messages()],
  resolve: { alias: preact, conditions: ['source', 'module', 'browser', 'development|production'] },
  optimizeDeps: {
    // Found late, they would have the page load again in the middle of a test.
    include: [
      '@lingui/core',
      '@lingui/react',
      '@tanstack/react-query',
      'preact/compat',
      'preact/compat/client',
      'preact/jsx-runtime',
      'wouter',
    ],
  },
  test: {
    name: 'web',
    include: ['src/**/*.test.tsx'],
    setupFiles: ['../../test/setup.ts'],
    sequence: { groupOrder: 3 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 390, height: 844 },
      provider: playwright({
        launchOptions: { ...(chromiumPath && { executablePath: chromiumPath }), args: quietly },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
