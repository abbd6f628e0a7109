import { chromium, type Browser } from 'playwright-core'

import { chromiumPath, quietly } from './chromium.js'

export function launchChromium(args: string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    args: [...quietly, ...args],
  })
}
