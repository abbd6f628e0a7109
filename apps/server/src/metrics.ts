import type { Observer } from '@linnet/api'
import { connectionsOf, type Pool } from '@linnet/db'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What there is to see of a process that serves, for Prometheus. Names of procedures and reasons are all that it is told by. */
export interface Metrics {
  observer: Required<Pick<Observer, 'onCall' | 'onPasswordCheck'>>
  /** Of each HTTP request, by the route that it matched. */
  onRequest(request: { method: string; route: string; status: number; seconds: number }): void
  /** What else is worth a number, asked for when somebody looks. */
  watch(name: string, help: string, read: () => number | Promise<number>): void
  text(): Promise<string>
  readonly contentType: string
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const calls = new Counter({
    name: 'linnet_calls_total',
    help: 'Procedure calls, by how they ended: ok, or why they failed.',
    labelNames: ['procedure', 'outcome'],
    registers,
  })
  const callSeconds = new Histogram({
    name: 'linnet_call_duration_seconds',
    help: 'How long procedure calls took.',
    labelNames: ['procedure'],
    buckets,
    registers,
  })
  const passwordSeconds = new Histogram({
    name: 'linnet_password_check_duration_seconds',
    help: 'How long checks of passwords took, with their wait for a turn.',
    buckets,
    registers,
  })
  const requests = new Histogram({
    name: 'linnet_http_request_duration_seconds',
    help: 'How long HTTP requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  return {
    observer: {
      onCall({ path, outcome, seconds }) {
        calls.inc({ procedure: path, outcome })
        callSeconds.observe({ procedure: path }, seconds)
      },
      onPasswordCheck: ({ seconds }) => passwordSeconds.observe(seconds),
    },
    onRequest: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    watch(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read())
        },
      })
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** The connections to Postgres, and how far behind live timelines are. */
export function watchDatabase({ watch }: Metrics, db: Pool): void {
  watch('linnet_database_connections_used', 'Connections to Postgres in use.', () => connectionsOf(db).used)
  watch(
    'linnet_database_connections_free',
    'Open connections to Postgres that nobody uses.',
    () => connectionsOf(db).free,
  )
  watch(
    'linnet_database_connections_awaited',
    'Who waits for a connection to Postgres.',
    () => connectionsOf(db).awaited,
  )
  watch(
    'linnet_event_lag_seconds',
    'Age of the oldest event that live timelines wait with, for a transaction that began before it.',
    async () => {
      const { rows } = await db.raw<{ rows: { seconds: number }[] }>(`
        select coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds from events
        where xact >= pg_snapshot_xmin(pg_current_snapshot())
      `)
      return rows[0]?.seconds ?? 0
    },
  )
}
