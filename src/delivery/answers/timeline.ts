import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from './addresses.ts'
import type { Composer } from './composer.ts'
import { writeCursor } from './cursor.ts'
import { lastChangeOf } from './find.ts'
import type { JsonText } from './jsonText.ts'
import { reachOf, selection, selectPlaces, type Position } from './select.ts'

const PAGE = 20
/** What structures content is no event in the life of a field of action. */
const structure = new Set(['chapter', 'category', 'media', 'page'])

/** Writes everything that is assigned to a chapter, of all types, newest first. */
export function writeTimeline(
  composer: Composer,
  out: JsonText,
  options: { type: ContentType; id: string; query: string; after: Position | null },
): void {
  const { desk, reach } = composer
  const { type, id, query, after } = options
  const types = [...desk.store.contentTypes.values()].flatMap((one) =>
    one.path === null || one.window || structure.has(one.type) ? [] : [one.type],
  )
  for (const one of types) composer.touchType(one, lastChangeOf(desk.store, one))
  const reached = reachOf(types, reach)
  const assigned = { types, name: 'fieldOfAction', values: [id] }
  const where = selection({ ...reached, filters: [...reached.filters, assigned] })
  const places = selectPlaces(desk.store, { where, sort: '-date', limit: PAGE + 1, after })
  const page = places.slice(0, PAGE)
  const last = places.length > PAGE ? page.at(-1) : undefined
  const path = `${type.path}/${id}`
  const next = last
    ? `${API_BASE}/${path}?cursor=${writeCursor({ path, query, position: last.position })}`
    : null
  out.text('{"items":')
  composer.writeSummaries(
    out,
    page.map(({ key }) => key),
    { body: false },
  )
  out.text(`,"next":${JSON.stringify(next)}}`)
}
