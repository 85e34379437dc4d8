import {
  type CollectionAfterChangeHook,
  type CollectionAfterDeleteHook,
  type CollectionAfterOperationHook,
  type PayloadRequest,
} from 'payload'
import { publicStates, reconcile } from '#publication/log/index.ts'
import type { KitRules } from '../types.ts'
import { recordOf } from '../view.ts'
import { intentOf } from './context.ts'

/** Keeps the main row of a document that is not public at its newest draft, and tells the log. */
export function afterChange(rules: KitRules): CollectionAfterChangeHook {
  return async ({ doc, collection, req, operation }) => {
    const id = String(doc.id)
    if (rules.workflow && operation === 'update') await followDraft(id, collection.slug, req)
    await reconcile({ req, collection: collection.slug, id })
    return doc
  }
}

/** Tells the log that a document is gone. */
export const afterDelete: CollectionAfterDeleteHook = async ({ id, collection, req }) => {
  await reconcile({ req, collection: collection.slug, id: String(id) })
}

// Without this, whoever reads a draft without `?draft=true` gets its first words for ever.
async function followDraft(id: string, collection: string, req: PayloadRequest): Promise<void> {
  const main = recordOf(
    await req.payload.db.findOne({ collection, where: { id: { equals: id } }, req }),
  )
  const withdrawing = intentOf(req).action?.kind === 'withdraw'
  if ((main._status === 'published' && !withdrawing) || main.deletedAt) return
  const { docs } = await req.payload.db.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    locale: 'all',
    req,
  })
  const newest = recordOf(recordOf(docs[0]).version)
  if (newest._status !== 'draft' || newest.version === main.version) return
  const { id: _id, createdAt: _createdAt, ...data } = newest
  await req.payload.db.updateOne({ collection, id, data, req, returning: false })
}

/** Adds `publicState` and its times to what a read or write answers, in one query for all documents. */
export function showPublicState(rules: KitRules): CollectionAfterOperationHook {
  return async ({ args, result, operation, collection, req }) => {
    if (operation === 'find' && isLookup(args)) return result
    const docs = docsOf(result, operation).filter((doc) => typeof doc.id === 'string')
    const ids = docs.map((doc) => String(doc.id))
    if (ids.length === 0) return result
    const states = await publicStates({ req, collection: collection.slug, ids })
    const drafts = rules.workflow ? await newerDrafts(ids, collection.slug, req) : new Set<string>()
    for (const doc of docs) {
      const known = states.get(String(doc.id))
      const state = known?.state ?? 'none'
      doc.publicTimes = {
        liveSince: known?.liveSince ?? null,
        liveUntil: known?.liveUntil ?? null,
        dueAt: known?.dueAt ?? null,
      }
      doc.publicState = state === 'live' && drafts.has(String(doc.id)) ? 'live-newer-draft' : state
    }
    return result
  }
}

/** For each link that a save keeps, Payload asks which targets there are; nobody sees the answer. */
function isLookup({ disableErrors, limit }: { disableErrors?: boolean; limit?: number }): boolean {
  return disableErrors === true && limit === 0
}

const answering = new Set([
  'find',
  'findByID',
  'create',
  'update',
  'updateByID',
  'restoreVersion',
  'deleteByID',
])

function docsOf(result: unknown, operation: string): Record<string, unknown>[] {
  if (!answering.has(operation)) return []
  const { docs } = recordOf(result)
  return (Array.isArray(docs) ? docs : [result]).filter(isRecord)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

async function newerDrafts(
  ids: string[],
  collection: string,
  req: PayloadRequest,
): Promise<Set<string>> {
  const { docs } = await req.payload.db.findVersions({
    collection,
    where: {
      and: [
        { parent: { in: ids } },
        { latest: { equals: true } },
        { 'version._status': { equals: 'draft' } },
      ],
    },
    limit: ids.length,
    pagination: false,
    select: { parent: true, version: {} },
    req,
  })
  return new Set(docs.map((doc) => String(recordOf(doc).parent)))
}
