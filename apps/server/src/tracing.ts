import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { statusOf, type Observer } from '@linnet/api'
import type { OnStatement } from '@linnet/db'
import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'

import type { Config } from './config.js'

/** One HTTP request in a trace. */
export interface RequestSpan {
  traceId: string
  /** What comes of it is part of the request. */
  within(work: () => void): void
  end(answer: { method: string; route: string; status: number; requestId: string }): void
}

/**
 * What happens to a request, as OpenTelemetry has it: the request, the procedure calls in it, the statements in those.
 * Nobody's words, names or secrets are in it.
 */
export interface Tracing {
  observer: Required<Pick<Observer, 'during' | 'onCall'>>
  onStatement: OnStatement
  /** Part of the caller's own trace, if the headers say so. */
  request(headers: IncomingHttpHeaders): RequestSpan
  /** Sends what is left, as far as somebody takes it soon. */
  stop(): Promise<void>
}

const lastWordsMs = 1000

export function createTracing({ endpoint, serviceName }: NonNullable<Config['tracing']>): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    // Its queue has an end, beyond which spans are lost and nobody waits.
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1000 })],
  })
  const tracer = provider.getTracer('linnet')
  const propagator = new W3CTraceContextPropagator()
  const place = new AsyncLocalStorage<Context>()

  /** What goes on without a request, or after its answer, is in no trace. */
  function active(): Span | undefined {
    const span = trace.getSpan(place.getStore() ?? ROOT_CONTEXT)
    return span?.isRecording() === true ? span : undefined
  }

  async function inside<Result>(span: Span, work: () => Promise<Result>): Promise<Result> {
    try {
      return await place.run(trace.setSpan(ROOT_CONTEXT, span), work)
    } finally {
      span.end()
    }
  }

  return {
    observer: {
      async during(path, work) {
        if (!active()) return work()
        return inside(tracer.startSpan(path, {}, place.getStore()), work)
      },
      onCall({ outcome }) {
        const span = active()
        span?.setAttribute('linnet.outcome', outcome)
        if (outcome !== 'ok' && statusOf(outcome) >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
      },
    },
    async onStatement(sql, work) {
      if (!active()) return work()
      const attributes = { 'db.system.name': 'postgresql', 'db.query.text': sql.trim() }
      const [name = ''] = /\w+/.exec(sql) ?? []
      const span = tracer.startSpan(
        name.toLowerCase(),
        { kind: SpanKind.CLIENT, attributes },
        place.getStore(),
      )
      return inside(span, async () => {
        try {
          return await work()
        } catch (error) {
          // Its message may hold what somebody wrote.
          if (error instanceof Error && 'code' in error)
            span.setAttribute('db.response.status_code', String(error.code))
          span.setStatus({ code: SpanStatusCode.ERROR })
          throw error
        }
      })
    },
    request(headers) {
      const parent = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter)
      const span = tracer.startSpan('request', { kind: SpanKind.SERVER }, parent)
      return {
        traceId: span.spanContext().traceId,
        within: (work) => place.run(trace.setSpan(ROOT_CONTEXT, span), work),
        end({ method, route, status, requestId }) {
          span.updateName(`${method} ${route}`)
          span.setAttributes({
            'http.request.method': method,
            'http.route': route,
            'http.response.status_code': status,
            'linnet.request_id': requestId,
          })
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    async stop() {
      await Promise.race([provider.shutdown(), sleep(lastWordsMs, undefined, { ref: false })])
    },
  }
}
