import type { ServerReason } from './api.gen.js'
import { LinnetError } from './errors.js'

interface Problem {
  reason: ServerReason
  title: string
  requestId?: string
}

/** Why the server refused over plain HTTP, which it says in a problem document. */
export async function refusalOf(response: Response): Promise<LinnetError> {
  const { status } = response
  const problem: unknown = await response.json().catch(() => undefined)
  if (isProblem(problem)) {
    const { reason, title: message, requestId } = problem
    return new LinnetError({ reason, message, status, requestId })
  }
  return new LinnetError({ reason: 'NetworkError', message: 'The server could not be reached.', status })
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'reason' in body &&
    typeof body.reason === 'string' &&
    'title' in body &&
    typeof body.title === 'string'
  )
}
