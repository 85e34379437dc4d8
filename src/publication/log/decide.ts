import { createHash } from 'node:crypto'
import type { PublicView, Publishable, Variant } from '../types.ts'
import { VariantTakenError } from './errors.ts'
import { entryKey } from './rows.ts'
import type { Head, Waiting } from './rows.ts'

export type Document = { collection: string; id: string; type: string; mode: Publishable['mode'] }

/** What the log already says about a document, by entry key. */
export type Known = { heads: Map<string, Head>; waiting: Map<string, Waiting> }

export type Decision =
  /** The log already says it, or already waits to say it. */
  | { action: 'keep'; key: string }
  /** What waits is no longer wanted. */
  | { action: 'cancel'; key: string }
  | { action: 'wait'; key: string; row: Waiting }

/**
 * Compares what a document's main row says with what the log says and gives one decision for each
 * of its (item, language). Pure.
 */
export function decide(
  document: Document,
  view: PublicView,
  known: Known,
  context: { now: number; inUse: (mediaId: string) => boolean },
): Decision[] {
  const wanted = new Map<string, Variant>()
  const until = view.state === 'public' ? endOf(view.until) : null
  if (view.state === 'public' && (until === null || until > context.now)) {
    for (const variant of view.variants) wanted.set(entryKey(variant.id, variant.language), variant)
  }
  const keys = new Set([...wanted.keys(), ...ownKeys(document, known)])
  return [...keys].map((key) => {
    const head = known.heads.get(key) ?? null
    const waiting = known.waiting.get(key) ?? null
    const variant = wanted.get(key)
    if (variant && view.state === 'public') {
      refuseForeign(document, variant, head, waiting)
      const { dueAt, atOnce } = dueOf(view.dueAt, context.now)
      const dependent = document.mode === 'dependent' && !variant.standsAlone
      const held = dependent && head?.operation !== 'put' && !context.inUse(variant.id)
      return compare(
        {
          ...identityOf(document, variant),
          operation: 'put',
          version: view.version,
          decidedAt: context.now,
          dueAt: held ? null : dueAt,
          until,
          atOnce: !held && atOnce,
          dependent,
          minor: view.minor,
          publishedAt: view.publishedAt,
          reason: null,
          hash: contentHash(view, variant, dependent),
          item: JSON.stringify(variant.item),
          uses: [...new Set(variant.uses)],
        },
        { key, head, waiting },
      )
    }
    if (!head || head.operation === 'withdraw') {
      // A withdrawal stays for ever; only its reason can be put better.
      const better = head && view.state === 'withdrawn' && view.reason !== head.reason
      return better ? takeBack(view, head, waiting, context.now) : dropped(key, waiting)
    }
    if (head.operation === 'remove' && view.state !== 'withdrawn') return dropped(key, waiting)
    return takeBack(view, head, waiting, context.now)
  })
}

function ownKeys(document: Document, known: Known): string[] {
  const own = [...known.heads.values(), ...known.waiting.values()].filter((row) =>
    owns(document, row),
  )
  return own.map((row) => row.id)
}

function owns(document: Document, row: { collectionSlug: string; documentId: string }): boolean {
  return row.collectionSlug === document.collection && row.documentId === document.id
}

function refuseForeign(
  document: Document,
  variant: Variant,
  head: Head | null,
  waiting: Waiting | null,
): void {
  for (const row of [head, waiting]) {
    if (row?.operation !== 'put' || owns(document, row)) continue
    throw new VariantTakenError({
      language: variant.language,
      documentId: document.id,
      takenBy: row.documentId,
    })
  }
}

function dueOf(dueAt: string | null, now: number): { dueAt: number; atOnce: boolean } {
  if (dueAt === null) return { dueAt: now, atOnce: true }
  const embargo = Date.parse(dueAt)
  // One that cannot be read must never publish.
  if (Number.isNaN(embargo)) throw new Error(`An embargo is no instant: ${dueAt}`)
  // Whether it is over is for the sequencer to say, by this clock and the database's.
  return { dueAt: embargo, atOnce: false }
}

function endOf(until: string | null): number | null {
  if (until === null) return null
  const end = Date.parse(until)
  // One that cannot be read must never keep something public.
  if (Number.isNaN(end)) throw new Error(`An end is no instant: ${until}`)
  return end
}

function identityOf(document: Document, variant: Variant) {
  return {
    id: entryKey(variant.id, variant.language),
    itemId: variant.id,
    language: variant.language,
    type: document.type,
    collectionSlug: document.collection,
    documentId: document.id,
  }
}

function compare(
  row: Waiting,
  { key, head, waiting }: { key: string; head: Head | null; waiting: Waiting | null },
): Decision {
  if (head?.operation === 'put' && head.hash === row.hash) {
    return row.until === null ? dropped(key, waiting) : ends(row, row.until, { key, waiting })
  }
  const same =
    waiting?.operation === 'put' &&
    waiting.hash === row.hash &&
    waiting.atOnce === row.atOnce &&
    waiting.until === row.until &&
    (row.atOnce || waiting.dueAt === row.dueAt)
  return same ? { action: 'keep', key } : { action: 'wait', key, row }
}

/** What is public already and stays so until its end. */
function ends(
  row: Waiting,
  until: number,
  { key, waiting }: { key: string; waiting: Waiting | null },
): Decision {
  const same = waiting?.operation === 'remove' && !waiting.atOnce && waiting.dueAt === until
  return same ? { action: 'keep', key } : { action: 'wait', key, row: endingOf(row, until) }
}

/** The removal that waits for the end of what was just made public. */
export function endingOf(row: Waiting, until: number): Waiting {
  return {
    ...row,
    operation: 'remove',
    dueAt: until,
    until: null,
    atOnce: false,
    minor: false,
    publishedAt: null,
    item: null,
    uses: [],
  }
}

function takeBack(view: PublicView, head: Head, waiting: Waiting | null, now: number): Decision {
  const operation = view.state === 'withdrawn' ? 'withdraw' : 'remove'
  const reason = view.state === 'withdrawn' ? view.reason : null
  if (waiting?.operation === operation && waiting.atOnce && waiting.reason === reason) {
    return { action: 'keep', key: head.id }
  }
  const row: Waiting = {
    id: head.id,
    itemId: head.itemId,
    language: head.language,
    type: head.type,
    collectionSlug: head.collectionSlug,
    documentId: head.documentId,
    operation,
    version: head.version,
    decidedAt: now,
    dueAt: now,
    until: null,
    atOnce: true,
    dependent: head.dependent,
    minor: false,
    publishedAt: null,
    reason,
    hash: head.hash,
    item: null,
    uses: [],
  }
  return { action: 'wait', key: head.id, row }
}

function dropped(key: string, waiting: Waiting | null): Decision {
  return waiting ? { action: 'cancel', key } : { action: 'keep', key }
}

function contentHash(
  view: Extract<PublicView, { state: 'public' }>,
  variant: Variant,
  dependent: boolean,
): string {
  const content = {
    item: variant.item,
    uses: [...new Set(variant.uses)].toSorted(),
    version: view.version,
    minor: view.minor,
    publishedAt: view.publishedAt,
    dependent,
  }
  return createHash('sha256').update(stableJson(content)).digest('base64url')
}

/** JSON with sorted keys: the databases give fields back in orders of their own. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
