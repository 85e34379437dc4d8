import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createLogger } from '#platform/logger.ts'
import { API_BASE } from '../answers/addresses.ts'
import type { Desk } from '../answers/composer.ts'
import type { Following } from '../follow/follower.ts'
import { Repeats } from '../memory/repeats.ts'
import {
  answerHealth,
  answerMetrics,
  answerReady,
  createTrust,
  type Condition,
  type Counts,
} from './health.ts'
import { HotCache } from './hotCache.ts'
import { problem, ProblemError } from './problem.ts'
import {
  codingFor,
  commonHeaders,
  headersOf,
  isUnchanged,
  ReadyAnswer,
  withoutBytes,
  type Coding,
} from './ready.ts'
import type { Answer, DeliveryRequest, RouteHandler } from './types.ts'

const HOT_BYTES = 10 * 1024 * 1024
const METHODS = 'GET, HEAD, OPTIONS'
const OWN_PATH =
  /^\/(?:content|feeds|files|media|print|sitemap\.xml|sitemaps|healthz|readyz|metrics)(?=[/?]|$)/
const log = createLogger('delivery')

export type Delivery = {
  /** Answers a request, or false if the path is not delivery's. */
  handle(req: IncomingMessage, res: ServerResponse): boolean
  /** Ends open streams; `/readyz` sends further requests elsewhere, those that come are answered. */
  leave(): void
  /** Leaves, and lets go of all that is held ready. */
  close(): void
}

/**
 * The request handler of delivery: false for a path that is not its own. Answers that are ready go
 * out before the address is even taken apart.
 */
export function createHandler(
  desk: Desk,
  options: {
    route: RouteHandler
    productVersion: string
    metricsAllow: readonly string[]
    following: (() => Following) | null
    beside: Condition['beside']
  },
): Delivery {
  const { store } = desk
  const hot = new HotCache({ bytes: HOT_BYTES })
  const isTrusted = createTrust(options.metricsAllow)
  const counts: Counts = { byStatus: new Map(), hot: 0, cold: 0 }
  const codings = new Map<string | undefined, Coding>()
  const making = new Map<string, Promise<Made>>()
  const repeats = new Repeats()
  const { following, beside } = options
  let stopping = false

  const codingOf = (req: IncomingMessage): Coding => {
    const accepted = req.headers['accept-encoding']
    const held = codings.get(accepted)
    if (held) return held
    const coding = codingFor(Array.isArray(accepted) ? accepted.join() : accepted)
    if (codings.size < 1000) codings.set(accepted, coding)
    return coding
  }

  const send = (req: IncomingMessage, res: ServerResponse, answer: ReadyAnswer): void => {
    const { size } = answer
    const variant = answer.variant(codingOf(req))
    if (answer.size !== size) hot.weigh(req.url ?? '/')
    const unchanged =
      answer.status === 200 &&
      isUnchanged(req.headers, { etag: variant.etag, lastModified: answer.lastModified })
    const status = unchanged ? 304 : answer.status
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1)
    res.writeHead(status, unchanged ? withoutBytes(variant.headers) : variant.headers)
    if (unchanged || req.method === 'HEAD') res.end()
    else res.end(variant.body)
  }

  const condition = (): Condition => ({ store, following, counts, beside, stopping })

  const answerOf = (request: DeliveryRequest): Answer | Promise<Answer> => {
    const { path, trusted } = request
    if (path === '/healthz') return answerHealth(trusted, { version: options.productVersion })
    if (path === '/readyz') return answerReady(trusted, condition())
    if (path === '/metrics') {
      if (!trusted) throw new ProblemError('not-found')
      return answerMetrics(condition())
    }
    return options.route(request)
  }

  const sendReady = (req: IncomingMessage, res: ServerResponse): boolean => {
    const ready = hot.get(req.url ?? '/', store.generation)
    if (!ready) return false
    counts.hot += 1
    send(req, res, ready)
    return true
  }

  const make = async (req: IncomingMessage): Promise<Made> => {
    counts.cold += 1
    const { generation } = store
    const { sequence } = store.state()
    const request = readRequest(req, isTrusted)
    const answer = robots(request.path, await safely(request, answerOf))
    const { body, keep = true } = answer
    if (body instanceof Readable) return { answer, body, sequence }
    const ready = new ReadyAnswer(answer, { body, sequence })
    const isForAll = answer.status === 200 && keep !== false
    const url = req.url ?? '/'
    // What is asked for only once, as by crawlers, would drive out what many ask for. And kept for some
    // moments it would be old enough for V8's slow collection, which takes more than making it.
    if (isForAll && repeats.note(url)) {
      hot.put(url, ready, { generation, keep: keep === true ? Infinity : keep })
    }
    return { ready, generation: isForAll ? generation : null }
  }

  /** Whoever asks for what is being made waits for it; what is not for all is made for each. */
  const respond = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '/'
    const before = isReading(req) ? making.get(url) : undefined
    if (before) {
      const made = await before.catch(() => null)
      if (made && 'ready' in made && made.generation === store.generation) {
        counts.hot += 1
        send(req, res, made.ready)
        return
      }
    }
    const running = make(req)
    making.set(url, running)
    const made = await running.finally(() => making.delete(url))
    if ('ready' in made) send(req, res, made.ready)
    else await sendStream(req, res, made)
  }

  const handle: Delivery['handle'] = (req, res) => {
    if (isReading(req) && sendReady(req, res)) return true
    if (!OWN_PATH.test(req.url ?? '/')) return false
    if (req.method === 'OPTIONS') {
      sendOptions(res)
      return true
    }
    void respond(req, res).catch((error: unknown) => {
      log.error({ err: error }, 'An answer broke off')
      res.destroy()
    })
    return true
  }
  return {
    handle,
    leave: () => void (stopping = true),
    close: () => hot.clear(),
  }
}

/**
 * An answer to be sent: ready, or as a stream of its own. `generation` is that of the store while it was
 * made; null if it is for nobody else.
 */
type Made = { ready: ReadyAnswer; generation: number | null } | Streamed
type Streamed = { answer: Answer; body: Readable; sequence: number }

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

async function safely(
  request: DeliveryRequest & { refused: ProblemError | null },
  run: (request: DeliveryRequest) => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    if (request.refused) throw request.refused
    return await run(request)
  } catch (error) {
    if (error instanceof ProblemError) {
      return problem(request, error.problem, error.details, error.headers)
    }
    log.error({ err: error, traceId: request.traceId }, 'A request could not be answered')
    return problem(request, 'unavailable', {}, { 'Retry-After': '5' })
  }
}

function readRequest(
  req: IncomingMessage,
  isTrusted: (req: IncomingMessage) => boolean,
): DeliveryRequest & { refused: ProblemError | null } {
  const url = req.url ?? '/'
  const start = url.indexOf('?')
  const path = start < 0 ? url : url.slice(0, start)
  const search = start < 0 ? '' : url.slice(start)
  const segments = path.slice(1).split('/').map(decode)
  const known = segments.filter((segment) => segment !== null)
  let traceId: string | undefined
  const refusals = [
    isReading(req) ? null : new ProblemError('method-not-allowed', {}, { Allow: METHODS }),
    known.length === segments.length ? null : new ProblemError('not-found'),
  ]
  return {
    method: req.method === 'HEAD' ? 'HEAD' : 'GET',
    path,
    segments: known,
    query: new URLSearchParams(search),
    search,
    headers: req.headers,
    // Most answers need neither.
    get traceId() {
      traceId ??= randomBytes(16).toString('hex')
      return traceId
    },
    get trusted() {
      return isTrusted(req)
    },
    refused: refusals.find((refusal) => refusal !== null) ?? null,
  }
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}

/** The API is for programs: search engines read the websites. */
function robots(path: string, answer: Answer): Answer {
  if (!path.startsWith(API_BASE)) return answer
  const headers = {
    'X-Robots-Tag': 'noindex',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...answer.headers,
  }
  return { ...answer, headers }
}

async function sendStream(
  req: IncomingMessage,
  res: ServerResponse,
  { answer, body, sequence }: Streamed,
): Promise<void> {
  const headers = headersOf(answer, sequence)
  res.writeHead(answer.status, { ...headers, ...(answer.etag ? { ETag: answer.etag } : {}) })
  if (req.method === 'HEAD') {
    body.destroy()
    res.end()
    return
  }
  // Whoever hangs up in the middle of a file is no fault of ours.
  await pipeline(body, res).catch(() => res.destroy())
}

function sendOptions(res: ServerResponse): void {
  res.writeHead(204, {
    ...commonHeaders,
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
    'Access-Control-Max-Age': '86400',
    'Content-Length': '0',
  })
  res.end()
}
