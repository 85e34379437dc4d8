import type { LogEntry } from '#contract/log.ts'
import { ProblemError } from '../http/problem.ts'
import { languageParameter, named, QueryReader, wholeNumber, wordParameter } from '../http/query.ts'
import { CACHE_NONE, type Answer } from '../http/types.ts'
import { itemOf, type ItemRow, type Store } from '../store/index.ts'
import { apiPath } from './addresses.ts'
import type { Desk } from './composer.ts'
import { marks, rowsOf } from './find.ts'

type Asked = {
  since: number
  limit: number
  types: string[]
  languages: string[]
  channel: string | null
}

const DEFAULT_LIMIT = 200

/** A position in the changes. */
export const positionParameter = named(
  wholeNumber(0, Number.MAX_SAFE_INTEGER),
  'Only what came after this `sequence`.',
  0,
)

const taken = {
  since: positionParameter,
  limit: named(wholeNumber(1, 1000), 'Entries on a page.', DEFAULT_LIMIT),
  types: named(wordParameter, 'Only items of these types; without it of all.'),
  language: named(languageParameter, 'Only items in these languages; without it or with `*` all.'),
  channel: named(wordParameter, 'Key of a website: what is not for it comes as `remove`.'),
  epoch: named(wordParameter, 'The history you know: another one is answered with 409.'),
}

/** `GET /content/v1/changes`: the newest entry of every item, in the order of the log. */
export function answerChanges(desk: Desk, query: URLSearchParams): Answer {
  const { store } = desk
  const reader = new QueryReader(query)
  const { epoch, ...asked } = readChanges(reader)
  reader.done()
  const state = store.state()
  if (state.epoch === null) throw new ProblemError('unavailable', {}, { 'Retry-After': '1' })
  const lost = asked.since > 0 && asked.since < state.horizon
  if (lost || (epoch !== null && epoch !== state.epoch)) {
    throw new ProblemError('resync', { epoch: state.epoch })
  }
  const rows = readRows(store, asked)
  const page = rows.slice(0, asked.limit)
  const more = rows.length > page.length
  const reached = more ? (page.at(-1)?.sequence ?? asked.since) : state.sequence
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({
      epoch: state.epoch,
      changes: page.map((row) => entryOf(store, row, asked.channel)),
      sequence: Math.max(reached, asked.since),
      more,
    }),
    cacheControl: CACHE_NONE,
  }
}

/** The parameters of the changes, which the stream takes as well. */
export function readChanges(query: QueryReader): Asked & { epoch: string | null } {
  return {
    since: query.one('since', taken.since) ?? 0,
    limit: query.one('limit', taken.limit) ?? DEFAULT_LIMIT,
    types: query.many('types', taken.types),
    languages: query.many('language', taken.language),
    channel: query.one('channel', taken.channel),
    epoch: query.one('epoch', taken.epoch),
  }
}

function readRows(store: Store, asked: Asked): ItemRow[] {
  const { types } = asked
  const languages = asked.languages.includes('*') ? [] : asked.languages
  return rowsOf(
    store,
    `WHERE i.parent IS NULL AND i.sequence > ?
     ${types.length > 0 ? `AND i.type IN (${marks(types)})` : ''}
     ${languages.length > 0 ? `AND i.language IN ('', ${marks(languages)})` : ''}
     ORDER BY i.sequence LIMIT ?`,
    asked.since,
    ...types,
    ...languages,
    asked.limit + 1,
  )
}

/** A row as the entry it came from. What is not in the channel asked for is a removal to this reader. */
function entryOf(store: Store, row: ItemRow, channel: string | null): LogEntry {
  const { sequence, id, type, version, revision, at } = row
  const language = row.language || null
  const base = { sequence, id, type, language, version, revision, at }
  const contentType = store.contentTypes.get(type)
  const address = (slug: string) =>
    contentType?.path ? { url: apiPath(contentType, { id, language }, slug) } : {}
  if (row.state === 'withdraw') {
    const { slug, reason } = row
    const formerSlugs = formerSlugsOf(store, row)
    return {
      ...base,
      operation: 'withdraw',
      slug,
      ...(formerSlugs.length > 0 ? { formerSlugs } : {}),
      ...address(slug),
      ...(reason === null ? {} : { reason }),
    }
  }
  const item = itemOf(row, { body: true })
  if (!item || (channel !== null && !item.channels.includes(channel))) {
    return { ...base, operation: 'remove' }
  }
  return { ...base, operation: 'put', item: { ...item, ...address(item.slug) } }
}

/** Old addresses of what was taken back: nodes that follow this one answer them alike. */
function formerSlugsOf(store: Store, row: ItemRow): string[] {
  const { id, language } = row
  return store
    .all(
      'SELECT slug FROM slugs WHERE id = ? AND language = ? AND current = 0 ORDER BY slug',
      id,
      language,
    )
    .map((found) => String(found.slug))
}
