import type { Composer } from './composer.ts'
import type { ValueCount } from '../places/index.ts'
import type { FacetName, Listing } from './listing.ts'
import { selectionOf } from './select.ts'

export type FacetValue = { value: string; id?: string; label: string; count: number }

const MOST_VALUES = 100
const linkFacets = new Set<FacetName>(['category', 'fieldOfAction', 'organization'])

/**
 * Counts of a listing by the values of a filter, that filter itself left out. `count` says how many
 * have which value, if it is not all of the listing, but what a search finds of it.
 */
export function countFacets(
  composer: Composer,
  listing: Listing,
  count: (name: FacetName) => ValueCount[] = (name) =>
    listing.types.flatMap(({ type }) =>
      composer.desk.places.count(selectionOf(type, listing, { without: name }), name),
    ),
): Record<string, FacetValue[]> {
  return Object.fromEntries(
    listing.facets.map((name) => [
      name,
      facetOf(composer, { listing, name, counted: count(name) }),
    ]),
  )
}

function facetOf(
  composer: Composer,
  options: { listing: Listing; name: FacetName; counted: ValueCount[] },
): FacetValue[] {
  const { listing, name, counted } = options
  const values = counted.flatMap(({ value, count }): FacetValue[] => {
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

function labelLanguages(listing: Listing): string[] {
  return [...listing.languages, ...listing.fallback].filter((tag) => tag !== '*')
}
