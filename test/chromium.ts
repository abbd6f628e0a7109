import { existsSync } from 'node:fs'

/** The shell first: the whole browser draws its own surface beside a page, on a machine without a screen, too. */
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const named = process.env['LINNET_CHROMIUM']

/** The browser for the journeys in e2e/; undefined where there is none, and they are skipped. */
export const chromiumPath = (named ? [named] : usual).find((path) => existsSync(path))

/** A machine that must not skip them, such as the one that checks every change, says so. */
export const browserRequired = process.env['LINNET_REQUIRE_BROWSER'] === '1'

export const howToGetOne =
  'Install Chromium (Debian: apt-get install chromium-headless-shell) or name one in LINNET_CHROMIUM=/path/to/chromium.'

export const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
