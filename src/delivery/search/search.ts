import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from '../answers/addresses.ts'
import { jsonAnswer } from '../answers/answer.ts'
import { Composer, type Desk } from '../answers/composer.ts'
import { badCursor, readCursor, writeCursor } from '../answers/cursor.ts'
import { countFacets } from '../answers/facets.ts'
import { lastChangeOf } from '../answers/find.ts'
import { languageOf } from '../answers/list.ts'
import { type Listing, readListing } from '../answers/listing.ts'
import { conditionOf } from '../answers/select.ts'
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
import { itemOf } from '../store/index.ts'
import { marked, snippet } from './highlight.ts'
import { type Match, matchOf } from './match.ts'
import { parseQuery, type Term } from './query.ts'
import { type After, countHits, type Hit, hitsAsCondition, placeOf, rankedHits } from './rank.ts'
import { suggest } from './suggest.ts'
import { createVocabulary } from './vocabulary.ts'

/** Fewer hits than this are little: perhaps another spelling finds more. */
const LITTLE = 3
const CURSOR_PATH = 'search'

/** Everything is allowed but nothing and more than 200 characters. */
const textParameter: Parameter<string> = {
  allowed: 'text of 1 to 200 characters',
  parse: (value) => (value !== '' && isNoLonger(value, 200) ? value : undefined),
  schema: { type: 'string', pattern: NOT_BLANK, maxLength: 200 },
  about: 'Words that all must be found; `"exact phrases"`, `-excluded`.',
}

const typesParameter = named(wordParameter, 'Only items of these types; without it of all.')

type Asked = { text: string; listing: Listing; query: string; after: After | null }

/** `GET /content/v1/search` */
export function createSearch(desk: Desk): RouteHandler {
  const types = [...desk.store.contentTypes.values()].filter(isSearched)
  return (request) => answerSearch(desk, types, request)
}

/** Whether search finds items of a type. Dates of activities are found by way of their activity. */
export function isSearched(type: ContentType): boolean {
  return type.path !== null && type.searchable !== false && type.window === undefined
}

function answerSearch(desk: Desk, types: ContentType[], request: DeliveryRequest): Answer {
  const { text, listing, query, after } = readAsked(desk, types, request.query)
  const { store } = desk
  const composer = new Composer(desk, listing)
  for (const { type } of listing.types) composer.touchType(type, lastChangeOf(store, type))
  const terms = parseQuery(text)
  const match = matchOf(terms, createVocabulary(store))
  const where = conditionOf(listing)
  const total = countHits(store, match, where)
  const hits = rankedHits(store, match, { where, total, limit: listing.limit + 1, after })
  const page = hits.slice(0, listing.limit)
  const last = hits.length > listing.limit ? page.at(-1) : undefined
  const body = {
    items: page.map((hit) => presentHit(composer, { hit, match, listing })),
    total,
    next: last ? `${API_BASE}/search?cursor=${cursorAfter(last, query)}` : null,
    suggestion: total < LITTLE ? suggestionFor(desk, { terms, listing }) : null,
    ...(listing.facets.length > 0 ? { facets: facetsOf(composer, { listing, match, types }) } : {}),
  }
  return jsonAnswer(composer, body, { language: languageOf(listing) })
}

function readAsked(desk: Desk, types: ContentType[], given: URLSearchParams): Asked {
  const text = given.get('cursor')
  if (text === null) return readFirst(desk, types, given)
  if ([...given.keys()].length > 1) throw badCursor()
  const { query, position } = readCursor(text, CURSOR_PATH)
  const [score, row, id, language] = position
  const after = { score: Number(score), row: placeOf(desk.store, { id, language }) ?? Number(row) }
  if (!Number.isFinite(after.score) || !Number.isSafeInteger(after.row)) throw badCursor()
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

function cursorAfter({ score, row, item }: Hit, query: string): string {
  return writeCursor({
    path: CURSOR_PATH,
    query,
    position: [String(score), String(row), item.id, item.language],
  })
}

function presentHit(
  composer: Composer,
  { hit, match, listing }: { hit: Hit; match: Match; listing: Listing },
): Record<string, unknown> {
  const item = itemOf(hit.item, { body: true })
  const type = composer.desk.store.contentTypes.get(hit.item.type)
  const texts = [item?.teaser, item?.body?.text, ...((item && type?.searchText?.(item)) ?? [])]
  return {
    ...composer.present(hit.item, {
      form: 'summary',
      body: listing.include.includes('body'),
      links: listing.include.includes('links'),
    }),
    score: hit.score,
    highlights: {
      title: marked(item?.title ?? '', match),
      text: snippet(
        texts.flatMap((text) => text || []),
        match,
      ),
    },
  }
}

function suggestionFor(
  { store }: Desk,
  { terms, listing }: { terms: Term[]; listing: Listing },
): string | null {
  const where = conditionOf(listing)
  return suggest(store, terms, {
    vocabulary: createVocabulary(store),
    isLive: (word) => countHits(store, { all: `"${word}"` }, where) > 0,
  })
}

function facetsOf(
  composer: Composer,
  { listing, match, types }: { listing: Listing; match: Match; types: ContentType[] },
) {
  const within = hitsAsCondition(match)
  const facets = countFacets(composer, listing, within)
  if (!listing.facets.includes('type')) return facets
  // A facet leaves out the filter on itself, and `types` is the one on types.
  return { ...facets, ...countFacets(composer, { ...listing, types, facets: ['type'] }, within) }
}
