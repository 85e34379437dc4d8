import type { LogEntry } from '#contract/log.ts'
import { ProblemError } from '../http/problem.ts'
import { languageParameter, named, QueryReader, wholeNumber, wordParameter } from '../http/query.ts'
import { CACHE_NONE, type Answer } from '../http/types.ts'
import { storedText, type ItemRow, type Store } from '../store/index.ts'
import { apiPath } from './addresses.ts'
import type { Desk } from './composer.ts'
import { marks, rowsOf } from './find.ts'

/** What a reader of the changes asks for, besides its position. */
export type ChangesFilter = { types: string[]; languages: string[]; channel: string | null }

export type ChangesQuery = ChangesFilter & { since: number; limit: number }

/** Entries in the order of the log, each as JSON text: they are made for being sent. */
export type ChangesPart = {
  changes: { sequence: number; text: string }[]
  /** Where to go on. */
  sequence: number
  more: boolean
}

/** Neither a node nor a reader shall need more memory for one page, whatever `limit` says. */
const MOST_BYTES = 4 * 1024 * 1024
const ROWS_AT_ONCE = 100

/** `GET /content/v1/changes`: the newest entry of every item, in the order of the log. */
export function answerChanges(desk: Desk, query: URLSearchParams): Answer {
  const { store } = desk
  const asked = readChangesQuery(store, query)
  const { changes, sequence, more } = changesAfter(store, asked, MOST_BYTES)
  const { epoch, horizon } = store.state()
  const rest = JSON.stringify({ sequence, more, ...(horizon > 0 ? { horizon } : {}) }).slice(1)
  const entries = changes.map(({ text }) => text).join()
  return {
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: `{"epoch":${JSON.stringify(epoch)},"changes":[${entries}],${rest}`,
    cacheControl: CACHE_NONE,
  }
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

/** The parameters of the changes, which the stream takes as well. */
export function readChanges(query: QueryReader): ChangesQuery & { epoch: string | null } {
  const languages = query.many('language', taken.language)
  return {
    since: query.one('since', taken.since) ?? 0,
    limit: query.one('limit', taken.limit) ?? DEFAULT_LIMIT,
    types: query.many('types', taken.types),
    languages: languages.includes('*') ? [] : languages,
    channel: query.one('channel', taken.channel),
    epoch: query.one('epoch', taken.epoch),
  }
}

/** Reads and checks the parameters; throws the problem they meet, `resync` included. `from` wins over `since`. */
export function readChangesQuery(
  store: Store,
  query: URLSearchParams,
  { from }: { from?: number } = {},
): ChangesQuery {
  const reader = new QueryReader(query)
  const { epoch, since, ...asked } = readChanges(reader)
  reader.done()
  const position = from ?? since
  const state = store.state()
  if (state.epoch === null) throw new ProblemError('unavailable', {}, { 'Retry-After': '1' })
  if (isForgotten(store, position) || (epoch !== null && epoch !== state.epoch)) {
    throw new ProblemError('resync', { epoch: state.epoch })
  }
  return { ...asked, since: position }
}

/** Whether removals after this position are forgotten: its reader would keep what is gone. */
export function isForgotten(store: Store, since: number): boolean {
  return since > 0 && since < store.state().horizon
}

/** The entries after `since`: at most `limit`, and none after the one that exceeds `mostBytes`. */
export function changesAfter(store: Store, asked: ChangesQuery, mostBytes: number): ChangesPart {
  const changes: ChangesPart['changes'] = []
  let { since } = asked
  let bytes = 0
  for (;;) {
    const wanted = Math.min(asked.limit - changes.length + 1, ROWS_AT_ONCE)
    const rows = readRows(store, { ...asked, since, limit: wanted })
    for (const row of rows) {
      if (changes.length === asked.limit || bytes > mostBytes) {
        return { changes, sequence: since, more: true }
      }
      const text = entryText(store, row, asked.channel)
      bytes += text.length
      since = row.sequence
      changes.push({ sequence: since, text })
    }
    // A reader that has been on a node further ahead keeps its position.
    if (rows.length < wanted) {
      return { changes, sequence: Math.max(store.state().sequence, since), more: false }
    }
  }
}

function readRows(store: Store, asked: ChangesQuery): ItemRow[] {
  const { types, languages } = asked
  return rowsOf(
    store,
    `WHERE i.parent IS NULL AND i.sequence > ?
     ${types.length > 0 ? `AND i.type IN (${marks(types)})` : ''}
     ${languages.length > 0 ? `AND i.language IN ('', ${marks(languages)})` : ''}
     ORDER BY i.sequence LIMIT ?`,
    asked.since,
    ...types,
    ...languages,
    asked.limit,
  )
}

/** A row as the entry it came from. What is not in the channel asked for is a removal to this reader. */
function entryText(store: Store, row: ItemRow, channel: string | null): string {
  const { sequence, id, type, version, revision, at } = row
  const language = row.language || null
  const contentType = store.contentTypes.get(type)
  const address = contentType?.path ? { url: apiPath(contentType, { id, language }, row.slug) } : {}
  const shown = isInChannel(row, channel) ? storedText(row, { body: true }) : null
  const operation: LogEntry['operation'] =
    shown !== null ? 'put' : row.state === 'withdraw' ? 'withdraw' : 'remove'
  const entry = { sequence, id, type, language, version, revision, at, operation }
  if (shown !== null) {
    // The stored text is what it would be again after reading and writing it.
    const parts = [shown, JSON.stringify(address)].map((part) => part.slice(1, -1))
    const item = parts.filter((part) => part !== '').join()
    return `${JSON.stringify(entry).slice(0, -1)},"item":{${item}}}`
  }
  if (operation === 'remove') return JSON.stringify(entry)
  const { slug, reason } = row
  const formerSlugs = formerSlugsOf(store, row)
  return JSON.stringify({
    ...entry,
    slug,
    ...(formerSlugs.length > 0 ? { formerSlugs } : {}),
    ...address,
    ...(reason === null ? {} : { reason }),
  })
}

function isInChannel({ channels }: ItemRow, channel: string | null): boolean {
  if (channel === null) return true
  const keys: string[] = JSON.parse(channels)
  return keys.includes(channel)
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
