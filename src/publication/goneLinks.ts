import { isDeepStrictEqual } from 'node:util'
import type { Payload } from 'payload'
import { z } from 'zod'
import { linkSchema } from '#contract/schemas.ts'
import { HEADS } from './log/collections.ts'
import { findRows } from './log/rows.ts'
import type { Head, Waiting } from './log/rows.ts'

const itemSchema = z.record(z.string(), z.unknown())

/** What an item gets when it is numbered. */
const numbered = new Set(['formerSlugs', 'publishedAt', 'updatedAt', 'version'])

/**
 * Whether what a document asks for is what the log has, but for links to what is not public any more:
 * answers leave these out, and SQLite takes them out of the document when their target is deleted.
 */
export async function differsInGoneLinks(
  payload: Payload,
  { wanted, head }: { wanted: Waiting; head: Head },
): Promise<boolean> {
  const isPut = wanted.operation === 'put' && head.operation === 'put'
  if (!isPut || wanted.version !== head.version) return false
  const asked = itemSchema.parse(JSON.parse(wanted.item ?? '{}'))
  const said = itemSchema.parse(JSON.parse(head.item ?? '{}'))
  const linked = [...linksIn(said)]
  const heads = await findRows({ payload }, HEADS, { itemId: { in: linked } })
  const open = new Set(
    heads.filter(({ operation }) => operation === 'put').map(({ itemId }) => itemId),
  )
  return Object.entries(asked).every(
    ([name, value]) =>
      numbered.has(name) ||
      // Without a day of its own an item is of the day it was numbered.
      (name === 'date' && value === null) ||
      isDeepStrictEqual(onlyTo(open, value), onlyTo(open, said[name])),
  )
}

function* linksIn(value: unknown): Generator<string> {
  const link = linkSchema.safeParse(value)
  if (link.success) yield link.data.id
  else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* linksIn(part)
  }
}

/** A value without its links to anything else than these. */
function onlyTo(open: ReadonlySet<string>, value: unknown): unknown {
  const link = linkSchema.safeParse(value)
  if (link.success) return open.has(link.data.id) ? link.data : null
  if (Array.isArray(value)) {
    return value.map((part) => onlyTo(open, part)).filter((part) => part !== null)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, onlyTo(open, part)]))
}
