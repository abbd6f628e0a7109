import type { Linnet, LinnetError, LiveEvent, LiveStatus } from '@linnet/sdk'

/** Everything that somebody is told from now on, in its order. */
export function heardBy(linnet: Pick<Linnet, 'live'>) {
  const events: LiveEvent[] = []
  const statuses: LiveStatus[] = []
  const errors: LinnetError[] = []
  const { close } = linnet.live.timeline({
    onEvent: (event) => void events.push(event),
    onStatus: (status) => void statuses.push(status),
    onError: (error) => void errors.push(error),
  })
  return { events, statuses, errors, close, [Symbol.dispose]: close }
}
