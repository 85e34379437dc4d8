import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from '../answers/addresses.ts'
import { jsonAnswer } from '../answers/answer.ts'
import { Composer, type Desk } from '../answers/composer.ts'
import { badCursor, readCursor, writeCursor } from '../answers/cursor.ts'
import { countFacets } from '../answers/facets.ts'
import { lastChangeOf } from '../answers/find.ts'
import { JsonText } from '../answers/jsonText.ts'
import { languageOf } from '../answers/list.ts'
import { type Listing, readListing } from '../answers/listing.ts'
import type { Position } from '../places/index.ts'
import { BadParameterError } from '../http/problem.ts'
import {
  isNoLonger,
  named,
  NOT_BLANK,
  type Parameter,
  QueryReader,
  wordParameter,
} from '../http/query.ts'
import type { Answer, DeliveryRequest, RouteHandler } from '../http/types.ts'
import type { Bits, RowSet } from './bits.ts'
import { Facets } from './facets.ts'
import { Filter } from './filter.ts'
import { Highlights } from './highlights.ts'
import { writeHits } from './hits.ts'
import { matchOf } from './match.ts'
import { Needs } from './needs.ts'
import { parseQuery, type Term } from './query.ts'
import { type After, type Hit, rankedHits } from './rank.ts'
import { Rows } from './rows.ts'
import { suggest } from './suggest.ts'
import { Vocabulary } from './vocabulary.ts'

/** Fewer hits than this are little: perhaps another spelling finds more. */
const LITTLE = 3
const CURSOR_PATH = 'search'
/** What may be remembered of words and texts together; the more items, the more of it for words. */
const MOST_BYTES = 12 * 2 ** 20
const LEAST_FOR_TEXTS = 4 * 2 ** 20

/** Everything is allowed but nothing and more than 200 characters. */
const textParameter: Parameter<string> = {
  allowed: 'text of 1 to 200 characters',
  parse: (value) => (value !== '' && isNoLonger(value, 200) ? value : undefined),
  schema: { type: 'string', pattern: NOT_BLANK, maxLength: 200 },
  about: 'Words that all must be found; `"exact phrases"`, `-excluded`.',
}

const typesParameter = named(wordParameter, 'Only items of these types; without it of all.')

type Asked = { text: string; listing: Listing; query: string; after: After | null }

/** What searches read, and what they remember of it. */
type Index = {
  desk: Desk
  rows: Rows
  needs: Needs
  filter: Filter
  facets: Facets
  highlights: Highlights
}

/** `GET /content/v1/search` */
export function createSearch(desk: Desk): RouteHandler {
  const types = [...desk.store.contentTypes.values()].filter(isSearched)
  const { store: tables } = desk
  const rows = new Rows(tables)
  const vocabulary = new Vocabulary(tables)
  const needs = new Needs({ tables, rows, vocabulary })
  const filter = new Filter({ places: desk.places, rows })
  const facets = new Facets({ places: desk.places, rows, filter })
  const room = (): number => Math.max(LEAST_FOR_TEXTS, MOST_BYTES - needs.bytes)
  const highlights = new Highlights({ store: tables, rows, room })
  const index: Index = { desk, rows, needs, filter, facets, highlights }
  return (request) => answerSearch(index, types, request)
}

/** Whether search finds items of a type. Dates of activities are found by way of their activity. */
export function isSearched(type: ContentType): boolean {
  return type.path !== null && type.searchable !== false && type.window === undefined
}

function answerSearch(index: Index, types: ContentType[], request: DeliveryRequest): Answer {
  const { desk, rows, needs, filter } = index
  const { text, listing, query, after } = readAsked(desk, types, request.query)
  const composer = new Composer(desk, listing)
  for (const { type } of listing.types) composer.touchType(type, lastChangeOf(desk.store, type))
  rows.refresh()
  const terms = parseQuery(text)
  const match = matchOf(terms, needs)
  using all = match.all
  using found = filter.narrow(all, listing)
  const total = found.count()
  const tiers = match.tiersOf(found)
  const hits = rankedHits(rows.order, tiers, { limit: listing.limit + 1, after })
  const page = hits.slice(0, listing.limit)
  const last = hits.length > listing.limit ? page.at(-1) : undefined
  const next = last ? `${API_BASE}/search?cursor=${cursorAfter(rows, last, query)}` : null
  const suggestion = total < LITTLE ? suggestionFor(index, { terms, listing }) : null
  const out = new JsonText()
  out.text('{"items":')
  writeHits(composer, out, {
    hits: page.map(({ score, row }) => ({ score, key: rows.itemAt(row) })),
    marks: match.marks,
    listing,
    highlights: index.highlights,
  })
  out.text(
    `,"total":${total},"next":${JSON.stringify(next)},"suggestion":${JSON.stringify(suggestion)}`,
  )
  if (listing.facets.length > 0) {
    const facets = facetsOf(composer, { index, listing, types, found: all })
    out.text(`,"facets":${JSON.stringify(facets)}`)
  }
  out.text('}')
  return jsonAnswer(composer, out, { language: languageOf(listing) })
}

function readAsked(desk: Desk, types: ContentType[], given: URLSearchParams): Asked {
  const text = given.get('cursor')
  if (text === null) return readFirst(desk, types, given)
  if ([...given.keys()].length > 1) throw badCursor()
  const { query, position } = readCursor(text, CURSOR_PATH)
  const after = readPosition(position)
  try {
    return { ...readFirst(desk, types, new URLSearchParams(query)), after }
  } catch (error) {
    throw error instanceof BadParameterError ? badCursor() : error
  }
}

function readFirst(desk: Desk, types: ContentType[], given: URLSearchParams): Asked {
  const query = new QueryReader(given)
  const asked = readSearch(query, { types, store: desk.store, now: desk.now() })
  query.done()
  return { ...asked, query: given.toString(), after: null }
}

/** The parameters of a search over the types that can be found; a type unknown here matches nothing. */
export function readSearch(
  query: QueryReader,
  options: Parameters<typeof readListing>[1],
): Pick<Asked, 'text' | 'listing'> {
  const text = query.required('q', textParameter) ?? ''
  const wanted = query.many('types', typesParameter)
  const listing = readListing(query, { ...options, sorted: false })
  if (wanted.length === 0) return { text, listing }
  return {
    text,
    listing: { ...listing, types: options.types.filter(({ type }) => wanted.includes(type)) },
  }
}

/** Says where a page ended by the item alone, which means the same on every node. */
function cursorAfter(rows: Rows, hit: Hit, query: string): string {
  const { day, published, tie } = rows.order.placeAt(hit.row)
  return writeCursor({
    path: CURSOR_PATH,
    query,
    position: [String(hit.score), String(day), String(published), String(tie)],
  })
}

function readPosition(position: Position): After {
  const [score = 0, day = 0, published = 0, tie = 0] = position.map(Number)
  if (![score, day, published, tie].every(Number.isSafeInteger)) throw badCursor()
  return { score, day, published, tie }
}

function suggestionFor(
  { desk, needs, filter }: Index,
  { terms, listing }: { terms: Term[]; listing: Listing },
): string | null {
  const isPublic = (rows: RowSet) => filter.narrow(rows, listing).count() > 0
  return suggest(desk.store, terms, {
    isFound: (term) => isPublic(needs.needOf({ ...term, open: false }, { expanded: true }).any),
    isLive: (word) => isPublic(needs.standing(word)),
  })
}

function facetsOf(
  composer: Composer,
  {
    index,
    listing,
    types,
    found,
  }: { index: Index; listing: Listing; types: ContentType[]; found: Bits },
) {
  // A facet leaves out the filter on itself, and `types` is the one on types.
  return countFacets(composer, listing, (name) =>
    index.facets.count(found, name === 'type' ? { ...listing, types } : listing, name),
  )
}
