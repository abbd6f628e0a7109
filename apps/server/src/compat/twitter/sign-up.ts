import { randomBytes } from 'node:crypto'
import { addUser, AppError, findAccount, limits, readInstance, type AdminUser, type Api } from '@linnet/api'

const attempts = 8

/** An account for somebody who brings no handle: it gets one that is free, made from the e-mail address. */
export async function signUp(
  api: Api,
  { email, password }: { email: string; password: string },
): Promise<AdminUser> {
  // Its clients bring no invite.
  if ((await readInstance(api.db)).registration !== 'open') throw new AppError('RegistrationClosed')
  if (await findAccount(api.db, email)) throw new AppError('EmailTaken')
  const wished = wishedHandle(email)
  let handle = (await findAccount(api.db, wished)) ? numbered(wished) : wished
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await addUser(api, { handle, email, password, role: 'user' })
    } catch (error) {
      // Somebody was faster, perhaps with this very address, which the next attempt finds out.
      if (!(error instanceof AppError && error.reason === 'HandleTaken') || attempt === attempts) throw error
      handle = numbered(wished)
    }
  }
}

/** What is before the `@`, as far as a handle can say it. */
export function wishedHandle(email: string): string {
  const [name = ''] = email.toLowerCase().split('@')
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, limits.handle.max - 9)
  if (plain === '') return 'user'
  return plain.length < limits.handle.min ? `user_${plain}` : plain
}

export function numbered(wished: string): string {
  return `${wished}_${randomBytes(4).toString('hex')}`
}
