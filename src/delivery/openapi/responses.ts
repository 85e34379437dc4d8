import type { ProblemName } from '#contract/problem.ts'
import { problem } from '../http/problem.ts'
import { CACHE_PUBLIC } from '../http/types.ts'
import { schemaRef, type Header, type Reference, type Response, type Schema } from './types.ts'

const text: Schema = { type: 'string' }

/** The headers answers have, by name. */
export const headers: Record<string, Header> = {
  ETag: {
    description: 'Strong, one per content coding. Send it back in If-None-Match.',
    required: true,
    schema: { type: 'string', pattern: '^"[^"]+"$' },
  },
  'Last-Modified': {
    description: 'The newest change that shaped the answer, links included.',
    schema: text,
  },
  'Cache-Control': {
    description: 'How long caches may keep it.',
    required: true,
    schema: { type: 'string', examples: [CACHE_PUBLIC] },
  },
  'Content-Sequence': {
    description: 'The `sequence` of the changes that the answer reflects.',
    required: true,
    schema: { type: 'string', pattern: '^[0-9]+$', examples: ['17'] },
  },
  'Cache-Tag': {
    description: 'What shaped it: `type:<type>`, `item:<id>`. To purge caches by.',
    schema: { type: 'string', examples: ['type:news,item:00000000-0000-4000-8000-000000000001'] },
  },
  'Content-Language': { description: 'The one language of the answer.', schema: text },
  'Retry-After': { description: 'Seconds to wait.', required: true, schema: text },
  Allow: { description: 'The methods there are.', required: true, schema: text },
  Location: { description: 'Where it is.', required: true, schema: text },
  'Content-Range': { description: 'Which bytes these are.', required: true, schema: text },
  'Accept-Ranges': { description: '`bytes`', required: true, schema: text },
}

/** Headers of an answer by their names. */
export function responseHeaders(...names: string[]): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** Headers of an answer that caches may keep. */
const cached = responseHeaders(
  'ETag',
  'Last-Modified',
  'Cache-Control',
  'Content-Sequence',
  'Cache-Tag',
  'Content-Language',
)

/** Headers of an answer that no cache keeps. */
const uncached = responseHeaders('Cache-Control', 'Content-Sequence')

/** What an answer may say beyond its content. */
export type ResponseKind = 'cached' | 'uncached' | 'file' | 'part'

const kinds: Record<ResponseKind, Record<string, Reference>> = {
  cached,
  uncached,
  file: { ...cached, ...responseHeaders('Accept-Ranges') },
  part: { ...cached, ...responseHeaders('Accept-Ranges', 'Content-Range') },
}

/** A successful answer: its content by media type, JSON as a named schema, other forms without one. */
export function success(
  description: string,
  content: Record<string, Schema | null>,
  kind: ResponseKind = 'cached',
): Response {
  return {
    description,
    headers: kinds[kind],
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [type, schema ? { schema } : {}]),
    ),
  }
}

/** Said by the server before anything is read. */
const TOO_LONG: Response = {
  description: 'Address and headers together are longer than 16 KiB.',
}

/** Answers that are alike wherever they come, by name. */
export const responses: Record<string, Response> = {
  Unchanged: {
    description: 'You hold what you would get.',
    headers: cached,
  },
  Moved: {
    description: 'The slug changed: the same item at its present address, the query kept.',
    headers: responseHeaders('Location', 'Cache-Control', 'Content-Sequence', 'Cache-Tag'),
  },
  BadParameter: failure(
    'bad-parameter',
    'BadParameter',
    'Parameters that are unknown here, repeated or malformed.',
  ),
  NotFound: failure(
    'not-found',
    'Problem',
    'Nothing public is here: draft, embargoed, unknown and removed are all alike.',
  ),
  Withdrawn: failure('withdrawn', 'Withdrawn', 'Taken back by the editors, for ever.'),
  MethodNotAllowed: failure(
    'method-not-allowed',
    'Problem',
    'To any method but GET, HEAD and OPTIONS.',
    ['Allow'],
  ),
  Resync: failure(
    'resync',
    'Resync',
    'Another history, or older than what is kept: start again at 0.',
  ),
  TooLong: TOO_LONG,
  Unavailable: failure('unavailable', 'Problem', 'Not ready yet.', ['Retry-After']),
}

function failure(
  name: ProblemName,
  schema: string,
  description: string,
  more: string[] = [],
): Response {
  return {
    description,
    headers: responseHeaders('Cache-Control', 'Content-Sequence', ...more),
    content: {
      'application/problem+json': { schema: schemaRef(schema), example: exampleOf(name) },
    },
  }
}

/** What is really answered, to a request of no special kind. */
function exampleOf(name: ProblemName): unknown {
  const details: Partial<Record<ProblemName, Record<string, unknown>>> = {
    'bad-parameter': { errors: [{ parameter: 'limit', allowed: 'whole number from 1 to 100' }] },
    withdrawn: { withdrawnAt: '2026-10-02T09:30:00.000Z', reason: 'Die Demo ist zu Ende.' },
    resync: { epoch: 'demo' },
  }
  const request = { path: '/content/v1/news/demo', traceId: '0'.repeat(32) }
  const { body } = problem(request, name, details[name])
  return typeof body === 'string' ? JSON.parse(body) : null
}

const byStatus: Record<string, string> = {
  '304': 'Unchanged',
  '308': 'Moved',
  '400': 'BadParameter',
  '404': 'NotFound',
  '405': 'MethodNotAllowed',
  '409': 'Resync',
  '410': 'Withdrawn',
  '431': 'TooLong',
  '503': 'Unavailable',
}

/** The common answers of an operation by status; 405, 431 and 503 every operation has. */
export function others(...statuses: (keyof typeof byStatus)[]): Record<string, Reference> {
  return Object.fromEntries(
    [...statuses, '405', '431', '503'].map((status) => [
      status,
      { $ref: `#/components/responses/${byStatus[status]}` },
    ]),
  )
}
