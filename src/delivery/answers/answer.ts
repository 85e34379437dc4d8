import type { Answer } from '../http/types.ts'
import type { Composer } from './composer.ts'
import { JsonText } from './jsonText.ts'

/** How long an answer that depends on the time of day may be kept. */
const TIMED_MS = 1000

/** A JSON answer with the caching headers of everything that shaped it. */
export function jsonAnswer(
  composer: Composer,
  body: JsonText | object | null,
  options: { language?: string | null } = {},
): Answer {
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    ...(body instanceof JsonText
      ? { seal: body.seal, body: body.done() }
      : { body: JSON.stringify(body) }),
    lastModified: composer.lastModified,
    tags: composer.tags,
    language: options.language ?? null,
    keep: composer.timed ? TIMED_MS : true,
  }
}
