import type { ContentType } from '#contract/contentType.ts'
import { answerForm, formsOf, type FormName } from '../forms/index.ts'
import { BadParameterError, ProblemError } from '../http/problem.ts'
import { named, oneOf, QueryReader } from '../http/query.ts'
import type { Answer, DeliveryRequest } from '../http/types.ts'
import type { ItemRow, Store } from '../store/index.ts'
import { API_BASE } from './addresses.ts'
import { jsonAnswer } from './answer.ts'
import { Composer, type Desk } from './composer.ts'
import { badCursor, readCursor } from './cursor.ts'
import { lastRemovalOf, rowsOf } from './find.ts'
import { JsonText } from './jsonText.ts'
import { commonLinks, readReach, type Reach } from './listing.ts'
import type { Position } from '../places/index.ts'
import { reachOf } from './select.ts'
import { writeTimeline } from './timeline.ts'

// The plus keeps SQLite from walking through the whole type instead of looking the id up.
const BY_ID = 'WHERE i.id = ? AND +i.type = ?'

/** What an address of an item leads to. */
export type Found =
  | { kind: 'item'; row: ItemRow }
  | { kind: 'moved'; row: ItemRow }
  | { kind: 'withdrawn'; row: ItemRow }

/** `GET /content/v1/{type}/{slug or id}` */
export function answerItem(
  desk: Desk,
  type: ContentType,
  options: { name: string; request: DeliveryRequest },
): Answer {
  const { name, request } = options
  const { reach, include, form, query, after } = readAsked(type, name, request.query)
  const found = findItem(desk.store, { type: type.type, name, reach })
  if (!found) throw new ProblemError('not-found')
  if (found.kind === 'withdrawn') {
    throw new ProblemError('withdrawn', { withdrawnAt: found.row.at, reason: found.row.reason })
  }
  const composer = new Composer(desk, reach)
  if (found.kind === 'moved') return moved(type, found.row, request.search)
  const { row } = found
  if (form) return answerForm(composer, { type, row, form })
  const out = new JsonText()
  composer.writeItem(out, row, { links: include.includes('links') })
  // The item stays open for what depends on where it stands.
  out.dropLast()
  if (type.neighbours) writeNeighbours(composer, out, row)
  if (include.includes('timeline')) {
    out.text(',"timeline":')
    writeTimeline(composer, out, { type, id: row.id, query, after })
  }
  out.text('}')
  return jsonAnswer(composer, out, { language: row.language || null })
}

type Asked = {
  reach: Reach
  include: ('body' | 'links' | 'timeline')[]
  /** Another form than JSON; `include` then changes nothing. */
  form: FormName | null
  query: string
  after: Position | null
}

function readAsked(type: ContentType, name: string, given: URLSearchParams): Asked {
  const text = given.get('cursor')
  if (text === null) return readFirst(type, given)
  if ([...given.keys()].length > 1) throw badCursor()
  const { query, position } = readCursor(text, `${type.path}/${name}`)
  try {
    return { ...readFirst(type, new URLSearchParams(query)), after: position }
  } catch (error) {
    throw error instanceof BadParameterError ? badCursor() : error
  }
}

function readFirst(type: ContentType, given: URLSearchParams): Asked {
  const query = new QueryReader(given)
  const asked = readItem(query, type)
  query.done()
  return { ...asked, query: given.toString(), after: null }
}

/** The parameters of an item of this type. */
export function readItem(
  query: QueryReader,
  type: ContentType,
): Pick<Asked, 'reach' | 'include' | 'form'> {
  const include = hasTimeline(type) ? includeOfField : includeOfItem
  const forms = formsOf(type)
  return {
    reach: readReach(query),
    include: query.many('include', include),
    form: forms.length > 0 ? query.one('format', formatOf(forms)) : null,
  }
}

function formatOf(forms: FormName[]) {
  return named(oneOf(forms), 'The item in another form, in place of JSON as described here.')
}

/** Whether other items are assigned to items of this type, so that these have a timeline. */
export function hasTimeline(type: ContentType): boolean {
  return commonLinks.fieldOfAction?.includes(type.type) ?? false
}

const includeOfItem = named(
  oneOf<Asked['include'][number]>(['body', 'links']),
  '`links`: linked items as whole summaries. The body is always there.',
)
const includeOfField = named(
  oneOf<Asked['include'][number]>(['body', 'links', 'timeline']),
  '`links`: linked items as whole summaries; `timeline`: what is assigned to it, newest first.',
)

/** An item by slug or id in the languages asked for; undefined is the common 404. */
export function findItem(
  store: Store,
  options: { type: string; name: string; reach: Reach },
): Found | undefined {
  const { type, name, reach } = options
  const byId = rowsOf(store, BY_ID, name, type)
  if (byId.length > 0) return bestOf(byId, reach)
  const slugs = store.all('SELECT * FROM slugs WHERE type = ? AND slug = ?', type, name)
  const order = languageOrder(reach)
  const [slug] = slugs
    .map((row) => ({
      id: String(row.id),
      language: String(row.language),
      current: Number(row.current),
    }))
    .filter(({ language }) => order(language) < Infinity)
    .toSorted((a, b) => b.current - a.current || order(a.language) - order(b.language))
  if (!slug) return undefined
  const variants = rowsOf(store, BY_ID, slug.id, type)
  const own = variants.filter((row) => row.language === slug.language)
  if (slug.current === 0) {
    const found = bestOf(own, reach)
    return found?.kind === 'item' ? { kind: 'moved', row: found.row } : found
  }
  // With a fallback the first public language counts, whichever slug led here.
  return bestOf(reach.fallback.length > 0 ? variants : own, reach)
}

function bestOf(rows: ItemRow[], reach: Reach): Found | undefined {
  const order = languageOrder(reach)
  const wanted = rows
    .filter((row) => order(row.language) < Infinity)
    .toSorted((a, b) => order(a.language) - order(b.language))
  const open = wanted.filter((row) => row.state === 'put')
  const shown = open.find((row) => reach.channel === null || isIn(row, reach.channel))
  if (shown) return { kind: 'item', row: shown }
  const withdrawn = open.length === 0 && wanted.find((row) => row.state === 'withdraw')
  return withdrawn ? { kind: 'withdrawn', row: withdrawn } : undefined
}

function isIn(row: ItemRow, channel: string): boolean {
  const channels: string[] = JSON.parse(row.channels)
  return channels.includes(channel)
}

/** The rank of a language among those asked for; Infinity for the others. */
function languageOrder(reach: Reach): (language: string) => number {
  const order = [...new Set([...reach.languages.filter((tag) => tag !== '*'), ...reach.fallback])]
  const all = reach.languages.includes('*')
  return (language) => {
    if (language === '') return 0
    const position = order.indexOf(language)
    if (position >= 0) return position
    if (!all) return Infinity
    return order.length + (language === 'de' ? 0 : 1)
  }
}

function moved(type: ContentType, row: ItemRow, search: string): Answer {
  return {
    status: 308,
    contentType: 'application/json; charset=utf-8',
    body: null,
    headers: { Location: `${API_BASE}/${type.path}/${encodeURIComponent(row.slug)}${search}` },
    lastModified: row.at,
    tags: [`item:${row.id}`, `type:${row.type}`],
  }
}

/** The next older and the next newer item of the same type and language, in the channel asked. */
function writeNeighbours(composer: Composer, out: JsonText, row: ItemRow): void {
  const { store, places, library } = composer.desk
  const { type, language } = row
  const languages = [language || '*']
  const where = reachOf(type, { languages, fallback: [], channel: composer.reach.channel })
  const found = places.find(where, 'date')
  const { before: older, after: newer } = found.beside(row.key)
  const rows = library.linkRows([older, newer].filter((key) => key !== null))
  for (const [name, key] of [
    ['previous', older],
    ['next', newer],
  ] as const) {
    out.text(`,"${name}":`)
    const neighbour = key === null ? undefined : rows.get(key)
    if (neighbour) composer.writeRef(out, neighbour)
    else out.text('null')
  }
  // A neighbour that is gone shaped the answer too, and nothing tells any more which one it was.
  composer.touchType(type, lastRemovalOf(store, { type, language }))
}
