import type { ContentType } from '#contract/contentType.ts'
import { berlinDay } from '#contract/time.ts'
import { BadParameterError } from '../http/problem.ts'
import { QueryReader } from '../http/query.ts'
import type { Answer, DeliveryRequest } from '../http/types.ts'
import { API_BASE } from './addresses.ts'
import { jsonAnswer } from './answer.ts'
import { Composer, type Desk } from './composer.ts'
import { badCursor, readCursor, writeCursor } from './cursor.ts'
import { countFacets } from './facets.ts'
import { lastChangeOf } from './find.ts'
import { JsonText } from './jsonText.ts'
import { readListing, type Listing } from './listing.ts'
import type { Position } from '../places/index.ts'
import { selectionOf } from './select.ts'

type Asked = { listing: Listing; query: string; after: Position | null }

/** `GET /content/v1/{type}`; `types` is that type alone, always the same list. */
export function answerList(
  desk: Desk,
  types: readonly [ContentType],
  request: DeliveryRequest,
): Answer {
  const [type] = types
  const { listing, query, after } = readAsked(desk, types, request)
  const composer = new Composer(desk, listing)
  composer.touchType(type.type, lastChangeOf(desk.store, type.type))
  if (type.window) composer.touchTime()
  const body = listing.include.includes('body')
  const links = listing.include.includes('links')
  const { sort, limit } = listing
  const found = desk.places.find(selectionOf(type.type, listing), sort)
  const keys = found.page({ after, down: sort === '-date', limit: limit + 1 })
  const page = keys.slice(0, limit)
  const last = keys.length > limit ? page.at(-1) : undefined
  const next =
    last === undefined
      ? null
      : `${API_BASE}/${type.path}?cursor=${writeCursor({
          path: type.path ?? '',
          query,
          position: found.positionOf(last),
        })}`
  const out = new JsonText()
  out.text('{"items":')
  composer.writeSummaries(out, page, { body, links })
  out.text(`,"total":${found.total},"next":${JSON.stringify(next)}`)
  if (listing.facets.length > 0) {
    out.text(`,"facets":${JSON.stringify(countFacets(composer, listing))}`)
  }
  out.text('}')
  return jsonAnswer(composer, out, { language: languageOf(listing) })
}

function readAsked(
  desk: Desk,
  types: readonly [ContentType],
  { query: given, search }: DeliveryRequest,
): Asked {
  const [{ path }] = types
  const text = given.get('cursor')
  if (text === null) return readFirst(desk, types, { given, text: search.slice(1) })
  if (given.size > 1) throw badCursor()
  const { query, position } = readCursor(text, path ?? '')
  try {
    const first = readFirst(desk, types, { given: new URLSearchParams(query), text: query })
    return { ...first, after: position }
  } catch (error) {
    throw error instanceof BadParameterError ? badCursor() : error
  }
}

function readFirst(
  desk: Desk,
  types: readonly [ContentType],
  { given, text }: { given: URLSearchParams; text: string },
): Asked {
  const [type] = types
  const now = desk.now()
  const query = new QueryReader(given)
  const listing = readListing(query, { types, store: desk.store, now })
  query.done()
  const spans = ['from', 'year', 'week', 'month']
  // Later pages are of the same window, also past midnight.
  const isOpen = type.window !== undefined && !spans.some((name) => given.has(name))
  const resolved = isOpen ? `${text}&${new URLSearchParams({ from: berlinDay(now) })}` : text
  return { listing, query: resolved, after: null }
}

/** A list has a language if it can only hold items of one. */
export function languageOf(listing: Pick<Listing, 'languages' | 'fallback'>): string | null {
  const [first, ...more] = new Set([...listing.languages, ...listing.fallback])
  return more.length === 0 && first !== '*' ? (first ?? null) : null
}
