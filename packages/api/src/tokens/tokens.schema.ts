/** How many tokens an account may have that can still be used. */
export const mostTokens = 50
