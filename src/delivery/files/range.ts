import type { IncomingHttpHeaders } from 'node:http'
import type { ByteRange } from '#platform/files/store.ts'

/**
 * The part of a file a Range header asks for: `null` for all of it (no header, another unit, several
 * parts), `unsatisfiable` for one beyond its end.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!match) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null
  return start >= size ? 'unsatisfiable' : { start, end }
}

/** What a client may already hold: under one address the bytes never change. */
type Held = { etag: string; at: string }

/** Whether the client holds the file: by its tag, weakly compared, or by any date since it is public. */
export function isHeld(headers: IncomingHttpHeaders, { etag, at }: Held): boolean {
  const tags = headers['if-none-match']
  if (tags === undefined) {
    return Date.parse(headers['if-modified-since'] ?? '') >= Date.parse(httpDate(at))
  }
  if (tags.trim() === '*') return true
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** Whether what the client holds a part of is another file than this (If-Range). */
export function isOtherFile(header: string | string[] | undefined, { etag, at }: Held): boolean {
  return header !== undefined && header !== etag && header !== httpDate(at)
}

function httpDate(instant: string): string {
  return new Date(instant).toUTCString()
}
