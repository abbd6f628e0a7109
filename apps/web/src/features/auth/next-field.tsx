import { useSearchParams } from 'wouter'

import { safeNextPath } from '../../lib/next-path'

/** Where to go after signing in. */
export function NextField() {
  const [search] = useSearchParams()
  return <input type="hidden" name="next" value={safeNextPath(search.get('next'))} />
}
