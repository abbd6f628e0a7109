import { browserRequired, chromiumPath, howToGetOne } from './chromium.js'

if (browserRequired && !chromiumPath) {
  throw new Error(`The browser journeys are required here, and no Chromium was found. ${howToGetOne}`)
}
