import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from './addresses.ts'
import type { Composer } from './composer.ts'
import { writeCursor } from './cursor.ts'
import { lastChangeOf } from './find.ts'
import type { JsonText } from './jsonText.ts'
import type { Position } from '../places/index.ts'
import { reachOf } from './select.ts'

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
  const filters = [{ name: 'fieldOfAction', values: [id] }]
  const found = types.flatMap((one) => {
    const those = desk.places.find({ ...reachOf(one, reach), filters }, '-date')
    return those
      .page({ after, down: true, limit: PAGE + 1 })
      .map((key) => ({ key, position: those.positionOf(key) }))
  })
  const newest = found.toSorted((a, b) => compare(b.position, a.position))
  const page = newest.slice(0, PAGE)
  const last = newest.length > PAGE ? page.at(-1) : undefined
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

/** Compares places as the orders of lists do: value by value. */
function compare(one: Position, other: Position): number {
  const at = one.findIndex((value, index) => value !== other[index])
  if (at < 0) return 0
  return (one[at] ?? '') < (other[at] ?? '') ? -1 : 1
}
