import type { PayloadRequest } from 'payload'
import { systemClock } from '#platform/clock.ts'
import { hasLiveTransaction } from '#platform/database/index.ts'
import { failpoint } from '../failpoint.ts'
import type { PublicView } from '../types.ts'
import { HEADS, USES, WAITING } from './collections.ts'
import { decide } from './decide.ts'
import type { Decision, Document, Known } from './decide.ts'
import { NotPublishableError, OutsideTransactionError } from './errors.ts'
import { publishableOf, readView } from './publishable.ts'
import { deleteRow, entryKey, findRow, findRows, putRow } from './rows.ts'
import type { Scope } from './rows.ts'
import { releaseSlugs } from './slugs.ts'

/**
 * Brings the log in line with a document, inside the document's own transaction.
 * Called after every change and deletion; reads the main row again instead of trusting the hook.
 *
 * @example afterChange: [({ req, doc }) => reconcile({ req, collection: 'news', id: doc.id })]
 */
export async function reconcile({
  req,
  collection,
  id,
}: {
  req: PayloadRequest
  collection: string
  id: string
}): Promise<void> {
  if (!(await hasLiveTransaction(req))) throw new OutsideTransactionError({ collection, id })
  const publishable = publishableOf(req.payload, collection)
  if (!publishable) throw new NotPublishableError(collection)
  const scope = { payload: req.payload, req }
  const document = { collection, id, type: publishable.type, mode: publishable.mode }
  const view = await readView(scope, document)
  const known = await readKnown(scope, document, view)
  const decisions = await decideFor(scope, document, { view, known })
  for (const decision of decisions) await carryOut(scope, decision, known)
  failpoint('in-transaction')
}

/** What the log would do about a document now; `verify` asks the same question. */
export async function decideFor(
  scope: Scope,
  document: Document,
  { view, known }: { view: PublicView; known: Known },
): Promise<Decision[]> {
  const used = document.mode === 'dependent' ? await usedOf(scope, view) : new Set<string>()
  return decide(document, view, known, {
    now: systemClock.now().getTime(),
    inUse: (mediaId) => used.has(mediaId),
  })
}

/** All rows of a document, and those of others on the same (item, language). */
export async function readKnown(
  scope: Scope,
  document: Document,
  view: PublicView,
): Promise<Known> {
  const keys =
    view.state === 'public'
      ? view.variants.map((variant) => entryKey(variant.id, variant.language))
      : []
  const own = {
    documentId: { equals: document.id },
    collectionSlug: { equals: document.collection },
  }
  const where = keys.length > 0 ? { or: [own, { id: { in: keys } }] } : own
  const heads = await findRows(scope, HEADS, where)
  const waiting = await findRows(scope, WAITING, where)
  return {
    heads: new Map(heads.map((row) => [row.id, row])),
    waiting: new Map(waiting.map((row) => [row.id, row])),
  }
}

/** Highest version the log has seen of an item in a language, tombstones included; 0 if none. */
export async function lastVersion({
  req,
  id,
  language,
}: {
  req: PayloadRequest
  id: string
  language: string | null
}): Promise<number> {
  const head = await findRow({ payload: req.payload, req }, HEADS, entryKey(id, language))
  return head?.version ?? 0
}

async function usedOf(scope: Scope, view: PublicView): Promise<Set<string>> {
  if (view.state !== 'public') return new Set()
  const ids = [...new Set(view.variants.map((variant) => variant.id))]
  const rows = await findRows(scope, USES, { mediaId: { in: ids } })
  return new Set(rows.map((row) => row.mediaId))
}

async function carryOut(scope: Scope, decision: Decision, known: Known): Promise<void> {
  const waiting = known.waiting.get(decision.key) ?? null
  switch (decision.action) {
    case 'keep':
      return
    case 'cancel':
      await deleteRow(scope, WAITING, decision.key)
      // What was never public gives its reserved slug back.
      if (waiting && !known.heads.has(decision.key)) await releaseSlugs(scope, waiting)
      return
    case 'wait':
      await putRow(scope, WAITING, decision.row, waiting)
  }
}
