/** Gives what was made for a key before, of as many as are usual on the pages of an hour. */
export function createMemory<Made>(most = 2000): (key: string, make: () => Made) => Made {
  const made = new Map<string, Made>()
  return (key, make) => {
    const known = made.get(key)
    if (known !== undefined) return known
    if (made.size >= most) made.clear()
    const fresh = make()
    made.set(key, fresh)
    return fresh
  }
}
