import type { Desk } from '../answers/composer.ts'
import { webUrlOn, type Site } from '../answers/sites.ts'
import { text, writeXml } from '../feeds/xml.ts'
import { ProblemError } from '../http/problem.ts'
import type { Answer, RouteHandler } from '../http/types.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const PART = /^(.+?)(?:\.([2-9]|[1-9]\d+))?\.xml$/
/** What the format allows in one file. */
const MOST_ADDRESSES = 50_000

type Address = { loc: string; lastmod: string }

/** `/sitemap.xml` names the sitemaps of all websites, `/sitemaps/{channel}.xml` holds the addresses of one. */
export function createSitemaps(
  desk: Desk,
  { most = MOST_ADDRESSES }: { most?: number } = {},
): RouteHandler {
  const partsOf = createParts(desk, most)

  const index = (): Answer => {
    const sitemaps = [...desk.library.sites().values()].flatMap((site) =>
      partsOf(site).map((addresses, position) => ({
        loc: `${desk.publicUrl}/sitemaps/${encodeURIComponent(site.key)}${position > 0 ? `.${position + 1}` : ''}.xml`,
        lastmod: newestOf(addresses),
      })),
    )
    return answerOf(desk, { root: 'sitemapindex', entry: 'sitemap', entries: sitemaps })
  }

  return ({ segments: [name, file, ...more] }) => {
    if (name === 'sitemap.xml' && file === undefined) return index()
    const [, channel = '', part = '1'] = PART.exec(file ?? '') ?? []
    const site = desk.library.sites().get(channel)
    const parts = site ? partsOf(site) : []
    const entries = parts[Number(part) - 1] ?? (site && part === '1' ? [] : undefined)
    if (name !== 'sitemaps' || more.length > 0 || !entries) throw new ProblemError('not-found')
    return answerOf(desk, { root: 'urlset', entry: 'url', entries })
  }
}

/** The addresses of a website in files, kept until the store changes: the index needs all of them too. */
function createParts(desk: Desk, most: number): (site: Site) => Address[][] {
  let generation = -1
  const held = new Map<string, Address[][]>()
  return (site) => {
    if (generation !== desk.store.generation) held.clear()
    generation = desk.store.generation
    const parts = held.get(site.key) ?? inParts(addressesOf(desk, site), most)
    held.set(site.key, parts)
    return parts
  }
}

function addressesOf({ store }: Desk, site: Site): Address[] {
  const rows = store.each(
    `SELECT i.type, i.id, i.slug, i.language, i.date, i.updated_at FROM filter_values v
     JOIN filters f ON f.filter = v.key JOIN items i ON i.key = f.item
     WHERE v.name = 'channel' AND v.value = ? ORDER BY i.published_at, i.id, i.language`,
    site.key,
  )
  const found = new Map<string, string>()
  for (const row of rows) {
    const loc = webUrlOn(site, {
      type: String(row.type),
      id: String(row.id),
      slug: String(row.slug),
      language: String(row.language) || null,
      date: String(row.date),
    })
    if (!loc) continue
    // A site may show several languages at one address.
    const [earlier, updatedAt] = [found.get(loc) ?? '', String(row.updated_at)]
    found.set(loc, updatedAt > earlier ? updatedAt : earlier)
  }
  return [...found].map(([loc, lastmod]) => ({ loc, lastmod }))
}

function inParts(addresses: Address[], most: number): Address[][] {
  return Array.from({ length: Math.ceil(addresses.length / most) }, (_, part) =>
    addresses.slice(part * most, (part + 1) * most),
  )
}

function newestOf(addresses: Address[]): string {
  return addresses.reduce((newest, { lastmod }) => (lastmod > newest ? lastmod : newest), '')
}

function answerOf(
  { store }: Desk,
  { root, entry, entries }: { root: string; entry: string; entries: Address[] },
): Answer {
  const last = store.get('SELECT max(at) AS at FROM items')?.at
  return {
    status: 200,
    contentType: 'application/xml; charset=utf-8',
    body: writeXml({
      name: root,
      attributes: { xmlns: NAMESPACE },
      content: entries.map(({ loc, lastmod }) => ({
        name: entry,
        content: [...text('loc', loc), ...text('lastmod', lastmod)],
      })),
    }),
    lastModified: typeof last === 'string' ? last : null,
    tags: [...store.contentTypes.keys()].map((type) => `type:${type}`),
  }
}
