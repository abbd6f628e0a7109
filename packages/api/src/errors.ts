import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc'
import { ZodError, type z } from 'zod'

/** Every way a request can fail on purpose: what programs switch on, its status, and the sentence for a person. */
export const errors = {
  ValidationFailed: { code: 'BAD_REQUEST', message: 'Some of what was sent is not valid.' },
  CredentialsBatched: {
    code: 'BAD_REQUEST',
    message: 'Sign-in and password calls cannot be batched with others.',
  },
  NotSignedIn: { code: 'UNAUTHORIZED', message: 'Sign in first.' },
  TokenInvalid: { code: 'UNAUTHORIZED', message: 'This access token is not valid.' },
  TokenExpired: { code: 'UNAUTHORIZED', message: 'This access token has expired; refresh it.' },
  SessionEnded: { code: 'UNAUTHORIZED', message: 'This session has ended. Sign in again.' },
  BadCredentials: { code: 'UNAUTHORIZED', message: 'No account matches this name and password.' },
  RefreshTokenInvalid: { code: 'UNAUTHORIZED', message: 'This session has ended. Sign in again.' },
  AccountSuspended: { code: 'FORBIDDEN', message: 'This account is suspended.' },
  NotAllowed: { code: 'FORBIDDEN', message: 'You may not do this.' },
  HeldByModerator: {
    code: 'FORBIDDEN',
    message: 'A moderator took this post down; only a moderator can bring it back.',
  },
  ScopeMissing: {
    code: 'FORBIDDEN',
    message: 'This service token does not have the scope that this call needs.',
  },
  PostNotFound: { code: 'NOT_FOUND', message: 'This post does not exist, or you may not see it.' },
  UserNotFound: { code: 'NOT_FOUND', message: 'This account does not exist, or you may not see it.' },
  SessionNotFound: { code: 'NOT_FOUND', message: 'There is no such session.' },
  ServiceTokenNotFound: { code: 'NOT_FOUND', message: 'There is no such service token.' },
  ProcedureNotFound: { code: 'NOT_FOUND', message: 'There is no such procedure.' },
  MethodNotAllowed: {
    code: 'METHOD_NOT_SUPPORTED',
    message: 'This procedure is not called with this HTTP method.',
  },
  RegistrationClosed: { code: 'FORBIDDEN', message: 'Nobody can sign up here at present.' },
  InviteInvalid: {
    code: 'FORBIDDEN',
    message: 'Signing up here takes an invite that is still good.',
  },
  InviteNotFound: { code: 'NOT_FOUND', message: 'There is no such invite.' },
  HandleTaken: { code: 'CONFLICT', message: 'This handle is taken.' },
  EmailTaken: { code: 'CONFLICT', message: 'An account with this e-mail address exists already.' },
  LastAdmin: {
    code: 'CONFLICT',
    message: 'This is the last active admin; make somebody else an admin first.',
  },
  TooManyTokens: {
    code: 'CONFLICT',
    message: 'You have as many tokens as an account may have; revoke one first.',
  },
  IdempotencyKeyInFlight: {
    code: 'CONFLICT',
    message: 'A call with this idempotency key is still under way. Try again in a moment.',
  },
  IdempotencyKeyReused: {
    code: 'UNPROCESSABLE_CONTENT',
    message: 'This idempotency key was used for something else; take a new one.',
  },
  PayloadTooLarge: { code: 'PAYLOAD_TOO_LARGE', message: 'This is more than one request may carry.' },
  UnsupportedMediaType: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' },
  TooManyRequests: {
    code: 'TOO_MANY_REQUESTS',
    message: 'You have asked for more than one may in a few minutes; wait before you go on.',
  },
  TooManyGuesses: {
    code: 'TOO_MANY_REQUESTS',
    message: 'Too many wrong passwords were tried for this account; wait before the next.',
  },
  TooManyPosts: {
    code: 'TOO_MANY_REQUESTS',
    message:
      'You have written as many posts as this place takes from one account in an hour; try again later.',
  },
  TooManyStreams: {
    code: 'TOO_MANY_REQUESTS',
    message: 'Too many live timelines are open at once; close one.',
  },
  Busy: { code: 'SERVICE_UNAVAILABLE', message: 'The server is busy. Try again in a moment.' },
  DatabaseUnavailable: {
    code: 'SERVICE_UNAVAILABLE',
    message: 'The database does not answer. Try again in a moment.',
  },
  Internal: { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' },
} as const satisfies Record<string, { code: TRPC_ERROR_CODE_KEY; message: string }>

export type Reason = keyof typeof errors

/** A failure on purpose. `reason` reaches the caller; `cause` reaches only the log. */
export class AppError extends TRPCError {
  readonly reason: Reason
  /** Seconds after which it may be tried again, where that is known. */
  readonly retryAfter: number | undefined

  constructor(reason: Reason, { cause, retryAfter }: { cause?: unknown; retryAfter?: number } = {}) {
    super({ ...errors[reason], cause })
    this.name = 'AppError'
    this.reason = reason
    this.retryAfter = retryAfter
  }
}

/** What a schema makes of something that is no procedure's input, such as a header. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(value)
  if (!success) throw new AppError('ValidationFailed', { cause: error })
  return data
}

const reasonOfCode: Partial<Record<TRPC_ERROR_CODE_KEY, Reason>> = {
  BAD_REQUEST: 'ValidationFailed',
  PARSE_ERROR: 'ValidationFailed',
  NOT_FOUND: 'ProcedureNotFound',
  METHOD_NOT_SUPPORTED: 'MethodNotAllowed',
  PAYLOAD_TOO_LARGE: 'PayloadTooLarge',
  UNSUPPORTED_MEDIA_TYPE: 'UnsupportedMediaType',
}

/** What the caller is told of an error; anything that is not on purpose is `Internal`. */
export function reasonOf(error: TRPCError): Reason {
  return error instanceof AppError ? error.reason : (reasonOfCode[error.code] ?? 'Internal')
}

/** The HTTP status that goes with a reason. */
export function statusOf(reason: Reason): number {
  return getHTTPStatusCodeFromError(new AppError(reason))
}

/** What is wrong with which field of the input; undefined when that is not why it failed. */
export function issuesOf(error: TRPCError): { path: (string | number)[]; message: string }[] | undefined {
  if (!(error.cause instanceof ZodError)) return undefined
  return error.cause.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    message,
  }))
}

/** 23503: what it is about went away in this moment; 40001 and 40P01: others were in the way. */
const overtakenCodes = new Set(['23503', '40001', '40P01'])

const unavailableCodes = new Set([
  ...overtakenCodes,
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '25006',
  '25P03',
  '55P03',
])

/** An error and all that it came of, what the driver said among them. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  return [error, ...causesOf(error.cause), ...('nativeError' in error ? causesOf(error.nativeError) : [])]
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** True when a transaction was taken back for what others did meanwhile: made again at once, the call is answered. */
export function isOvertaken(error: unknown): boolean {
  return causesOf(error).some((each) => overtakenCodes.has(codeOf(each)))
}

/** True when the database could not answer, so that the same call may succeed later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return causesOf(error).some((each) => {
    const code = codeOf(each)
    return unavailableCodes.has(code) || /^(08|53|57)...$/.test(code) || each.name === 'KnexTimeoutError'
  })
}
