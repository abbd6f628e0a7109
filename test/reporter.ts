import type { Reporter, TestModule } from 'vitest/node'

import { chromiumPath, howToGetOne } from './chromium.js'

/** Ends the run with its sum on a line alone, for people and programs that read only that. */
export default class SumReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const { children, errors } of modules.map(contentOf)) {
      count.failed += errors
      for (const test of children) {
        const { state } = test.result()
        if (state !== 'pending') count[state] += 1
      }
    }

    const journeysSkipped = !chromiumPath && modules.some(({ moduleId }) => moduleId.includes('/e2e/'))
    if (journeysSkipped) console.log(warning)
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
    console.log(`${count.passed} passed, ${count.failed} failed${skipped}`)
  }
}

/** A file or a group can fail on its own too: it does not load, or its `beforeAll` throws. */
function contentOf(module: TestModule) {
  const suites = [...module.children.allSuites()]
  const errors = module.errors().length + suites.reduce((sum, suite) => sum + suite.errors().length, 0)
  return { children: [...module.children.allTests()], errors }
}

const rule = '!'.repeat(100)
const warning = `\n${rule}\n!!  No Chromium was found: THE BROWSER JOURNEYS IN e2e/ DID NOT RUN.\n!!  ${howToGetOne}\n${rule}\n`
