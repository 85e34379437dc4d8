import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
  type PopulateType,
  type SelectType,
  type Where,
} from 'payload'
import { systemClock } from '#platform/clock.ts'
import { retryOnConflict } from '#platform/database/index.ts'
import { type Action, intentContext, rulesOf, withContext } from './doors/context.ts'
import { badField } from './errors.ts'
import { managedNames } from './fields/managed.ts'
import { prepareDraft } from './prepare.ts'
import type { KitRules, UploadedFile } from './types.ts'
import { idOf, textOf } from './view.ts'

export type Doc = Record<string, unknown> & { id: string }

type Reading = {
  depth?: number
  draft?: boolean
  locale?: string
  select?: Record<string, true>
}

type Answering = {
  depth?: number
  locale?: string
  select?: SelectType
  populate?: PopulateType
}

/** Payload's Local API with every choice that matters for safety made. */
export type LocalApi = {
  find(
    options: Reading & {
      collection: string
      where?: Where
      sort?: string
      limit?: number
      page?: number
      trash?: boolean
    },
  ): Promise<{ docs: Doc[]; totalDocs: number; hasNextPage: boolean }>
  findByID(options: Reading & { collection: string; id: string }): Promise<Doc | null>
  create(
    options: Answering & {
      collection: string
      data: Record<string, unknown>
      file?: UploadedFile
    },
  ): Promise<Doc>
  update(
    options: Answering & {
      collection: string
      id: string
      data: Record<string, unknown>
      file?: UploadedFile
      /** Only says that a `_status: 'draft'` in the data means a draft beside what is public. */
      draft?: boolean
      /** Also reaches a document in the trash. */
      trash?: boolean
    },
  ): Promise<Doc>
  /** A copy as a draft, without the slug, embargo and approval of the original. */
  duplicate(options: Answering & { collection: string; id: string }): Promise<Doc>
  /** Brings back an earlier version as a draft. */
  restore(options: Answering & { collection: string; versionId: string }): Promise<Doc>
  delete(options: { collection: string; id: string }): Promise<void>
  publish(options: {
    collection: string
    id: string
    version?: number
    changeNote?: string
    minor?: boolean
  }): Promise<Doc>
  /** Takes back what is public; with an original its translations, unless told otherwise. */
  withdraw(options: {
    collection: string
    id: string
    version?: number
    reason: string
    translations?: boolean
  }): Promise<Doc>
  reinstate(options: { collection: string; id: string; version?: number }): Promise<Doc>
  submit(options: { collection: string; id: string; version?: number }): Promise<Doc>
  approve(options: { collection: string; id: string; version?: number }): Promise<Doc>
  reject(options: {
    collection: string
    id: string
    version?: number
    reason: string
  }): Promise<Doc>
}

type Actor = {
  payload: Payload
  /** The request whose transaction the calls join, if it has one. */
  req: PayloadRequest | null
  user: PayloadRequest['user']
  system: string | null
}

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
          await payload.restoreVersion({
            collection,
            id: versionId,
            ...answering(options),
            // Without drafts there is only the one row to restore into.
            draft: workflowOf(payload, collection),
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

function workflowOf(payload: Payload, collection: string): boolean {
  return rulesIn(payload, collection)?.workflow ?? false
}

const administrative = new Set([
  ...managedNames,
  'id',
  '_status',
  'version',
  'publicState',
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

/**
 * Runs a write in the caller's transaction, or in one of its own that is begun again, with a fresh
 * request, when the database reports a conflict.
 */
async function write<T>(
  actor: Actor,
  intent: { action?: Action },
  run: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const context = intentContext({
    ...intent,
    ...(actor.system === null ? {} : { system: actor.system }),
  })
  const outer = actor.req
  if (outer && (await outer.transactionID)) {
    const req = withContext(outer, context)
    req.user = actor.user
    return run(req)
  }
  return retryOnConflict(async () => {
    const req = await freshRequest(actor, context)
    const begun = await initTransaction(req)
    try {
      const result = await run(req)
      if (begun) await commitTransaction(req)
      return result
    } catch (error) {
      await killTransaction(req)
      throw error
    }
  })
}

/** A request like the given one, without its transaction, file and context. */
function freshRequest(actor: Actor, context: Record<string, unknown>): Promise<PayloadRequest> {
  const { req, user, payload } = actor
  return createLocalReq(
    {
      context,
      ...(user ? { user } : {}),
      ...(req?.locale ? { locale: req.locale } : {}),
      ...(typeof req?.fallbackLocale === 'string' ? { fallbackLocale: req.fallbackLocale } : {}),
      req: req
        ? { payloadAPI: req.payloadAPI, i18n: req.i18n, headers: req.headers }
        : { payloadAPI: 'local' },
    },
    payload,
  )
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
