import type { Payload } from 'payload'
import { differsInGoneLinks } from './goneLinks.ts'
import { HEADS } from './log/collections.ts'
import type { Document } from './log/decide.ts'
import { publishables, isRow, viewOf } from './log/publishable.ts'
import { decideFor, readKnown } from './log/reconcile.ts'
import { findRows, isCollection } from './log/rows.ts'
import type { Publishable } from './types.ts'

const AT_ONCE = 100

/**
 * Compares every document with the log and yields what does not agree, in words. A document that
 * changed while it was looked at is looked at once more.
 */
export async function* auditLog(payload: Payload): AsyncGenerator<string> {
  for (const { collection, publishable } of publishables(payload)) {
    const seen = new Set<string>()
    for await (const id of documentIds(payload, collection)) {
      seen.add(id)
      yield* await confirmed(() => auditDocument(payload, { collection, id, publishable }))
    }
    const where = {
      collectionSlug: { equals: collection },
      operation: { equals: 'put' },
    }
    for (const head of await findRows({ payload }, HEADS, where)) {
      if (seen.has(head.documentId)) continue
      yield* await confirmed(() =>
        auditDocument(payload, { collection, id: head.documentId, publishable }),
      )
    }
  }
}

async function* documentIds(payload: Payload, collection: string): AsyncGenerator<string> {
  if (!isCollection(payload, collection)) return
  let last = ''
  for (;;) {
    const found = await payload.db.find({
      collection,
      where: { id: { greater_than: last } },
      sort: 'id',
      limit: AT_ONCE,
      pagination: false,
    })
    for (const doc of found.docs) {
      last = String(doc.id)
      yield last
    }
    if (found.docs.length < AT_ONCE) return
  }
}

async function auditDocument(
  payload: Payload,
  { collection, id, publishable }: { collection: string; id: string; publishable: Publishable },
): Promise<string[]> {
  if (!isCollection(payload, collection)) return []
  const document: Document = { collection, id, type: publishable.type, mode: publishable.mode }
  const row: unknown = await payload.db.findOne<{ id: string }>({
    collection,
    where: { id: { equals: id } },
    locale: 'all',
  })
  const view = isRow(row) ? viewOf(publishable, row) : { state: 'hidden' as const }
  const known = await readKnown({ payload }, document, view)
  const decisions = await decideFor({ payload }, document, { view, known })
  const differences: string[] = []
  for (const decision of decisions) {
    if (decision.action === 'keep') continue
    const waiting = known.waiting.get(decision.key)
    const head = known.heads.get(decision.key)
    if (decision.action === 'wait' && !waiting && head) {
      if (await differsInGoneLinks(payload, { wanted: decision.row, head })) continue
    }
    const wanted = decision.action === 'wait' ? decision.row.operation : 'nothing to wait'
    const held = (waiting ?? head)?.operation ?? 'nothing'
    const other = wanted === held ? ' of other content' : ''
    differences.push(
      `${collection}/${id} (${decision.key}): the document asks for ${wanted}${other}, the log has ${held}`,
    )
  }
  return differences
}

// Between reading the document and the log somebody may have saved: only what stays is a difference.
async function confirmed(look: () => Promise<string[]>): Promise<string[]> {
  const first = await look()
  if (first.length === 0) return []
  const second = await look()
  return second.filter((line) => first.includes(line))
}
