import { AppError } from '@linnet/api'

export interface SeatLimits {
  perUser: number
  perAddress: number
  total: number
}

/** How many streams may be open, of one account, from one address and of all. */
export function createSeats({ perUser, perAddress, total }: SeatLimits) {
  const taken = new Map<string, number>()
  const count = (key: string) => taken.get(key) ?? 0

  /** Answers how to give it back. */
  function take({ user, address }: { user: number | undefined; address: string | undefined }): () => void {
    const keys = ['total']
    if (user !== undefined) keys.push(`user ${user}`)
    if (address !== undefined) keys.push(`address ${address}`)
    if (count('total') >= total) throw new AppError('Busy')
    if (count(`user ${user}`) >= perUser || count(`address ${address}`) >= perAddress) {
      throw new AppError('TooManyStreams')
    }
    for (const key of keys) taken.set(key, count(key) + 1)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      for (const key of keys) {
        if (count(key) === 1) taken.delete(key)
        else taken.set(key, count(key) - 1)
      }
    }
  }

  return { take, total: () => count('total') }
}
