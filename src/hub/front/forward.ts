import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { pipeline } from 'node:stream'
import { createLogger } from '#platform/logger.ts'
import { answerAway } from './away.ts'

const log = createLogger('front')

/** Hop-by-hop (RFC 9110 §7.6.1): they belong to one connection, not to the message. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export type Forward = {
  /** Passes a request on to the hub and its answer back, both as streams. */
  handle(req: IncomingMessage, res: ServerResponse): void
  /** From now on requests are passed on. */
  open(): void
  close(): void
}

/**
 * A reverse proxy to the hub's private socket, for what is not delivery's. Nothing is buffered; who
 * hangs up on either side ends the other. While the hub is away it says so at once.
 */
export function createForward(options: { socketPath: string }): Forward {
  const { socketPath } = options
  const agent = new Agent({ keepAlive: true })
  let isOpen = false

  function handle(req: IncomingMessage, res: ServerResponse): void {
    if (!isOpen) {
      answerAway(req, res, 'starting')
      return
    }
    const { method, url } = req
    const upstream = request({ agent, socketPath, method, path: url, headers: requestHeaders(req) })
    let isSending = req.headers.expect === undefined
    upstream.on('continue', () => {
      isSending = true
      res.shouldKeepAlive = true
      res.writeContinue()
    })
    upstream.on('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders))
      // To end is to close where the connection is not kept: not as long as a body is coming, see below.
      if (isSending && !req.complete && !res.shouldKeepAlive) {
        answer.once('error', () => res.destroy())
        answer.once('end', () => discard(req, upstream).once('close', () => res.end()))
        answer.pipe(res, { end: false })
        return
      }
      // A broken pipe ends both sides; there is nothing more to do about it.
      pipeline(answer, res, () => undefined)
    })
    upstream.on('error', (error) => {
      if (res.destroyed || res.writableEnded) return
      if (res.headersSent) {
        res.destroy()
        return
      }
      log.error({ err: error, method, path: url?.split('?', 1)[0] }, 'The hub did not answer')
      answerAway(req, res, 'broken')
    })
    res.once('close', () => {
      if (res.writableFinished && req.readableEnded) return
      // Hung up, or answered before the whole body was here.
      discard(req, upstream)
    })
    req.pipe(upstream)
  }

  return {
    handle,
    open: () => void (isOpen = true),
    close: () => agent.destroy(),
  }
}

/**
 * Takes in what is left of a body nobody reads: otherwise the client, which may send all of it first,
 * never sees its answer, or the connection breaks under the next request.
 */
function discard(req: IncomingMessage, upstream: ClientRequest): IncomingMessage {
  // Let go of the hub first: who leaves a pipe is paused by it.
  req.unpipe(upstream)
  upstream.destroy()
  return req.resume()
}

/** The client's headers with its address added, framed as its body was. */
function requestHeaders(req: IncomingMessage): string[] {
  const { rawHeaders, headers, method, socket } = req
  const kept = endToEnd(rawHeaders, ['x-forwarded-for'])
  // The hub sees no address but this one; the last hop in the list is the one we know ourselves.
  const peer = socket.remoteAddress?.replace(/^::ffff:/, '')
  const hops = [headers['x-forwarded-for'], peer].flat().filter((hop) => hop !== undefined)
  if (hops.length > 0) kept.push('X-Forwarded-For', hops.join(', '))
  if (headers['transfer-encoding'] !== undefined) kept.push('Transfer-Encoding', 'chunked')
  else if (headers['content-length'] === undefined && method !== 'GET' && method !== 'HEAD') {
    kept.push('Content-Length', '0')
  }
  return kept
}

/** Raw headers without those of the connection, and without what the connection names as its own. */
function endToEnd(raw: readonly string[], without: readonly string[] = []): string[] {
  const dropped = new Set([...HOP_BY_HOP, ...without])
  for (const [name, value] of pairs(raw)) {
    if (name.toLowerCase() !== 'connection') continue
    for (const named of value.split(',')) dropped.add(named.trim().toLowerCase())
  }
  return [...pairs(raw)].filter(([name]) => !dropped.has(name.toLowerCase())).flat()
}

function* pairs(raw: readonly string[]): Generator<[string, string]> {
  for (let index = 0; index + 1 < raw.length; index += 2) {
    yield [raw[index] ?? '', raw[index + 1] ?? '']
  }
}
