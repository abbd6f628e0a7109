interface Turn {
  promise: Promise<void>
  resolve: () => void
}

const turns = new Map<number, Turn>()
let next = typeof document === 'undefined' ? Infinity : 0

/** What a part has to wait for until it is its turn; undefined when it may go on. */
export function takenOver(turn: number): Promise<void> | undefined {
  if (turn < next) return undefined
  const waiting = turns.get(turn) ?? newTurn()
  turns.set(turn, waiting)
  return waiting.promise
}

/** Gives each part that waits its turn, in a task of its own. */
export async function takeTurns(): Promise<void> {
  const last = Math.max(-1, ...turns.keys())
  for (let turn = 0; turn <= last; turn += 1) {
    await new Promise((go) => setTimeout(go))
    next = turn + 1
    turns.get(turn)?.resolve()
  }
  next = Infinity
}

function newTurn(): Turn {
  let resolve = () => {}
  const promise = new Promise<void>((go) => (resolve = go))
  return { promise, resolve }
}
