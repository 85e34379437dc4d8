import { setTimeout as pause } from 'node:timers/promises'
import { getPayload, handleEndpoints, type Payload, type SanitizedConfig } from 'payload'
import { isConflictAnswer } from '#kit/index.ts'

/** The only addresses of the API that answer without a session. */
const openPaths = new Set([
  '/api/users/login',
  '/api/users/logout',
  '/api/users/forgot-password',
  '/api/users/reset-password',
])

const LARGEST_BODY = 5 * 1024 * 1024
const LARGEST_UPLOAD = 110 * 1024 * 1024
const ATTEMPTS = 6

/**
 * Answers a request under `/api`: Payload's REST for those who are signed in.
 * `key` names the Payload instance where a process has several.
 */
export async function handleRest(
  config: SanitizedConfig,
  request: Request,
  key?: string,
): Promise<Response> {
  const payload = await getPayload({ config, ...(key ? { key } : {}) })
  const handle: Handle = (wanted) =>
    handleEndpoints({ config, request: wanted, ...(key ? { payloadInstanceCacheKey: key } : {}) })
  const url = new URL(request.url)
  const path = url.pathname.replace(/\/+$/, '')
  if (request.method === 'OPTIONS') return handle(request)
  const open = request.method === 'POST' && openPaths.has(path)
  if (!open && !(await isSignedIn(payload, request))) {
    return refusal(401, 'unauthorized', 'Bitte melden Sie sich an.')
  }
  const hidden = searchedText(payload, url)
  if (hidden) {
    return refusal(400, 'bad-parameter', `Nach „${hidden}“ lässt sich nicht filtern.`)
  }
  const body = await readBody(request)
  if (body === 'too-large') {
    return refusal(413, 'too-large', 'Die Anfrage ist zu groß.')
  }
  return answer(handle, request, body)
}

type Handle = (request: Request) => Promise<Response>
type Body = ArrayBuffer | 'none' | 'stream'

// A conflict of two writes is nobody's fault: the whole request is tried again, as if it came later.
async function answer(handle: Handle, request: Request, body: Body): Promise<Response> {
  if (body === 'stream') return handle(request)
  for (let attempt = 1; ; attempt += 1) {
    const fresh = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      ...(body === 'none' ? {} : { body }),
    })
    const response = await handle(fresh)
    if (attempt >= ATTEMPTS || !(await isConflictAnswer(response))) return response
    await pause(Math.random() * 20 * 2 ** attempt)
  }
}

async function isSignedIn(payload: Payload, request: Request): Promise<boolean> {
  const { user } = await payload.auth({ headers: request.headers })
  return user !== null
}

// Uploads stay a stream: Payload reads them part by part, with limits of its own.
async function readBody(request: Request): Promise<Body | 'too-large'> {
  if (!request.body) return 'none'
  const length = Number(request.headers.get('content-length') ?? 0)
  if (request.headers.get('content-type')?.startsWith('multipart/')) {
    return length > LARGEST_UPLOAD ? 'too-large' : 'stream'
  }
  if (length > LARGEST_BODY) return 'too-large'
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    // Not cancelled: that would cut the connection before the answer is out.
    if (size > LARGEST_BODY) return 'too-large'
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole.buffer
}

// Filtering on the inside of documents is slow, and asks questions the answer does not show.
function searchedText(payload: Payload, url: URL): string | null {
  const collection = payload.collections[url.pathname.split('/')[2] ?? '']
  if (!collection) return null
  const texts = new Set(
    collection.config.flattenedFields.filter(isOpaque).map((field) => field.name),
  )
  for (const [name, value] of url.searchParams) {
    if (!name.startsWith('where')) continue
    // Both ways to write a filter: where[body][like]=x, where={"body":{"like":"x"}}.
    const asked = [...name.matchAll(/\[([^\]]*)\]/g), ...value.matchAll(/"([^"]*)"\s*:/g)]
    for (const [, path = ''] of asked) {
      const first = path.split('.')[0] ?? ''
      if (texts.has(first)) return first
    }
  }
  return null
}

function isOpaque(field: { type: string }): boolean {
  return field.type === 'richText' || field.type === 'json'
}

function refusal(status: number, code: string, message: string): Response {
  const body = { errors: [{ name: code, message, data: { code } }] }
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}
