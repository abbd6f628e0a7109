import { parseArgs } from 'node:util'

const sizes: Record<string, number> = { '10k': 10_000, '1m': 1_000_000, '10m': 10_000_000 }

const help = `npm run bench -- [--posts 10k|1m|10m] [--only CONTENDER,...] [--work WORK,...]
                  [--seconds N] [--rounds N] [--seed N]

  --posts    how many posts there are, with a tenth as many users and three times as many likes (1m)
  --only     these contenders alone, which the limit is always among
  --work     these works alone
  --seconds  how long a contender is measured in a round (4)
  --rounds   how often each gets its turn (5)
  --seed     what all random choices come from (1)`

export interface Options {
  size: string
  posts: number
  seconds: number
  rounds: number
  seed: number
  /** Undefined for all. */
  only: string[] | undefined
  works: string[] | undefined
}

/** What was asked for on the command line; a sentence to be told where that is not to be had. */
export function optionsFrom(args: string[]): Options | string {
  const text = { type: 'string' } as const
  let values
  try {
    ;({ values } = parseArgs({
      args,
      options: {
        posts: text,
        only: text,
        work: text,
        seconds: text,
        rounds: text,
        seed: text,
        help: { type: 'boolean' },
      },
    }))
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${help}`
  }
  const { posts: size = '1m', only, work, seconds = '4', rounds = '5', seed = '1' } = values
  const posts = sizes[size]
  const numbers = { seconds: Number(seconds), rounds: Number(rounds), seed: Number(seed) }
  const isWrong =
    !(numbers.seconds > 0 && numbers.rounds > 0) || !Object.values(numbers).every(Number.isInteger)
  if (values.help || posts === undefined || isWrong) return help
  return { size, posts, ...numbers, only: only?.split(','), works: work?.split(',') }
}
