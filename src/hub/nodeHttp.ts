import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** Answers a request of node:http by a function of web Request and Response. */
export async function answerWith(
  handle: (request: Request) => Promise<Response>,
  { req, res, origin }: { req: IncomingMessage; res: ServerResponse; origin: string },
): Promise<void> {
  const aborted = new AbortController()
  res.once('close', () => {
    if (!res.writableEnded) aborted.abort()
  })
  await send(await handle(webRequest(req, { origin, signal: aborted.signal })), res)
}

function webRequest(
  req: IncomingMessage,
  { origin, signal }: { origin: string; signal: AbortSignal },
): Request {
  const headers = new Headers()
  for (let index = 0; index + 1 < req.rawHeaders.length; index += 2) {
    headers.append(req.rawHeaders[index] ?? '', req.rawHeaders[index + 1] ?? '')
  }
  const method = req.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal }
  if (hasBody) {
    init.body = webBody(req)
    init.duplex = 'half'
  }
  return new Request(new URL(req.url ?? '/', origin), init)
}

// The same stream class under two names: node's types and the DOM's do not know each other.
function webBody(req: IncomingMessage): BodyInit {
  const stream: ReadableStream & BodyInit = Object.assign(Readable.toWeb(req))
  return stream
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  res.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
  if (!response.body) {
    res.end()
    return
  }
  await pipeline(response.body, res)
}
