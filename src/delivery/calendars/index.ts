import { setImmediate as pause } from 'node:timers/promises'
import type { ContentType } from '#contract/contentType.ts'
import { jsonAnswer } from '../answers/answer.ts'
import { Composer, type Desk } from '../answers/composer.ts'
import { lastChangeOf } from '../answers/find.ts'
import { findItem } from '../answers/item.ts'
import { languageOf } from '../answers/list.ts'
import { readListing, readReach, type Reach } from '../answers/listing.ts'
import { reachOf, selectionOf, selectPage } from '../answers/select.ts'
import { ProblemError } from '../http/problem.ts'
import type { Position, Selection } from '../places/index.ts'
import { QueryReader } from '../http/query.ts'
import type { Answer, DeliveryRequest } from '../http/types.ts'
import { DERIVED_FROM, itemOf } from '../store/index.ts'
import { linesOf } from './entries.ts'
import { type Line, writeCalendar } from './ics.ts'

// Calendars have no pages.
const MOST_DATES = 20_000
/** So many take a few milliseconds; other answers go out between. */
const AT_ONCE = 100
const ENDING = '.ics'

/** What has dates, and the dates. */
type Dated = { whole: ContentType; dates: ContentType }

/**
 * `/feeds/events.ics`, with the filters of the list, and `/feeds/activities/{slug}.ics`, all dates of one
 * activity. Undefined if the address is no calendar's.
 */
export function createCalendars(
  desk: Desk,
): (request: DeliveryRequest) => Answer | Promise<Answer> | undefined {
  const types = [...desk.store.contentTypes.values()]
  const dated = types.flatMap((whole): Dated[] => {
    const dates = whole.derives && desk.store.contentTypes.get(whole.derives.type)
    return dates?.window && dates.path !== null && whole.path !== null ? [{ whole, dates }] : []
  })
  return (request) => {
    const [, first = '', second, ...more] = request.segments
    if (more.length > 0) return undefined
    if (second === undefined) {
      const found = dated.find(({ dates }) => `${dates.path}${ENDING}` === first)
      return found && answerAll(desk, found.dates, request)
    }
    const found = dated.find(({ whole }) => whole.path === first)
    return found && second.endsWith(ENDING)
      ? answerOne(desk, found, { request, name: second.slice(0, -ENDING.length) })
      : undefined
  }
}

function answerAll(desk: Desk, type: ContentType, request: DeliveryRequest): Promise<Answer> {
  const query = new QueryReader(request.query, { strict: false })
  const listing = readListing(query, { types: [type], store: desk.store, now: desk.now() })
  query.done()
  const composer = new Composer(desk, listing)
  composer.touchTime()
  const site = listing.channel === null ? undefined : desk.library.sites().get(listing.channel)
  return answerCalendar(composer, {
    type,
    where: selectionOf(type.type, listing),
    limit: query.has('limit') ? listing.limit : MOST_DATES,
    name: site ? `${site.name}: Termine` : 'Termine',
    language: languageOf(listing),
  })
}

function answerOne(
  desk: Desk,
  { whole, dates }: Dated,
  { request, name }: { request: DeliveryRequest; name: string },
): Answer | Promise<Answer> {
  const query = new QueryReader(request.query, { strict: false })
  const reach = readReach(query)
  query.done()
  const found = findItem(desk.store, { type: whole.type, name, reach })
  if (!found) throw new ProblemError('not-found')
  const { row } = found
  if (found.kind === 'withdrawn') {
    throw new ProblemError('withdrawn', { withdrawnAt: row.at, reason: row.reason })
  }
  if (found.kind === 'moved') {
    const path = `/feeds/${whole.path}/${encodeURIComponent(row.slug)}${ENDING}`
    return {
      status: 308,
      contentType: 'text/calendar; charset=utf-8',
      body: null,
      headers: { Location: `${path}${request.search}` },
      lastModified: row.at,
      tags: [`item:${row.id}`, `type:${row.type}`],
    }
  }
  const composer = new Composer(desk, reach)
  composer.touch(row)
  const own: Reach = { languages: [row.language || '*'], fallback: [], channel: reach.channel }
  return answerCalendar(composer, {
    type: dates,
    where: { ...reachOf(dates.type, own), filters: [{ name: DERIVED_FROM, values: [row.id] }] },
    limit: MOST_DATES,
    name: itemOf(row, { body: false })?.title ?? name,
    language: row.language || null,
  })
}

async function answerCalendar(
  composer: Composer,
  calendar: {
    type: ContentType
    where: Selection
    limit: number
    name: string
    language: string | null
  },
): Promise<Answer> {
  const { desk } = composer
  const { type, where, limit, name, language } = calendar
  composer.touchType(type.type, lastChangeOf(desk.store, type.type))
  const events: Line[][] = []
  let after: Position | null = null
  while (events.length < limit) {
    const most = Math.min(AT_ONCE, limit - events.length)
    const rows = selectPage(desk, { where, sort: 'date', limit: most, after })
    for (const row of rows) {
      const item = itemOf(row, { body: false })
      if (!item) continue
      const shown = composer.present(row, { form: 'summary', body: false })
      events.push(linesOf(shown, { link: composer.addressOf(item), at: row.at }))
    }
    const last = rows.at(-1)
    if (!last || rows.length < most) break
    after = [last.starts_at, last.published_at, last.id, last.language]
    await pause()
  }
  return {
    // The caching headers of everything that shaped it, as lists have them.
    ...jsonAnswer(composer, null, { language }),
    contentType: 'text/calendar; charset=utf-8',
    body: writeCalendar({ name, events }),
  }
}
