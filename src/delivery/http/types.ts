import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/** A reading request as the routes see it: the hot cache did not have its answer. */
export type DeliveryRequest = {
  method: 'GET' | 'HEAD'
  /** Path as sent, percent-encoding kept, without the query. */
  path: string
  /** Decoded path segments: `/feeds/news.rss` → `['feeds', 'news.rss']`. */
  segments: string[]
  query: URLSearchParams
  /** The query as sent, with its `?`, or empty. */
  search: string
  headers: IncomingHttpHeaders
  traceId: string
  /** The peer may see details and metrics. */
  trusted: boolean
}

/** What a route gives back; the server adds ETag, encoding, CORS and the common headers. */
export type Answer = {
  status: number
  contentType: string
  /** Text and bytes get an ETag, compression and a place in the hot cache; streams go out as they are. */
  body: string | Uint8Array | Readable | null
  /** Stands for the body in its ETag; without it the body is read for that. */
  seal?: string | null
  /** Beyond the common ones. A Location goes here. */
  headers?: Record<string, string>
  /** Default: `public, max-age=5, stale-if-error=300`. */
  cacheControl?: string
  /** Newest change that shaped the answer (ISO). */
  lastModified?: string | null
  /** `item:<id>`, `type:<type>`, the most important first. */
  tags?: Iterable<string>
  /** Content-Language. */
  language?: string | null
  /** Default true: brotli and gzip where asked for. */
  compress?: boolean
  /** Default true for 200 with text or bytes. A number: at most so many milliseconds (answers that depend on the time). */
  keep?: boolean | number
  /** Routes that set their own ETag (files) name it here, quotes included. */
  etag?: string
}

export type RouteHandler = (request: DeliveryRequest) => Answer | Promise<Answer>

export const CACHE_PUBLIC = 'public, max-age=5, stale-if-error=300'
export const CACHE_NONE = 'no-store'
