import type { Contender, Running } from './contenders/contenders.js'
import { cpuOf } from './load/cpu.js'
import type { Measured } from './load/measured.js'
import type { Work } from './load/works.js'

/** One turn of one contender. Processor time is in microseconds a request. */
export interface Turn extends Measured {
  work: string
  contender: string
  round: number
  serverCpu: number
  postgresCpu: number
}

export interface Standing extends Contender {
  running: Running
}

const warmUpMs = 1000

/** Has each contender do a work in its turn, round after round, so that what else the machine does meets all alike. */
export async function measureInTurns(
  work: Work,
  standing: Standing[],
  { rounds, seconds, postmaster }: { rounds: number; seconds: number; postmaster: number },
): Promise<Turn[]> {
  const turns: Turn[] = []
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, running } of standing) {
      await running.measure(work, round === 1 ? 3 * warmUpMs : warmUpMs)
      const serverCpu = () => (running.pid === undefined ? 0 : cpuOf(running.pid))
      const [server, postgres] = [serverCpu(), cpuOf(postmaster)]
      const measured = await running.measure(work, seconds * 1000)
      const each = (then: number, now: number) => (now - then) / measured.requests
      turns.push({
        ...measured,
        work: work.name,
        contender: name,
        round,
        serverCpu: each(server, serverCpu()),
        postgresCpu: each(postgres, cpuOf(postmaster)),
      })
    }
  }
  return turns
}

/** Why a contender cannot be compared: the first answer that is another than Linnet's own. Undefined where all are the same. */
export function differenceFrom(reference: string[], answers: string[], work: Work): string | undefined {
  if (reference.length !== answers.length) return `as many as ${answers.length} of ${reference.length}`
  const nth = reference.findIndex((answer, index) => answer !== answers[index])
  if (nth === -1) return undefined
  const [ours = '', theirs = ''] = [reference[nth], answers[nth]]
  let at = 0
  while (at < ours.length && ours[at] === theirs[at]) at += 1
  const part = (text: string) => text.slice(Math.max(0, at - 30), at + 30)
  return `${JSON.stringify(work.calls[nth]?.input)}: …${part(theirs)}… and not …${part(ours)}…`
}
