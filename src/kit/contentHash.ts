import { createHash } from 'node:crypto'
import { managedNames } from './fields/managed.ts'

// What may change between approval and publication without being other content.
const outside = new Set([
  ...managedNames,
  'id',
  '_status',
  'version',
  'publicState',
  'publicTimes',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'slug',
  'embargoUntil',
  'changeNote',
  'minor',
  'publishedAt',
  'importNote',
  'importSource',
  'importHash',
])

/** A fingerprint of a document's content: equal for what reads equal, however it was stored. */
export function contentHash(data: Record<string, unknown>): string {
  const content = Object.fromEntries(Object.entries(data).filter(([name]) => !outside.has(name)))
  return createHash('sha256')
    .update(JSON.stringify(canonical(content)) ?? '')
    .digest('hex')
}

// Empty is empty, whether a database keeps it as null, as nothing or as an empty list.
function canonical(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || value === false) return undefined
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(canonical)
  if (typeof value === 'object') {
    const entries = Object.entries(value)
      .map(([name, entry]) => [name, canonical(entry)] as const)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return entries.length === 0 ? undefined : Object.fromEntries(entries)
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const time = Date.parse(value)
    return Number.isNaN(time) ? value : new Date(time).toISOString()
  }
  return value
}
