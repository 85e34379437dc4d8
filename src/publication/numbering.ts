import type { Payload, Where } from 'payload'
import type { z } from 'zod'
import { storedItemSchema } from '#contract/item.ts'
import type { StoredItem } from '#contract/item.ts'
import { berlinDay } from '#contract/time.ts'
import { isConflict } from '#platform/database/index.ts'
import { failpoint } from './failpoint.ts'
import { HEADS, USES, WAITING } from './log/collections.ts'
import { endingOf } from './log/decide.ts'
import { deleteRow, deleteRows, findByIds, findRow, findRows, putRow } from './log/rows.ts'
import type { Head, Scope, Waiting } from './log/rows.ts'
import { formerSlugs, publishSlug } from './log/slugs.ts'
import { advance, readState } from './log/state.ts'
import { inTransaction } from './log/transaction.ts'

/** How many decisions one transaction numbers at most: it holds up every other writer on SQLite. */
export const BATCH = 25

/** Another hub numbered meanwhile: nothing was written, the next attempt sees what it did. */
export class LostRaceError extends Error {}

/** One decision cannot be numbered; the others need not wait for it. */
export class UnnumberableError extends Error {
  readonly key: string

  constructor(key: string, cause: unknown) {
    super(`The publication of ${key} cannot be numbered`, { cause })
    this.key = key
  }
}

/** What counts as due at an instant. */
export function dueAt(now: number): Where {
  return { or: [{ atOnce: { equals: true } }, { dueAt: { less_than_equal: now } }] }
}

/**
 * Gives due decisions the next numbers, all in one transaction: a reader sees each number only
 * together with all before it. Answers how many decisions it took and where the log now ends.
 */
export async function numberDue(
  payload: Payload,
  { now, except = [] }: { now: number; except?: string[] },
): Promise<{ taken: number; sequence: number }> {
  return inTransaction(payload, async (scope) => {
    const state = await readState(scope)
    const where = except.length > 0 ? { and: [dueAt(now), { id: { not_in: except } }] } : dueAt(now)
    const due = await findRows(scope, WAITING, where, {
      sort: ['dueAt', 'decidedAt', 'id'],
      limit: BATCH,
    })
    const numbering = new Numbering(scope, now, state.sequence)
    for (const row of due) await numbering.take(row)
    if (numbering.sequence > state.sequence) {
      const won = await advance(scope, { from: state.sequence, to: numbering.sequence })
      if (!won) throw new LostRaceError()
    }
    failpoint('in-numbering')
    return { taken: due.length, sequence: numbering.sequence }
  })
}

/** Media that wait although something public uses them (a medium restored from the trash). */
export async function releaseUsed(payload: Payload, now: number): Promise<void> {
  const held = await findRows({ payload }, WAITING, { dueAt: { exists: false } })
  for (let start = 0; start < held.length; start += 100) {
    const part = held.slice(start, start + 100)
    const ids = part.map((row) => row.itemId)
    const uses = await findRows({ payload }, USES, { mediaId: { in: ids } })
    for (const { mediaId } of uses) {
      await inTransaction(payload, async (scope) => {
        for (const row of await findRows(scope, WAITING, { itemId: { equals: mediaId } })) {
          if (row.dueAt !== null) continue
          await putRow(scope, WAITING, { ...row, dueAt: now, atOnce: true }, row)
        }
      })
    }
  }
}

/** One transaction of the sequencer. */
class Numbering {
  sequence: number
  readonly #scope: Scope
  readonly #now: number
  readonly #done = new Set<string>()

  constructor(scope: Scope, now: number, sequence: number) {
    this.#scope = scope
    this.#now = now
    this.sequence = sequence
  }

  async take(row: Waiting): Promise<void> {
    if (this.#done.has(row.id)) return
    try {
      await (row.operation === 'put' ? this.#put(row) : this.#tombstone(row))
    } catch (error) {
      if (isConflict(error)) throw error
      throw new UnnumberableError(row.id, error)
    }
  }

  async #put(row: Waiting): Promise<void> {
    const head = await findRow(this.#scope, HEADS, row.id)
    if (row.dependent && !(await this.#isUsed(row.itemId))) {
      await this.#hold(row)
      if (head?.operation === 'put') await this.#append(head, { operation: 'remove' })
      return
    }
    // What was decided after its embargo comes out when it was decided.
    const wanted = Math.max(row.dueAt ?? this.#now, row.decidedAt)
    const instant = Math.min(wanted, this.#now)
    for (const medium of await this.#waitingMedia(row.uses)) {
      await this.#numberPut(medium, { head: await findRow(this.#scope, HEADS, medium.id), instant })
    }
    await this.#numberPut(row, { head, instant })
    await this.#replaceUses(row.id, row.uses)
  }

  async #tombstone(row: Waiting): Promise<void> {
    const head = await findRow(this.#scope, HEADS, row.id)
    await this.#settle(row)
    if (!head || row.operation === 'put') return
    await this.#append(head, { operation: row.operation, reason: row.reason })
    await this.#replaceUses(row.id, [])
  }

  async #numberPut(
    row: Waiting,
    { head, instant }: { head: Head | null; instant: number },
  ): Promise<void> {
    const at = new Date(instant).toISOString()
    const publishedAt = row.publishedAt ?? head?.publishedAt ?? at
    // A minor change, or the same content come back, is no news; an imported first publication
    // happened when its source says.
    const unchanged = head && (row.minor || head.hash === row.hash)
    const updatedAt = unchanged ? head.updatedAtPublic : head ? at : publishedAt
    const raw = readProjected(row)
    await publishSlug(this.#scope, row, raw.slug)
    const former = await formerSlugs({
      ...this.#scope,
      type: row.type,
      language: row.language,
      id: row.itemId,
      current: raw.slug,
    })
    const item: StoredItem = storedItemSchema.parse({
      ...raw,
      formerSlugs: former,
      publishedAt,
      updatedAt,
      version: row.version,
      date: raw.date ?? berlinDay(publishedAt),
    })
    this.sequence += 1
    await putRow(
      this.#scope,
      HEADS,
      {
        id: row.id,
        itemId: row.itemId,
        language: row.language,
        type: row.type,
        collectionSlug: row.collectionSlug,
        documentId: row.documentId,
        sequence: this.sequence,
        operation: 'put',
        version: row.version,
        numberedAt: this.#now,
        publishedAt,
        updatedAtPublic: updatedAt,
        slug: item.slug,
        formerSlugs: former,
        reason: null,
        hash: row.hash,
        dependent: row.dependent,
        item: JSON.stringify(item),
      },
      head,
    )
    await this.#settle(row)
    if (row.until !== null) await putRow(this.#scope, WAITING, endingOf(row, row.until), null)
  }

  async #append(
    head: Head,
    change: { operation: 'withdraw' | 'remove'; reason?: string | null },
  ): Promise<void> {
    this.sequence += 1
    const row: Head = {
      ...head,
      sequence: this.sequence,
      numberedAt: this.#now,
      operation: change.operation,
      reason: change.reason ?? null,
      item: null,
    }
    await putRow(this.#scope, HEADS, row, head)
  }

  async #settle(row: Waiting): Promise<void> {
    this.#done.add(row.id)
    await deleteRow(this.#scope, WAITING, row.id)
  }

  /** Puts a medium back to where it waits for the next item that uses it. */
  async #hold(row: Waiting, existing: Waiting | null = row): Promise<void> {
    this.#done.add(row.id)
    await putRow(this.#scope, WAITING, { ...row, dueAt: null, atOnce: false }, existing)
  }

  async #waitingMedia(uses: string[]): Promise<Waiting[]> {
    if (uses.length === 0) return []
    const rows = await findRows(this.#scope, WAITING, { itemId: { in: uses } })
    return rows.filter(
      (row) =>
        row.operation === 'put' && (row.dueAt === null || row.atOnce || row.dueAt <= this.#now),
    )
  }

  async #isUsed(mediaId: string): Promise<boolean> {
    const where = { mediaId: { equals: mediaId } }
    return (await findRows(this.#scope, USES, where, { limit: 1 })).length > 0
  }

  async #replaceUses(entry: string, uses: string[]): Promise<void> {
    const before = await findRows(this.#scope, USES, { entry: { equals: entry } })
    const ended = before.filter((row) => !uses.includes(row.mediaId))
    for (const mediaId of uses) {
      if (before.some((row) => row.mediaId === mediaId)) continue
      await putRow(this.#scope, USES, { id: `${entry}|${mediaId}`, entry, mediaId }, null)
    }
    if (ended.length === 0) return
    await deleteRows(this.#scope, USES, { id: { in: ended.map((row) => row.id) } })
    for (const { mediaId } of ended) {
      if (!(await this.#isUsed(mediaId))) await this.#endUse(mediaId)
    }
  }

  async #endUse(mediaId: string): Promise<void> {
    const heads = await findRows(this.#scope, HEADS, { itemId: { equals: mediaId } })
    const shown = heads.filter((head) => head.dependent && head.operation === 'put')
    const waiting = await findByIds(
      this.#scope,
      WAITING,
      shown.map((head) => head.id),
    )
    for (const head of shown) {
      const next = waiting.find((row) => row.id === head.id) ?? null
      if (next?.operation === 'put') await this.#hold(next)
      else if (next) await this.#settle(next)
      else await this.#hold(asWaiting(head, this.#now), null)
      await this.#append(head, { operation: 'remove' })
    }
  }
}

function readProjected(row: Waiting): z.infer<typeof projected> {
  return projected.parse(JSON.parse(row.item ?? 'null'))
}

const projected = storedItemSchema.extend({
  date: storedItemSchema.shape.date.nullable(),
  publishedAt: storedItemSchema.shape.publishedAt.default(''),
  updatedAt: storedItemSchema.shape.updatedAt.default(''),
  formerSlugs: storedItemSchema.shape.formerSlugs.default([]),
  version: storedItemSchema.shape.version.default(0),
})

function asWaiting(head: Head, now: number): Waiting {
  return {
    id: head.id,
    itemId: head.itemId,
    language: head.language,
    type: head.type,
    collectionSlug: head.collectionSlug,
    documentId: head.documentId,
    operation: 'put',
    version: head.version,
    decidedAt: now,
    dueAt: null,
    until: null,
    atOnce: false,
    dependent: true,
    minor: false,
    publishedAt: null,
    reason: null,
    hash: head.hash,
    item: head.item,
    uses: [],
  }
}
