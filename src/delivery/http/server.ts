import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createLogger } from '#platform/logger.ts'
import { API_BASE } from '../answers/addresses.ts'
import type { Desk } from '../answers/composer.ts'
import type { Following } from '../follow/follower.ts'
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

const HOT_BYTES = 64 * 1024 * 1024
const METHODS = 'GET, HEAD, OPTIONS'
const OWN_PATH =
  /^\/(?:content|feeds|files|media|print|sitemap\.xml|sitemaps|healthz|readyz|metrics)(?=[/?]|$)/
const log = createLogger('delivery')

export type Delivery = {
  /** Answers a request, or false if the path is not delivery's. */
  handle(req: IncomingMessage, res: ServerResponse): boolean
  /** Ends open streams and lets go of all ready answers; `/readyz` then sends requests elsewhere. */
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
    const variant = answer.variant(codingOf(req))
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

  const makeAnswer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = req.url ?? '/'
    const { generation } = store
    const { sequence } = store.state()
    const request = readRequest(req, isTrusted(req))
    const answer = robots(request.path, await safely(request, answerOf))
    if (answer.body instanceof Readable) {
      await sendStream(req, res, { answer, body: answer.body, sequence })
      return
    }
    const ready = new ReadyAnswer(answer, { body: answer.body, sequence })
    const { keep = true } = answer
    if (answer.status === 200 && keep !== false) {
      hot.put(url, ready, { generation, keep: keep === true ? Infinity : keep })
    }
    send(req, res, ready)
  }

  const handle: Delivery['handle'] = (req, res) => {
    const url = req.url ?? '/'
    const { method } = req
    if (method === 'GET' || method === 'HEAD') {
      const ready = hot.get(url, store.generation)
      if (ready) {
        counts.hot += 1
        send(req, res, ready)
        return true
      }
    }
    if (!OWN_PATH.test(url)) return false
    counts.cold += 1
    if (method === 'OPTIONS') {
      sendOptions(res)
      return true
    }
    void makeAnswer(req, res).catch((error: unknown) => {
      log.error({ err: error }, 'An answer broke off')
      res.destroy()
    })
    return true
  }
  return {
    handle,
    close() {
      stopping = true
      hot.clear()
    },
  }
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
  trusted: boolean,
): DeliveryRequest & { refused: ProblemError | null } {
  const url = req.url ?? '/'
  const start = url.indexOf('?')
  const path = start < 0 ? url : url.slice(0, start)
  const search = start < 0 ? '' : url.slice(start)
  const segments = path.slice(1).split('/').map(decode)
  const known = segments.filter((segment) => segment !== null)
  const reads = req.method === 'GET' || req.method === 'HEAD'
  const refusals = [
    reads ? null : new ProblemError('method-not-allowed', {}, { Allow: METHODS }),
    known.length === segments.length ? null : new ProblemError('not-found'),
  ]
  return {
    method: req.method === 'HEAD' ? 'HEAD' : 'GET',
    path,
    segments: known,
    query: new URLSearchParams(search),
    search,
    headers: req.headers,
    traceId: randomBytes(16).toString('hex'),
    trusted,
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
  options: { answer: Answer; body: Readable; sequence: number },
): Promise<void> {
  const { answer, body, sequence } = options
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
