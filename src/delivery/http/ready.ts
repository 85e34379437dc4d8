import type { IncomingHttpHeaders } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { sealOf } from '../answers/jsonText.ts'
import { ownBytes } from '../memory/ownBytes.ts'
import { CACHE_PUBLIC, type Answer } from './types.ts'

export type Coding = 'br' | 'gzip' | 'identity'

/** Bytes and headers of an answer in one coding, ready to be written. */
export type Variant = {
  etag: string | null
  /** Name, value, name, value … as `writeHead` takes them. */
  headers: string[]
  body: Uint8Array
}

const SMALLEST_COMPRESSED = 150
/** Bytes of an answer without its text and headers, about. */
const OVERHEAD = 3000
/** Of the name or value of a header; the longest, the tags, are counted above. */
const AVERAGE_HEADER = 40
const emptyBody = new Uint8Array(0)

/** Headers that every answer of delivery has, whatever it says. */
export const commonHeaders: Record<string, string> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Last-Modified, Content-Sequence, Cache-Tag, Retry-After',
  'X-Content-Type-Options': 'nosniff',
}

// Proxies give up on answers with too long headers; `type:` tags, which come first, cover the rest.
const LONGEST_TAGS = 3000

/** The headers of an answer apart from those of its bytes. */
export function headersOf(answer: Answer, sequence: number): Record<string, string> {
  const tags = tagsOf(answer.tags ?? [])
  const headers: Record<string, string> = {
    ...commonHeaders,
    'Content-Type': answer.contentType,
    'Cache-Control': answer.cacheControl ?? CACHE_PUBLIC,
    'Content-Sequence': String(sequence),
  }
  if (answer.lastModified) headers['Last-Modified'] = new Date(answer.lastModified).toUTCString()
  if (tags) headers['Cache-Tag'] = tags
  if (answer.language) headers['Content-Language'] = answer.language
  if (answer.compress !== false) headers.Vary = 'Accept-Encoding'
  return Object.assign(headers, answer.headers)
}

/** An answer of text or bytes, made once and kept in every coding it was asked for in. */
export class ReadyAnswer {
  readonly status: number
  /** The date that proves to a client that it holds the same; null if no date does. */
  readonly lastModified: string | null
  readonly #headers: Record<string, string>
  readonly #body: Uint8Array
  readonly #etag: string | null
  readonly #compress: boolean
  readonly #variants = new Map<Coding, Variant>()
  #size = OVERHEAD

  constructor(answer: Answer, options: { body: string | Uint8Array | null; sequence: number }) {
    const { body } = options
    this.status = answer.status
    this.#body = typeof body === 'string' ? ownBytes(body) : (body ?? emptyBody)
    this.#headers = headersOf(answer, options.sequence)
    // What the time of day shapes changes without a change that the date could tell.
    const isTimed = typeof answer.keep === 'number'
    this.lastModified = isTimed ? null : (this.#headers['Last-Modified'] ?? null)
    this.#compress = answer.compress !== false && this.#body.length >= SMALLEST_COMPRESSED
    const tagged = answer.status === 200 ? `"${answer.seal ?? sealOf(this.#body)}"` : null
    this.#etag = answer.etag ?? tagged
    this.#size += this.#body.length
  }

  /** The memory it takes: bytes in all codings made so far, and headers. */
  get size(): number {
    return this.#size
  }

  variant(wanted: Coding): Variant {
    const coding = this.#compress ? wanted : 'identity'
    const held = this.#variants.get(coding)
    if (held) return held
    const variant = this.#make(coding)
    this.#variants.set(coding, variant)
    this.#size += (variant.headers.length + 1) * AVERAGE_HEADER
    if (coding !== 'identity') this.#size += variant.body.length
    return variant
  }

  #make(coding: Coding): Variant {
    const body = encode(this.#body, coding)
    const etag =
      this.#etag && coding !== 'identity' ? this.#etag.replace(/"$/, `-${coding}"`) : this.#etag
    const headers: string[] = []
    for (const [name, value] of Object.entries(this.#headers)) headers.push(name, value)
    if (etag) headers.push('ETag', etag)
    if (coding !== 'identity') headers.push('Content-Encoding', coding)
    // A route that answers HEAD without making the bytes says their length itself.
    if (!this.#headers['Content-Length']) headers.push('Content-Length', String(body.length))
    return { etag, headers, body }
  }
}

// Where a client likes several as much, it gets the smallest.
const preferred: readonly Coding[] = ['br', 'gzip', 'identity']
/** What nobody has to name is always taken, but least. */
const UNNAMED = 0.0001

/** The coding a client likes best by its Accept-Encoding (RFC 9110, 12.5.3). */
export function codingFor(accepted: string | undefined): Coding {
  if (!accepted) return 'identity'
  const weights = new Map<string, number>([['identity', UNNAMED]])
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((text) => text.startsWith('q='))?.slice(2)
    weights.set(name === 'x-gzip' ? 'gzip' : name, quality === undefined ? 1 : Number(quality))
  }
  const weightOf = (coding: Coding): number => weights.get(coding) ?? 0
  const [first = 'identity'] = preferred.toSorted((a, b) => weightOf(b) - weightOf(a))
  return weightOf(first) > 0 ? first : 'identity'
}

/** The client holds what it would get: 304. */
export function isUnchanged(
  headers: IncomingHttpHeaders,
  answer: { etag: string | null; lastModified: string | null },
): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) {
    return (
      tags.trim() === '*' ||
      tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === answer.etag)
    )
  }
  // Only the very same date counts: a removal can also set Last-Modified back.
  const since = headers['if-modified-since']
  return since !== undefined && since === answer.lastModified && isSettled(answer.lastModified)
}

/** Within the same second another change may follow that the date could not tell apart. */
function isSettled(lastModified: string): boolean {
  return Date.now() - Date.parse(lastModified) > 2000
}

/** Headers of a 304: those of the answer but for its bytes. */
export function withoutBytes(headers: string[]): string[] {
  const bytes = new Set(['Content-Length', 'Content-Encoding', 'Content-Type'])
  return headers.filter((_, index) => !bytes.has(headers[index - (index % 2)] ?? ''))
}

function tagsOf(tags: Iterable<string>): string {
  let text = ''
  for (const tag of tags) {
    if (text.length + tag.length + 1 > LONGEST_TAGS) break
    text += text ? `,${tag}` : tag
  }
  return text
}

function encode(body: Uint8Array, coding: Coding): Uint8Array {
  if (coding === 'gzip') return gzipSync(body)
  if (coding === 'identity') return body
  return brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}
