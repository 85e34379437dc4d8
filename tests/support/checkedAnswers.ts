import { afterEach } from 'vitest'
import type { Description } from '#delivery/openapi/types.ts'
import { createChecker, type SeenAnswer } from './openapi.ts'

/**
 * Every JSON answer of delivery that a test fetches is checked against the OpenAPI document of the
 * server it came from. What contradicts it fails the test that asked.
 */
const plainFetch = globalThis.fetch
const checkers = new Map<string, Promise<ReturnType<typeof createChecker> | null>>()
const byDocument = new Map<string, ReturnType<typeof createChecker>>()
let pending: Promise<string[]>[] = []

globalThis.fetch = async (input, init) => {
  const response = await plainFetch(input, init)
  const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
  const address = new URL(response.url || String(input instanceof Request ? input.url : input))
  const answer = {
    method,
    path: address.pathname,
    status: response.status,
    headers: response.headers,
  }
  if (isJson(response) || response.status >= 300) {
    pending.push(check(address.origin, answer, isJson(response) ? response.clone() : null))
  }
  return response
}

afterEach(async () => {
  const faults = (await Promise.all(pending)).flat()
  pending = []
  if (faults.length > 0) throw new Error(`Not as described:\n${[...new Set(faults)].join('\n')}`)
})

async function check(origin: string, answer: SeenAnswer, body: Response | null): Promise<string[]> {
  const checker = await checkerOf(origin)
  // A body that the test left in the middle is none of ours.
  const text = await body?.text().catch(() => null)
  if (!checker || text === null) return []
  const faults = checker({ ...answer, ...(text ? { json: JSON.parse(text) } : {}) })
  return faults.map((fault) => `${answer.method} ${answer.path} ${answer.status}: ${fault}`)
}

/** Null for what is not, or no longer, a server of ours. */
function checkerOf(origin: string): Promise<ReturnType<typeof createChecker> | null> {
  const held = checkers.get(origin) ?? makeChecker(origin)
  checkers.set(origin, held)
  return held
}

async function makeChecker(origin: string): Promise<ReturnType<typeof createChecker> | null> {
  try {
    const response = await plainFetch(`${origin}/content/v1/openapi.json`)
    if (response.status !== 200) return null
    const document: Description = await response.json()
    const key = JSON.stringify({ ...document, servers: [] })
    const checker = byDocument.get(key) ?? createChecker(document)
    byDocument.set(key, checker)
    return checker
  } catch {
    return null
  }
}

function isJson(response: Response): boolean {
  return /\bjson\b/.test(response.headers.get('content-type') ?? '')
}
