import type { Client } from 'undici'

import type { Asked } from './asked.js'

export interface Answer {
  status: number
  body: Buffer
}

/** One request on a connection of one's own; `Client` is undici's, without what its `request` spends on streams. */
export function ask(client: Client, { method, path, headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let status = 0
    client.dispatch(
      { method, path, headers, ...(body !== undefined && { body }) },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode
        },
        onResponseData(_, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          const [only] = chunks
          resolve({ status, body: chunks.length === 1 && only ? only : Buffer.concat(chunks) })
        },
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}
