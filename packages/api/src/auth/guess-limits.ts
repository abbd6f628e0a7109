/** How often a password of one account may be guessed at. */
export const guessLimits = {
  windowSeconds: 15 * 60,
  /** However many guess, and from wherever. */
  most: 10,
  /** So that somebody who guesses does not lock out the account's own person elsewhere. */
  mostFromOneAddress: 5,
} satisfies Record<string, number>
