import { type Payload, type PayloadRequest, restoreVersionOperation } from 'payload'
import { systemClock } from '#platform/clock.ts'
import { type Action, rulesOf, withContext } from './doors/context.ts'
import { badField } from './errors.ts'
import type { Answering, Doc, LocalApi } from './localTypes.ts'
import { managedNames } from './fields/managed.ts'
import { prepareDraft } from './prepare.ts'
import { type Actor, write } from './transaction.ts'
import type { KitRules, UploadedFile } from './types.ts'
import { idOf, textOf } from './view.ts'

/** Acts with the rights of the request's person. */
export function asUser(req: PayloadRequest): LocalApi {
  return localApi({ payload: req.payload, req, user: req.user, system: null })
}

/** Acts as the hub itself, past access rules; the reason is kept as who edited. */
export function asSystem(owner: Payload | PayloadRequest, reason: string): LocalApi {
  const req = 'payload' in owner ? owner : null
  return localApi({
    payload: 'payload' in owner ? owner.payload : owner,
    req,
    user: null,
    system: reason,
  })
}

function localApi(actor: Actor): LocalApi {
  const overrideAccess = actor.system !== null
  const { payload } = actor

  const update = async (
    options: Answering & {
      collection: string
      id: string
      data: Record<string, unknown>
      file?: UploadedFile
      draft?: boolean
      trash?: boolean
    },
  ): Promise<Doc> => {
    const { collection, id, trash = false } = options
    const draft = await prepareDraft(
      { data: options.data, ...(options.file ? { file: options.file } : {}) },
      { payload, collection, operation: 'update', id, ...(actor.req ? { req: actor.req } : {}) },
    )
    return write(actor, {}, async (req) =>
      docOf(
        await payload.update({
          collection,
          id,
          data: draft.data,
          ...(draft.file ? { file: draft.file } : {}),
          ...answering(options),
          draft: options.draft ?? false,
          trash,
          overrideAccess,
          req,
        }),
      ),
    )
  }

  const act = (
    options: { collection: string; id: string; version?: number },
    action: Action,
  ): Promise<Doc> =>
    write(actor, { action }, async (req) =>
      docOf(
        await payload.update({
          collection: options.collection,
          id: options.id,
          data: versionOf(options),
          draft: true,
          depth: 0,
          overrideAccess,
          req,
        }),
      ),
    )

  return {
    async find({ depth = 0, draft = false, ...options }) {
      const found = await payload.find({
        ...options,
        depth,
        draft,
        overrideAccess,
        ...readingReq(actor),
      })
      return {
        docs: found.docs.map(docOf),
        totalDocs: found.totalDocs,
        hasNextPage: found.hasNextPage,
      }
    },
    async findByID({ depth = 0, draft = false, ...options }) {
      const found = await payload.findByID({
        ...options,
        depth,
        draft,
        overrideAccess,
        disableErrors: true,
        ...readingReq(actor),
      })
      return found ? docOf(found) : null
    },
    async create({ collection, data, file, ...options }) {
      const draft = await prepareDraft(
        { data, ...(file ? { file } : {}) },
        {
          payload,
          collection,
          operation: 'create',
          ...(actor.req ? { req: actor.req } : {}),
        },
      )
      return write(actor, {}, async (req) =>
        docOf(
          await payload.create({
            collection,
            data: draft.data,
            ...(draft.file ? { file: draft.file } : {}),
            ...answering(options),
            overrideAccess,
            req,
          }),
        ),
      )
    },
    update,
    duplicate: ({ collection, id, ...options }) =>
      write(actor, {}, async (req) =>
        docOf(
          await payload.duplicate({
            collection,
            id,
            ...answering(options),
            draft: true,
            overrideAccess,
            req,
          }),
        ),
      ),
    restore: ({ collection, versionId, ...options }) =>
      write(actor, {}, async (req) =>
        docOf(
          // Payload's Local API drops `draft` here, and without it the old text would go public.
          await restoreVersionOperation({
            id: versionId,
            collection: installed(payload, collection),
            ...answering(options),
            draft: rulesIn(payload, collection)?.workflow ?? false,
            overrideAccess,
            req,
          }),
        ),
      ),
    async delete({ collection, id }) {
      await write(actor, {}, (req) =>
        payload.delete({ collection, id, depth: 0, overrideAccess, req }),
      )
    },
    publish: ({ collection, id, changeNote, minor, version }) =>
      update({
        collection,
        id,
        data: {
          ...versionOf({ version }),
          _status: 'published',
          ...(changeNote === undefined ? {} : { changeNote }),
          minor: minor ?? false,
        },
      }),
    submit: (options) => act(options, { kind: 'submit' }),
    approve: (options) => act(options, { kind: 'approve' }),
    reject: (options) => act(options, { kind: 'reject', note: options.reason }),
    reinstate: (options) =>
      write(actor, { action: { kind: 'reinstate' } }, async (req) =>
        docOf(
          await payload.update({
            collection: options.collection,
            id: options.id,
            data: { ...versionOf(options), _status: 'published' },
            depth: 0,
            overrideAccess,
            req,
          }),
        ),
      ),
    withdraw: (options) => withdraw(actor, options),
  }
}

function withdraw(
  actor: Actor,
  options: {
    collection: string
    id: string
    version?: number
    reason: string
    translations?: boolean
  },
): Promise<Doc> {
  const { collection, reason } = options
  const { payload } = actor
  if (reason.trim() === '') {
    throw badField(
      collection,
      'reason',
      'Bitte geben Sie den Grund an. Er wird öffentlich gezeigt.',
    )
  }
  const at = systemClock.now().toISOString()
  const action: Action = { kind: 'withdraw', at, reason: reason.trim() }
  const overrideAccess = actor.system !== null

  const takeBack = async (id: string, version: number | undefined, req: PayloadRequest) => {
    // The words that were public stay, not those of a newer draft: reinstating brings them back.
    const standing = await payload.findByID({
      collection,
      id,
      depth: 0,
      draft: false,
      overrideAccess,
      req,
    })
    const data = contentOf(docOf(standing))
    return docOf(
      await payload.update({
        collection,
        id,
        data: { ...data, ...versionOf({ version }) },
        depth: 0,
        overrideAccess,
        req,
      }),
    )
  }

  return write(actor, { action }, async (req) => {
    const doc = await takeBack(options.id, options.version, req)
    const rules = rulesIn(payload, collection)
    if (options.translations === false || rules?.languages !== 'variants') return doc
    if (idOf(doc.translationOf)) return doc
    const { docs } = await payload.find({
      collection,
      where: {
        translationOf: { equals: options.id },
        ...(rules.workflow ? { _status: { equals: 'published' } } : {}),
      },
      depth: 0,
      draft: false,
      pagination: false,
      overrideAccess,
      req,
    })
    for (const translation of docs) await takeBack(String(translation.id), undefined, req)
    return doc
  })
}

function rulesIn(payload: Payload, collection: string): KitRules | null {
  const config = payload.collections[collection]?.config
  return config ? rulesOf(config) : null
}

function installed(payload: Payload, collection: string) {
  const found = payload.collections[collection]
  if (!found) throw new Error(`There is no collection ${collection}`)
  return found
}

const administrative = new Set([
  ...managedNames,
  'id',
  '_status',
  'version',
  'publicState',
  'publicTimes',
  'createdAt',
  'updatedAt',
  'deletedAt',
])

function contentOf(doc: Doc): Record<string, unknown> {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => !administrative.has(name)))
}

function answering({ depth = 0, locale, select, populate }: Answering) {
  return {
    depth,
    ...(locale ? { locale } : {}),
    ...(select ? { select } : {}),
    ...(populate ? { populate } : {}),
  }
}

function versionOf({ version }: { version?: number | undefined }): Record<string, unknown> {
  return version === undefined ? {} : { version }
}

function readingReq(actor: Actor): { req?: PayloadRequest; user?: PayloadRequest['user'] } {
  if (!actor.req) return {}
  const req = withContext(actor.req, {})
  req.user = actor.user
  return { req }
}

function docOf(value: unknown): Doc {
  if (isDoc(value)) return value
  throw new Error('Payload answered without a document')
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && 'id' in value && textOf(value.id) !== null
}
