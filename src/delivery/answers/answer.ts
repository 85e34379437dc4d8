import type { Answer } from '../http/types.ts'
import type { Composer } from './composer.ts'

/** How long an answer that depends on the time of day may be kept. */
const TIMED_MS = 1000

/** A JSON answer with the caching headers of everything that shaped it; bytes are JSON text already. */
export function jsonAnswer(
  composer: Composer,
  body: unknown,
  options: { language?: string | null } = {},
): Answer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: body instanceof Uint8Array ? body : JSON.stringify(body),
    lastModified: composer.lastModified,
    tags: composer.tags,
    language: options.language ?? null,
    keep: composer.timed ? TIMED_MS : true,
  }
}
