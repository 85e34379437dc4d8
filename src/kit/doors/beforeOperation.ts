import {
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  getLatestCollectionVersion,
  type PayloadRequest,
  type SanitizedCollectionConfig,
} from 'payload'
import { systemClock } from '#platform/clock.ts'
import { conflict, Refused } from '../errors.ts'
import type { KitRules } from '../types.ts'
import { recordOf, textOf } from '../view.ts'
import { refuseDenied } from './denied.ts'
import { intentOf } from './context.ts'

/** The arguments of a write that decide about publication; Payload reads them after this hook. */
type WriteArguments = {
  id?: unknown
  where?: unknown
  data?: unknown
  draft?: boolean
  autosave?: boolean
  trash?: boolean
  overrideAccess?: boolean
  duplicateFromID?: unknown
  publishSpecificLocale?: unknown
  publishAllLocales?: unknown
  unpublishAllLocales?: unknown
}

/**
 * Decides for every write, whoever calls, whether it touches the public row: only a literal
 * `_status: 'published'` does, and the kit's own actions.
 */
export function doorKeeper(rules: KitRules): CollectionBeforeOperationHook {
  return async ({ args, operation, collection, req }) => {
    if (operation === 'create') await enterCreate(args, { rules, collection, req })
    if (operation === 'update') await enterUpdate(args, { rules, collection, req })
    if (operation === 'delete') await enterDelete(args, { rules, collection, req })
    if (operation === 'restoreVersion') enterRestore(args, rules)
    return args
  }
}

type Door = { rules: KitRules; collection: SanitizedCollectionConfig; req: PayloadRequest }

async function enterCreate(args: WriteArguments, door: Door): Promise<void> {
  const data = { ...recordOf(args.data) }
  delete data.publicState
  delete data.publicTimes
  if (args.duplicateFromID) {
    delete data._status
    args.draft = door.rules.workflow
  }
  if (!args.overrideAccess) await refuseDenied(data, { ...door, operation: 'create', current: {} })
  const publishing = data._status === 'published'
  if (door.rules.workflow) {
    args.draft = !publishing
    if (!publishing) data._status = 'draft'
  } else {
    args.draft = false
    delete data._status
  }
  oneLanguageOnly(args)
  args.data = data
}

async function enterUpdate(args: WriteArguments, door: Door): Promise<void> {
  const { rules, collection, req } = door
  if (args.id === undefined || args.id === null) throw bulkRefused()
  const id = String(args.id)
  const data = { ...recordOf(args.data) }
  delete data.publicState
  delete data.publicTimes

  const main = await readMain(id, door)
  // A missing document and a forbidden one are answered by Payload itself.
  if (!main) return
  const latest = rules.workflow ? await readLatest(id, door) : main
  refuseStale(data, latest)
  if (!args.overrideAccess) {
    await refuseDenied(data, { ...door, operation: 'update', current: latest })
  }

  const action = intentOf(req).action
  const unpublish = args.unpublishAllLocales === true || args.unpublishAllLocales === 'true'
  const asDraft = args.draft === true
  oneLanguageOnly(args)

  const withdrawn = textOf(recordOf(main.withdrawn).at) !== null
  if (action?.kind === 'reinstate' && !withdrawn) {
    throw conflict('not-withdrawn', 'Dieser Text ist nicht zurückgezogen.')
  }
  if (action?.kind === 'withdraw') {
    if (rules.workflow ? main._status !== 'published' : withdrawn) {
      throw conflict('not-public', 'Dieser Text ist nicht öffentlich.')
    }
    // As a draft nothing is validated: what may not stay public must not wait for a missing link to
    // be mended. The main row follows in afterChange.
    args.draft = rules.workflow
    args.data = rules.workflow ? { ...data, _status: 'draft' } : data
    return
  }
  if (textOf(data.deletedAt)) {
    await refuseOrphans(id, { ...door, only: 'public' })
    args.draft = false
    args.data = { deletedAt: data.deletedAt, ...(rules.workflow ? { _status: 'draft' } : {}) }
    return
  }
  if (data.deletedAt === null && textOf(main.deletedAt)) {
    args.draft = false
    args.trash = true
    const status = data._status === 'published' ? 'published' : 'draft'
    args.data = { deletedAt: null, ...(rules.workflow ? { _status: status } : {}) }
    return
  }
  if (!rules.workflow) {
    if (data._status === 'draft' && !asDraft) throw withdrawInstead(collection, main)
    delete data._status
    args.draft = false
    args.data = data
    return
  }
  // The remarks on one publication are not those of the next.
  if (latest._status === 'published' && !action) {
    if (!('changeNote' in data)) data.changeNote = null
    if (!('minor' in data)) data.minor = false
  }
  if (data._status === 'published') {
    args.draft = false
  } else {
    const isPublic = main._status === 'published' && !textOf(main.deletedAt)
    if (isPublic && !asDraft && (data._status === 'draft' || unpublish)) {
      throw withdrawInstead(collection, main)
    }
    delete data._status
    args.draft = true
  }
  args.data = data
}

async function enterDelete(args: WriteArguments, door: Door): Promise<void> {
  if (args.id === undefined || args.id === null) throw bulkRefused()
  // The trash can is emptied through the same door.
  args.trash = true
  await refuseOrphans(String(args.id), { ...door, only: 'any' })
}

// A translation has its public id from its original: without it, it would become another item. And
// whoever throws an original away does not expect its translations to stay public.
async function refuseOrphans(
  id: string,
  { rules, collection, req, only }: Door & { only: 'any' | 'public' },
): Promise<void> {
  if (rules.languages !== 'variants') return
  const { totalDocs } = await req.payload.db.count({
    collection: collection.slug as CollectionSlug,
    where: {
      and: [
        { translationOf: { equals: id } },
        { deletedAt: { exists: false } },
        ...(only === 'public' ? [{ _status: { equals: 'published' } }] : []),
      ],
    },
    req,
  })
  if (totalDocs === 0) return
  throw conflict(
    'translations',
    'Zu diesem Text gibt es Übersetzungen. Bitte ziehen Sie ihn zurück, oder löschen Sie zuerst die Übersetzungen.',
    { translations: totalDocs },
  )
}

function enterRestore(args: WriteArguments, rules: KitRules): void {
  // Payload has read `draft` before this hook, so it can only be refused here, not corrected.
  if (rules.workflow && args.draft !== true) {
    throw conflict(
      'restore-as-draft',
      'Eine frühere Fassung lässt sich nur als Entwurf wiederherstellen.',
    )
  }
}

// Autosaves and publications of one language alone have no place: a document is one language.
function oneLanguageOnly(args: WriteArguments): void {
  args.autosave = false
  args.publishSpecificLocale = undefined
  args.publishAllLocales = undefined
  args.unpublishAllLocales = undefined
}

function refuseStale(data: Record<string, unknown>, latest: Record<string, unknown>): void {
  if (data.version === undefined || data.version === null) return
  const current = latest.version ?? 0
  if (data.version === current) return
  throw conflict(
    'stale',
    'Dieser Text wurde inzwischen geändert. Bitte laden Sie ihn neu, bevor Sie speichern.',
    { yours: data.version, current },
  )
}

function bulkRefused(): Refused {
  return new Refused(
    'Mehrere Dokumente auf einmal lassen sich nur einzeln geprüft ändern: POST /api/{collection}/bulk.',
    { status: 405, code: 'bulk' },
  )
}

function withdrawInstead(
  collection: SanitizedCollectionConfig,
  main: Record<string, unknown>,
): Refused {
  const embargo = Date.parse(textOf(main.embargoUntil) ?? '')
  return conflict(
    'withdraw',
    embargo > systemClock.now().getTime()
      ? 'Dieser Text ist zur Veröffentlichung vorgemerkt. Soll er doch nicht erscheinen, ziehen Sie ihn zurück; was schon öffentlich war, wird dabei auch zurückgezogen.'
      : 'Was öffentlich ist, wird nicht zum Entwurf, sondern mit einer Begründung zurückgezogen.',
    { withdraw: `/api/${collection.slug}/{id}/withdraw` },
  )
}

/** The row that says what is public. */
export async function readMain(
  id: string,
  { collection, req }: { collection: { slug: string }; req: PayloadRequest },
): Promise<Record<string, unknown> | null> {
  const row: unknown = await req.payload.db.findOne({
    collection: collection.slug,
    where: { id: { equals: id } },
    ...(req.locale ? { locale: req.locale } : {}),
    req,
  })
  return row ? recordOf(row) : null
}

async function readLatest(id: string, { collection, req }: Door): Promise<Record<string, unknown>> {
  const latest: unknown = await getLatestCollectionVersion({
    id,
    config: collection,
    payload: req.payload,
    query: { collection: collection.slug as CollectionSlug, where: {}, req },
    req,
  })
  return recordOf(latest)
}
