import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from './addresses.ts'
import type { Composer } from './composer.ts'
import { writeCursor } from './cursor.ts'
import { lastChangeOf } from './find.ts'
import { both, positionOf, reachOf, selectPage, type Position } from './select.ts'

const PAGE = 20
/** What structures content is no event in the life of a field of action. */
const structure = new Set(['chapter', 'category', 'media', 'page'])

/** Everything that is assigned to a chapter, of all types, newest first. */
export function timelineOf(
  composer: Composer,
  options: { type: ContentType; id: string; query: string; after: Position | null },
): Record<string, unknown> {
  const { desk, reach } = composer
  const { type, id, query, after } = options
  const types = [...desk.store.contentTypes.values()].flatMap((one) =>
    one.path === null || one.window || structure.has(one.type) ? [] : [one.type],
  )
  for (const one of types) composer.touchType(one, lastChangeOf(desk.store, one))
  const where = both(reachOf(types, reach), {
    sql: "i.key IN (SELECT f.item FROM filters f WHERE f.name = 'fieldOfAction' AND f.value = ?)",
    values: [id],
  })
  const rows = selectPage(desk.store, { where, sort: '-date', limit: PAGE + 1, after })
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  const path = `${type.path}/${id}`
  return {
    items: page.map((row) => composer.present(row, { form: 'summary', body: false })),
    next: last
      ? `${API_BASE}/${path}?cursor=${writeCursor({ path, query, position: positionOf(last, '-date') })}`
      : null,
  }
}
