import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { systemClock } from '#platform/clock.ts'
import { databaseTime } from '#platform/database/index.ts'
import { isShown, lastVersion, reserveSlug } from '#publication/log/index.ts'
import { holds, personOf } from '../access.ts'
import { contentHash } from '../contentHash.ts'
import { badField, conflict, forbidden } from '../errors.ts'
import { instantOf } from '../instant.ts'
import { wantedSlug } from '../slug.ts'
import type { KitRules } from '../types.ts'
import { idOf, recordOf, textOf } from '../view.ts'
import { readMain } from './beforeOperation.ts'
import { type Action, intentOf } from './context.ts'

type Data = Record<string, unknown>

type Change = {
  rules: KitRules
  slug: string
  req: PayloadRequest
  data: Data
  original: Data
  creating: boolean
  action: Action | null
  system: string | null
}

/**
 * The one guard before a document is stored: looks at the state that results, not at what was
 * asked, and checks permission, approval, embargo and slug on it.
 */
export function guard(rules: KitRules): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, operation, collection, req }) => {
    const change: Change = {
      rules,
      slug: collection.slug,
      req,
      data: { ...data },
      original: operation === 'create' ? {} : recordOf(originalDoc),
      creating: operation === 'create',
      ...intentOf(req),
    }
    if (req.context.isRestoringVersion === true) keepStanding(change)
    checkAction(change)
    const publishing = isPublishing(change)
    await checkShown(change)
    await checkInstants(change, publishing)
    await checkLanguage(change)
    followWork(change)
    if (publishing) await checkPublishing(change)
    if (change.action?.kind === 'withdraw') {
      const { at, reason } = change.action
      change.data.withdrawn = { at, reason }
    }
    change.data.version = (await highestVersion(change)) + 1
    return change.data
  }
}

function checkAction({ action, rules, req, system }: Change): void {
  if (action && !rules.workflow && action.kind !== 'withdraw' && action.kind !== 'reinstate') {
    throw conflict('no-workflow', 'Hier wird nichts vorgelegt oder freigegeben: Speichern genügt.')
  }
  if (!action || action.kind === 'submit' || system) return
  if (holds(req.user, rules.publish)) return
  throw forbidden('Freigeben, zurückgeben und zurückziehen darf nur, wer hier veröffentlicht.')
}

function isPublishing({ rules, data, action }: Change): boolean {
  if (action?.kind === 'withdraw' || textOf(data.deletedAt)) return false
  return !rules.workflow || data._status === 'published'
}

// An old version brings back text, not decisions.
const standing = [
  'withdrawn',
  'workState',
  'workNote',
  'approval',
  'slug',
  'embargoUntil',
  'publishedAt',
  'language',
  'translationOf',
  'originalLanguage',
  'version',
]

function keepStanding({ rules, data, original }: Change): void {
  for (const name of standing) if (name in original) data[name] = original[name]
  data.changeNote = null
  if (rules.workflow) data._status = 'draft'
}

/** Where saving is publishing, what others have made public is not for those who never publish. */
async function checkShown({ rules, slug, req, original, creating, system }: Change): Promise<void> {
  if (rules.workflow || creating || system || holds(req.user, rules.publish)) return
  if (!(await isShown({ req, collection: slug, id: String(original.id) }))) return
  throw forbidden(
    'Das ist öffentlich oder dafür vorgemerkt: Ändern darf es nur, wer hier veröffentlicht.',
  )
}

async function checkInstants(change: Change, publishing: boolean): Promise<void> {
  const { data, original, slug } = change
  for (const name of ['embargoUntil', 'publishedAt']) {
    const value = data[name]
    if (value === null || value === undefined || value === '') {
      if (value === '') data[name] = null
      continue
    }
    const time = instantOf(value)
    if (time === null) {
      throw badField(
        slug,
        name,
        'Bitte geben Sie einen Zeitpunkt mit Zeitzone an, zum Beispiel 2026-05-04T10:00:00+02:00.',
      )
    }
    data[name] = new Date(time).toISOString()
  }
  const now = systemClock.now().getTime()
  const embargo = textOf(data.embargoUntil)
  // An embargo in the past is no embargo; a clock that runs ahead does not make it past.
  if (publishing && embargo && Date.parse(embargo) <= now) {
    const reached = (await databaseTime(change.req.payload)).getTime()
    if (Date.parse(embargo) <= reached) data.embargoUntil = null
  }

  const first = textOf(data.publishedAt)
  if (!first || first === textOf(original.publishedAt)) return
  if (!change.system && !holds(change.req.user, [])) {
    throw forbidden(
      'Den Tag der ersten Veröffentlichung setzen nur die Verwaltung und der Import.',
      {
        fields: ['publishedAt'],
      },
    )
  }
  if (Date.parse(first) > now) {
    throw badField(slug, 'publishedAt', 'Die erste Veröffentlichung liegt in der Vergangenheit.')
  }
}

async function checkLanguage(change: Change): Promise<void> {
  const { rules, data, original, req, slug } = change
  // Taking back must not depend on what else there is.
  const takingBack = change.action?.kind === 'withdraw' || textOf(data.deletedAt) !== null
  if (rules.languages !== 'variants' || takingBack) return
  const language = textOf(data.language) ?? 'de'
  data.language = language
  const originalId = idOf(data.translationOf)
  if (!change.creating) {
    const was = textOf(original.language) ?? 'de'
    const moved = was !== language || idOf(original.translationOf) !== originalId
    const itemId = idOf(original.translationOf) ?? String(original.id)
    if (moved && (await lastVersion({ req, id: itemId, language: was })) > 0) {
      throw badField(
        slug,
        was === language ? 'translationOf' : 'language',
        'Sprache und Original stehen seit der ersten Veröffentlichung fest.',
      )
    }
  }
  if (!originalId) {
    data.originalLanguage = language
    return
  }
  const source = await readMain(originalId, { collection: { slug }, req })
  if (!source || originalId === data.id) {
    throw badField(slug, 'translationOf', 'Das Original gibt es nicht.')
  }
  if (idOf(source.translationOf)) {
    throw badField(
      slug,
      'translationOf',
      'Das ist selbst eine Übersetzung. Wählen Sie das Original.',
    )
  }
  const originalLanguage = textOf(source.language) ?? 'de'
  if (originalLanguage === language) {
    throw badField(slug, 'language', 'Eine Übersetzung hat eine andere Sprache als ihr Original.')
  }
  data.originalLanguage = originalLanguage
}

/** Submitting, approving, sending back; and new content ends what was approved. */
function followWork(change: Change): void {
  const { rules, data, original, action, req } = change
  const hash = contentHash(data)
  const person = personOf(req.user)
  const edited = change.creating || hash !== contentHash(original)
  if (edited) data.editedBy = person?.id ?? change.system ?? null
  if (!rules.workflow) return
  switch (action?.kind) {
    case 'submit':
      data.workState = 'submitted'
      data.workNote = null
      data.approval = noApproval
      return
    case 'approve':
      if (rules.fourEyes && person && person.id === original.editedBy) {
        throw forbidden(
          'Die Freigabe gibt eine zweite Person: Sie haben diesen Text zuletzt bearbeitet.',
        )
      }
      data.workState = 'approved'
      data.workNote = null
      data.approval = {
        by: person?.id ?? change.system,
        at: systemClock.now().toISOString(),
        hash,
      }
      return
    case 'reject':
      data.workState = 'rejected'
      data.workNote = action.note
      data.approval = noApproval
      return
    default:
  }
  if (edited && recordOf(data.approval).hash !== hash) {
    data.workState = 'draft'
    data.approval = noApproval
  }
}

const noApproval = { by: null, at: null, hash: null }

async function checkPublishing(change: Change): Promise<void> {
  const { rules, data, req, system } = change
  if (rules.workflow && !system && !holds(req.user, rules.publish)) {
    throw forbidden('Sie dürfen hier nicht veröffentlichen. Legen Sie den Text zur Freigabe vor.')
  }
  const approved = recordOf(data.approval).hash === contentHash(data)
  if (rules.fourEyes && !system && !approved) {
    throw conflict(
      'approval',
      'Vor dem Veröffentlichen muss eine zweite Person genau diese Fassung freigeben.',
    )
  }
  // Publishing again is what reinstates; a type without workflow has an action for that.
  if (rules.workflow || change.action?.kind === 'reinstate') {
    data.withdrawn = { at: null, reason: null }
  }
  if (rules.workflow) data.workState = 'draft'
  if (rules.hasSlugs) data.slug = await reserve(change)
}

async function reserve({ rules, data, req, slug }: Change): Promise<string> {
  const wanted = wantedSlug(textOf(data.slug), {
    source: rules.slugSource(data),
    fallback: rules.type,
  })
  if ('problem' in wanted) throw badField(slug, 'slug', wanted.problem)
  const id = idOf(data.translationOf) ?? String(data.id)
  // Labels in several languages share one address name, kept under the first language's key.
  const language = rules.languages === 'variants' ? String(data.language) : labelLanguage(rules)
  return reserveSlug({ req, type: rules.type, language, id, wanted: wanted.slug })
}

function labelLanguage(rules: KitRules): string | null {
  return rules.languages === 'labels' ? 'de' : null
}

async function highestVersion({ rules, data, original, req }: Change): Promise<number> {
  const own = typeof original.version === 'number' ? original.version : 0
  if (rules.languages !== 'variants') return own
  const id = idOf(data.translationOf) ?? String(data.id)
  return Math.max(own, await lastVersion({ req, id, language: String(data.language) }))
}
