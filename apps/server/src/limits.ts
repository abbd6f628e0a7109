/** How many bytes a request may carry. */
export const bodyLimit = 100 * 1024
