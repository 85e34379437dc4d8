import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { ContentType } from '#contract/contentType.ts'

export type StoreState = {
  /** The history the store follows; null while it has never followed one. */
  epoch: string | null
  /** The last entry of the log it reflects. */
  sequence: number
  /** Readers older than this must start again: tombstones up to here are gone. */
  horizon: number
  /** The log has been read to its end once: nothing public is missing. */
  ready: boolean
}

/** What a store says of itself. */
export function readState(db: DatabaseSync): StoreState {
  return {
    epoch: readMeta(db, 'epoch'),
    sequence: Number(readMeta(db, 'sequence') ?? 0),
    horizon: Number(readMeta(db, 'horizon') ?? 0),
    ready: readMeta(db, 'ready') === 'true',
  }
}

export function writeState(db: DatabaseSync, state: StoreState): void {
  writeMeta(db, 'epoch', state.epoch ?? '')
  writeMeta(db, 'sequence', String(state.sequence))
  writeMeta(db, 'horizon', String(state.horizon))
  writeMeta(db, 'ready', String(state.ready))
}

export function isSameState(one: StoreState, other: StoreState): boolean {
  return (
    one.epoch === other.epoch &&
    one.sequence === other.sequence &&
    one.horizon === other.horizon &&
    one.ready === other.ready
  )
}

/** Whether a store was made for these content types; a new one is from now on. */
export function isShapedFor(db: DatabaseSync, contentTypes: ContentType[]): boolean {
  const shape = shapeOf(contentTypes)
  const known = readMeta(db, 'shape')
  if (known === null) writeMeta(db, 'shape', shape)
  return known === null || known === shape
}

/**
 * What of the content types shapes a store. Their schemas do not; and they change by being used, so that
 * every start would seem to be an upgrade.
 */
function shapeOf(contentTypes: ContentType[]): string {
  const text = JSON.stringify(contentTypes, (_name, value: unknown) => {
    if (value instanceof z.ZodType) return undefined
    return typeof value === 'function' ? String(value) : value
  })
  return createHash('sha256').update(text).digest('hex')
}

function readMeta(db: DatabaseSync, name: string): string | null {
  const value = db.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value
  return typeof value === 'string' ? value : null
}

function writeMeta(db: DatabaseSync, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value)
}
