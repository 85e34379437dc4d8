import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { itemOf, ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'

const siteSchema = z.looseObject({
  slug: z.string(),
  title: z.string(),
  key: z.string().optional(),
  origin: z.string(),
  paths: z.record(z.string(), z.string()),
})

/** A website that shows items: its key is the channel. */
export type Site = {
  key: string
  name: string
  origin: string
  paths: Record<string, string>
  row: ItemRow
}

/** The websites the hub knows, by key. */
export function readSites(store: Store): Map<string, Site> {
  const sites = store
    .all(
      `SELECT ${ROW_COLUMNS} FROM items i WHERE i.type = 'site' AND i.state = 'put' ORDER BY i.slug`,
    )
    .flatMap((value): Site[] => {
      const row = toRow(value)
      const site = siteSchema.safeParse(itemOf(row, { body: false }))
      if (!site.success) return []
      const { key, slug, title, origin } = site.data
      const paths = byType(site.data.paths, store)
      return [{ key: key ?? slug, name: title, origin: origin.replace(/\/+$/, ''), paths, row }]
    })
  return new Map(sites.map((site) => [site.key, site]))
}

/** A path may be given for the `type` value or for its plural, as it stands in addresses. */
function byType(paths: Record<string, string>, store: Store): Record<string, string> {
  const types = new Map([...store.contentTypes.values()].map(({ type, path }) => [path, type]))
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [types.get(name) ?? name, path]),
  )
}

/** An item's address on a website; null if the site has no page for its type. */
export function webUrlOn(
  site: Site,
  item: Pick<StoredItem, 'id' | 'type' | 'language' | 'slug' | 'date'>,
): string | null {
  const path = site.paths[item.type]
  if (!path) return null
  const values: Record<string, string> = {
    slug: item.slug,
    id: item.id,
    language: item.language ?? 'de',
    year: item.date.slice(0, 4),
  }
  return `${site.origin}${path.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : whole,
  )}`
}
