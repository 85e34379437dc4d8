import { positionParameter, readChangesQuery } from '../answers/changes.ts'
import type { Desk } from '../answers/composer.ts'
import { BadParameterError, ProblemError } from '../http/problem.ts'
import { CACHE_NONE, type Answer, type DeliveryRequest } from '../http/types.ts'
import { EventStream, eventText } from './events.ts'
import { createParts } from './parts.ts'

// More at once than any installation has websites and nodes; each takes a connection and some memory.
const MOST_OPEN = 1000
const NOTHING = new Uint8Array(0)

export type ChangeStream = {
  answer(request: DeliveryRequest): Answer
  /** Ends all streams. */
  close(): void
}

/** `GET /content/v1/changes/stream`: the sync feed as server-sent events. */
export function createChangeStream(desk: Desk): ChangeStream {
  const { store } = desk
  const open = new Set<EventStream>()
  const partAfter = createParts(store)
  let closed = false
  const forget = store.onChanged(() => {
    for (const stream of open) stream.wake()
  })

  /** Makes the next events each time it is called: first hello, then part after part. */
  const eventsFrom = (request: DeliveryRequest): (() => Uint8Array | null) => {
    const { epoch, sequence } = store.state()
    // Parameters and position are those of the changes: what is wrong with them is told before the stream.
    let query = readChangesQuery(store, request.query, startOf(request, sequence))
    let seen: number | null = null
    return () => {
      if (seen === null) {
        seen = -1
        const data = JSON.stringify({ epoch, sequence })
        return Buffer.from(eventText({ name: 'hello', id: query.since, data }))
      }
      // In another history the position means nothing: the reader comes back and is told so.
      if (store.state().epoch !== epoch) return null
      if (seen === store.generation) return NOTHING
      const part = partAfter(query)
      if (!part) return null
      query = { ...query, since: part.position }
      if (!part.more) seen = store.generation
      return part.events
    }
  }

  return {
    answer(request) {
      const next = eventsFrom(request)
      if (closed || open.size >= MOST_OPEN) {
        throw new ProblemError('unavailable', {}, { 'Retry-After': '5' })
      }
      const stream = new EventStream(next)
      open.add(stream)
      stream.once('close', () => open.delete(stream))
      return {
        status: 200,
        contentType: 'text/event-stream; charset=utf-8',
        body: stream,
        cacheControl: CACHE_NONE,
        compress: false,
        // Proxies must pass on events as they come; a connection kept after the end would hold up a stop.
        headers: { 'X-Accel-Buffering': 'no', Connection: 'close' },
      }
    },
    close() {
      closed = true
      forget()
      for (const stream of open) stream.finish()
    },
  }
}

/** Where this reader goes on: after its last event, else after `since`, else now. */
function startOf({ headers, query }: DeliveryRequest, head: number): { from?: number } {
  const last = headers['last-event-id']
  if (typeof last !== 'string') return query.has('since') ? {} : { from: head }
  const from = positionParameter.parse(last)
  if (from !== undefined) return { from }
  const { allowed } = positionParameter
  throw new BadParameterError([{ parameter: 'Last-Event-ID', allowed }])
}
