import { readFileSync } from 'node:fs'
import type { UserConsoleLog } from 'vitest'
import type { Reporter, TestCase, TestModule, TestSpecification, Vitest } from 'vitest/node'

import type { Kept } from './promise.js'

/** Tells each promise on a line, and fails a whole run that kept others than docs/promises.md states. */
export default class PromiseReporter implements Reporter {
  readonly #told = new Set<string>()
  #vitest: Vitest | undefined
  #isWhole = false

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  async onTestRunStart(chosen: readonly TestSpecification[]): Promise<void> {
    const all = await this.#vitest?.globTestSpecifications()
    this.#isWhole = all?.length === chosen.length && this.#vitest?.config.testNamePattern === undefined
  }

  onUserConsoleLog({ content }: UserConsoleLog): void {
    process.stdout.write(content)
  }

  onTestCaseResult(test: TestCase): void {
    const kept = test.meta().promises ?? []
    for (const promise of kept) this.#tell(promise)
    const { state, errors = [] } = test.result()
    if (state !== 'failed') return
    if (kept.some(({ holds }) => !holds)) return
    console.log(`PROMISE (${test.name}) not-measured - FAIL`)
    for (const { message, stack } of errors)
      console.log(stack?.replaceAll(/\n.*node_modules.*/g, '') ?? message)
  }

  #tell({ id, measured, target, holds, seed }: Kept): void {
    this.#told.add(id)
    console.log(`PROMISE ${id} ${rounded(measured)} ${target} ${holds ? 'PASS' : 'FAIL'} seed=${seed}`)
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    for (const error of [...unhandled, ...modules.flatMap((module) => module.errors())]) console.log(error)
    if (!this.#isWhole) return
    const stated = statedPromises()
    const wrong = [
      ...[...this.#told].filter((id) => !stated.has(id)).map((id) => `${id} is not in docs/promises.md.`),
      ...[...stated]
        .filter((id) => !this.#told.has(id))
        .map((id) => `${id} of docs/promises.md was not shown.`),
    ]
    for (const line of wrong) console.log(line)
    if (wrong.length > 0) process.exitCode = 1
  }
}

function rounded(measured: number): string {
  return String(Math.round(measured * 100) / 100)
}

/** The first column of the page's tables. */
function statedPromises(): Set<string> {
  const page = readFileSync(new URL('../docs/promises.md', import.meta.url), 'utf8')
  return new Set([...page.matchAll(/^\| `([\w.-]+)` +\|/gm)].map(([, id = '']) => id))
}
