import { z } from 'zod'
import { answerChanges, positionParameter } from '../answers/changes.ts'
import type { Desk } from '../answers/composer.ts'
import { BadParameterError, ProblemError } from '../http/problem.ts'
import { CACHE_NONE, type Answer, type DeliveryRequest } from '../http/types.ts'
import { EventStream, eventText } from './events.ts'

// More at once than any installation has websites; each open one costs a query per publication.
const MOST_OPEN = 1000

const pageSchema = z.object({
  epoch: z.string(),
  changes: z.array(z.looseObject({ sequence: z.number() })),
  sequence: z.number(),
  more: z.boolean(),
})

export type ChangeStream = {
  answer(request: DeliveryRequest): Answer
  /** Ends all streams. */
  close(): void
}

/** `GET /content/v1/changes/stream`: the sync feed as server-sent events. */
export function createChangeStream(desk: Desk): ChangeStream {
  const { store } = desk
  const open = new Set<EventStream>()
  let closed = false
  const forget = store.onChanged(() => {
    for (const stream of open) stream.wake()
  })

  return {
    answer(request) {
      // Parameters and position are those of the changes: what is wrong with them is told before the stream.
      const query = queryFrom(request, store.state().sequence)
      readPage(desk, query)
      if (closed || open.size >= MOST_OPEN) {
        throw new ProblemError('unavailable', {}, { 'Retry-After': '5' })
      }
      const stream = new EventStream(pagesFrom(desk, query))
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

/** The query of the changes that go on where this reader stopped: at its last event, at `since`, or now. */
function queryFrom({ headers, query }: DeliveryRequest, head: number): URLSearchParams {
  const asked = new URLSearchParams(query)
  const last = headers['last-event-id']
  if (typeof last === 'string' && last !== '') {
    const since = positionParameter.parse(last)
    if (since === undefined) {
      const { allowed } = positionParameter
      throw new BadParameterError([{ parameter: 'Last-Event-ID', allowed }])
    }
    asked.set('since', String(since))
  } else if (!asked.has('since')) {
    asked.set('since', String(head))
  }
  return asked
}

/** Makes the text of the next events each time it is called: first hello, then page after page. */
function pagesFrom(desk: Desk, query: URLSearchParams): () => string | null {
  const { epoch, sequence } = desk.store.state()
  let position = Number(query.get('since'))
  let seen: number | null = null
  return () => {
    if (seen === null) {
      seen = -1
      return eventText({ name: 'hello', id: position, data: { epoch, sequence } })
    }
    // In another history the position means nothing: the reader comes back and is told so.
    if (desk.store.state().epoch !== epoch) return null
    while (seen !== desk.store.generation) {
      query.set('since', String(position))
      const page = pageOrEnd(desk, query)
      if (!page) return null
      position = page.sequence
      if (!page.more) seen = desk.store.generation
      const events = page.changes.map((data) => eventText({ id: data.sequence, data }))
      if (events.length > 0) return events.join('')
    }
    return ''
  }
}

function readPage(desk: Desk, query: URLSearchParams): z.infer<typeof pageSchema> {
  return pageSchema.parse(JSON.parse(String(answerChanges(desk, query).body)))
}

/** Null if the reader has fallen behind what is kept. */
function pageOrEnd(desk: Desk, query: URLSearchParams): z.infer<typeof pageSchema> | null {
  try {
    return readPage(desk, query)
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}
