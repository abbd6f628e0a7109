import { conformance } from './conformance.js'
import { openFake } from './fake-world.js'

conformance(openFake)
