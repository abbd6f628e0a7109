// Loaded before a server, whose clock it sets anew at each signal as an operator or a bad time server would.
const hour = 3_600_000
const jumps = [hour, -hour, -24 * hour, 0]

const Real = Date
let offset = 0

globalThis.Date = class Date extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + offset)
    else super(...given)
  }

  static now() {
    return Real.now() + offset
  }
}

process.on('SIGUSR2', () => {
  offset = jumps.shift() ?? 0
})
