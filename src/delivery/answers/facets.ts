import type { Composer } from './composer.ts'
import type { FacetName, Listing } from './listing.ts'
import { conditionOf, type Condition } from './select.ts'

export type FacetValue = { value: string; id?: string; label: string; count: number }

const MOST_VALUES = 100
const linkFacets = new Set<FacetName>(['category', 'fieldOfAction', 'organization'])

/**
 * Counts of a listing by the values of a filter, that filter itself left out. `within` narrows them
 * further, as a search does with its hits.
 */
export function countFacets(
  composer: Composer,
  listing: Listing,
  within?: Condition,
): Record<string, FacetValue[]> {
  return Object.fromEntries(
    listing.facets.map((name) => [name, facetOf(composer, { listing, name, within })]),
  )
}

function facetOf(
  composer: Composer,
  options: { listing: Listing; name: FacetName; within: Condition | undefined },
): FacetValue[] {
  const { listing, name, within } = options
  const own = conditionOf(listing, { without: name })
  const where = within
    ? { sql: `(${own.sql}) AND (${within.sql})`, values: [...own.values, ...within.values] }
    : own
  const values = countValues(composer, name, where).flatMap(({ value, count }): FacetValue[] => {
    if (!linkFacets.has(name)) return [{ value, label: value, count }]
    const found = composer.find(value, labelLanguages(listing))
    return found
      ? [{ value: found.item.slug, id: found.item.id, label: found.item.title, count }]
      : []
  })
  const byCount = (a: FacetValue, b: FacetValue): number =>
    b.count - a.count || a.label.localeCompare(b.label, 'de')
  const byYear = (a: FacetValue, b: FacetValue): number => (a.value < b.value ? 1 : -1)
  return values.toSorted(name === 'year' ? byYear : byCount).slice(0, MOST_VALUES)
}

function countValues(
  composer: Composer,
  name: FacetName,
  where: Condition,
): { value: string; count: number }[] {
  const { store } = composer.desk
  const column = name === 'year' ? 'substr(i.date, 1, 4)' : name === 'type' ? 'i.type' : null
  const rows =
    column === null
      ? store.all(
          `SELECT f.value AS value, count(*) AS count FROM filters f JOIN items i ON i.key = f.item
           WHERE f.name = ? AND ${where.sql} GROUP BY f.value`,
          name,
          ...where.values,
        )
      : store.all(
          `SELECT ${column} AS value, count(*) AS count FROM items i WHERE ${where.sql} GROUP BY 1`,
          ...where.values,
        )
  return rows.map((row) => ({ value: String(row.value), count: Number(row.count) }))
}

function labelLanguages(listing: Listing): string[] {
  return [...listing.languages, ...listing.fallback].filter((tag) => tag !== '*')
}
