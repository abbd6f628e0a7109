import type { Reason } from './errors.js'

/** Is told how it goes, for whoever counts it. What people wrote or who they are is not in it. */
export interface Observer {
  /** Does a procedure call, so that what happens meanwhile is known to be part of it. */
  during?<Result>(path: string, work: () => Promise<Result>): Promise<Result>
  /** Of each procedure call, whatever carried it. */
  onCall?(call: { path: string; outcome: 'ok' | Reason; seconds: number }): void
  /** Of each session that ended because an exchanged refresh token came again: somebody else may have had it. */
  onRefreshReused?(reuse: { sessionId: number; userId: number }): void
  /** Of each password that was checked. */
  onPasswordCheck?(check: { seconds: number }): void
}
