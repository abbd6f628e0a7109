import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineProject } from 'vitest/config'

import { chromiumPath, quietly } from '../../test/chromium.js'
import { messages } from './messages-plugin.ts'

/** Components, in the browser that they are made for: menus and dialogs are its own. */
export default defineProject({
  plugins: [react(), messages()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  optimizeDeps: {
    // Found late, they would have the page load again in the middle of a test.
    include: [
      '@lingui/core',
      '@lingui/react',
      '@tanstack/react-query',
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'wouter',
    ],
  },
  test: {
    name: 'web',
    include: ['src/**/*.test.tsx'],
    setupFiles: ['../../test/setup.ts'],
    sequence: { groupOrder: 2 },
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
