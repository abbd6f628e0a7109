import type { Meta } from '@linnet/api'

import {
  behalfParameter,
  failuresIn,
  securityFor,
  type Document,
  type Operation,
} from './openapi-operation.js'

const meta: Meta = { access: 'public', scope: 'posts:read', fails: ['TooManyStreams'] }

/** The one route that is no procedure, see `live.ts`. */
export function liveTimeline(document: Document): Operation {
  return {
    operationId: 'live.timeline',
    summary: 'The live timeline, as server-sent events.',
    description:
      'Each event has its `type` as its name, a place in the log as its id, and the event as JSON as its data. ' +
      'Send the last id as `Last-Event-ID` to go on after it. An event `cursor` only tells the place; ' +
      '`end` says why the server ends the stream for good.',
    tags: ['events'],
    security: securityFor(meta),
    parameters: [
      {
        name: 'Last-Event-ID',
        in: 'header',
        description: 'The id of the last event that was read; left out to begin now.',
        schema: { type: 'string' },
      },
      behalfParameter,
    ],
    responses: {
      200: {
        description: 'A stream that goes on until one side ends it.',
        content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/LiveEvent' } } },
      },
      ...failuresIn({ responses: {} }, meta, document),
    },
  }
}
