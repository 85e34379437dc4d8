import type { Payload, PayloadRequest } from 'payload'
import { HEADS, WAITING } from './collections.ts'
import { findRows } from './rows.ts'
import type { Head, Waiting } from './rows.ts'

/** What the public sees of a document. */
export type PublicState = {
  state: 'none' | 'embargoed' | 'live' | 'live-newer-draft' | 'withdrawn'
  /** When what waits comes out. */
  dueAt: string | null
  liveSince: string | null
  /** When it is removed by itself. */
  liveUntil: string | null
  liveVersion: number | null
}

/**
 * What the public sees, or within a moment will see, of documents. Whether a newer draft exists
 * only the document knows: compare its version with `liveVersion`.
 */
export async function publicStates({
  payload,
  req,
  collection,
  ids,
}: {
  payload?: Payload
  req?: PayloadRequest
  collection: string
  ids: string[]
}): Promise<Map<string, PublicState>> {
  const owner = payload ?? req?.payload
  if (!owner) throw new Error('publicStates needs payload or req')
  const scope = { payload: owner, req }
  const where = { documentId: { in: ids }, collectionSlug: { equals: collection } }
  const heads = ids.length > 0 ? await findRows(scope, HEADS, where) : []
  const waiting = ids.length > 0 ? await findRows(scope, WAITING, where) : []
  return new Map(
    ids.map((id) => [
      id,
      stateOf(
        heads.filter((row) => row.documentId === id),
        waiting.filter((row) => row.documentId === id),
      ),
    ]),
  )
}

/** Whether a document is public, or something that waits for its instant will show it. */
export async function isShown({
  req,
  collection,
  id,
}: {
  req: PayloadRequest
  collection: string
  id: string
}): Promise<boolean> {
  const state = (await publicStates({ req, collection, ids: [id] })).get(id)?.state
  if (state !== undefined && state !== 'none' && state !== 'withdrawn') return true
  const coming = await findRows({ payload: req.payload, req }, WAITING, { dueAt: { exists: true } })
  return coming.some((row) => row.operation === 'put' && row.uses.includes(id))
}

function stateOf(heads: Head[], waiting: Waiting[]): PublicState {
  const embargoed = waiting.find((row) => row.operation === 'put' && !row.atOnce && row.dueAt)
  const ending = waiting.find((row) => row.operation === 'remove' && !row.atOnce && row.dueAt)
  const liveUntil = ending?.dueAt ? new Date(ending.dueAt).toISOString() : null
  const dueAt = embargoed?.dueAt ? new Date(embargoed.dueAt).toISOString() : null
  // What is decided for now counts as done: the sequencer follows within a moment.
  const done = new Map<string, { operation: Head['operation']; since: string; version: number }>()
  for (const row of heads) {
    done.set(row.id, { operation: row.operation, since: row.publishedAt, version: row.version })
  }
  for (const row of waiting.filter((candidate) => candidate.atOnce)) {
    const decided = new Date(row.decidedAt).toISOString()
    const since = row.publishedAt ?? done.get(row.id)?.since ?? decided
    done.set(row.id, { operation: row.operation, since, version: row.version })
  }
  const last = [...done.values()]
  const live = last.find((entry) => entry.operation === 'put')
  if (live) {
    const state = embargoed ? 'live-newer-draft' : 'live'
    return { state, dueAt, liveSince: live.since, liveUntil, liveVersion: live.version }
  }
  const notLive = { liveSince: null, liveUntil: null, liveVersion: null }
  if (embargoed) return { state: 'embargoed', dueAt, ...notLive }
  const withdrawn = last.some((entry) => entry.operation === 'withdraw')
  return { state: withdrawn ? 'withdrawn' : 'none', dueAt: null, ...notLive }
}
