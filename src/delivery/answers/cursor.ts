import { z } from 'zod'
import { BadParameterError } from '../http/problem.ts'
import type { Parameter } from '../http/query.ts'
import type { Position } from '../places/index.ts'

const cursorSchema = z
  .object({
    /** Path of the type, so that a cursor is not read by another list. */
    t: z.string(),
    /** The query of the first page, with what was resolved then. */
    q: z.string(),
    p: z.tuple([z.string(), z.string(), z.string(), z.string()]),
  })
  .strict()

/** Read before all others, because it must come alone. */
export const cursorParameter: Parameter<string> = {
  allowed: 'the cursor of `next`, with no other parameter',
  parse: (value) => (/^[\w-]+$/.test(value) ? value : undefined),
  schema: { type: 'string', pattern: '[A-Za-z0-9_-]+' },
  about:
    'Comes in `next`, which is a whole address: follow it unchanged. No other parameter beside it.',
}

export type Cursor = { path: string; query: string; position: Position }

/** A cursor holds all it needs: it means the same on every node and after a restart. */
export function writeCursor(cursor: Cursor): string {
  const { path, query, position } = cursor
  return Buffer.from(JSON.stringify({ t: path, q: query, p: position })).toString('base64url')
}

/** Reads a cursor of this list; anything else is a 400. */
export function readCursor(text: string, path: string): Cursor {
  const parsed = cursorSchema.safeParse(parseJson(text))
  if (!parsed.success || parsed.data.t !== path) throw badCursor()
  return { path, query: parsed.data.q, position: parsed.data.p }
}

export function badCursor(): BadParameterError {
  return new BadParameterError([{ parameter: 'cursor', allowed: cursorParameter.allowed }])
}

function parseJson(text: string): unknown {
  if (cursorParameter.parse(text) === undefined) return null
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return null
  }
}
