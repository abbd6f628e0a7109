// The limit of what Linnet is built on: node:http and pg with nothing between them, and answers that Postgres writes itself.
import { createServer, type ServerResponse } from 'node:http'
import pg from 'pg'

import { environment } from './environment.js'
import * as statements from './statements.js'

const { databaseUrl, port, connections } = environment
const pool = new pg.Pool({ connectionString: databaseUrl, max: connections, options: statements.settings })

createServer((request, response) => {
  const { url = '' } = request
  const [path = '', query = ''] = url.split('?')
  const [, , , kind, id = '', list] = path.split('/')
  if (kind === 'users') {
    return answer(response, list === 'posts' ? statements.profile : statements.liked, [id])
  }
  if (id === '') {
    return query === ''
      ? answer(response, statements.timeline, [])
      : answer(response, statements.timelineAfter, cursorOf(query))
  }
  if (id === 'search') return answer(response, statements.search, [new URLSearchParams(query).get('text')])
  if (list === 'thread') {
    return query.includes('cursor')
      ? answer(response, statements.threadAfter, [id, ...cursorOf(query)])
      : answer(response, statements.thread, [id])
  }
  return answer(response, statements.one, [id])
}).listen(port, '127.0.0.1')

function answer(response: ServerResponse, statement: statements.Statement, values: unknown[]): void {
  pool.query<{ json: string }>({ ...statement, values }, (error, result) => {
    if (error) {
      console.error(error)
      response.writeHead(500).end()
      return
    }
    const json = result.rows[0]?.json
    if (json === undefined) {
      response.writeHead(404).end()
      return
    }
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) })
      .end(json)
  })
}

/** The moment and the id that a page comes after. */
function cursorOf(query: string): unknown[] {
  const cursor = new URLSearchParams(query).get('cursor') ?? ''
  const [, at, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  return [at, id]
}
