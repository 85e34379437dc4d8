import { setImmediate as pause } from 'node:timers/promises'
import { webUrlOn, type Site } from '../answers/sites.ts'
import { escapeXml } from '../feeds/xml.ts'
import type { Store } from '../store/index.ts'

/** One file of a website's sitemap: its addresses as lines of XML, and when the newest changed. */
export type Part = { urls: string; newest: string }

type Row = Record<string, unknown>

/** So many rows take a few milliseconds; other answers go out between. */
const AT_ONCE = 500

const NEXT_ROWS = `
  SELECT f.starts_at, f.item, i.id, i.slug, i.language, i.date, i.updated_at
  FROM filter_values v JOIN filters f ON f.filter = v.key JOIN items i ON i.key = f.item
  WHERE v.type = ? AND v.name = 'channel' AND v.value = ? AND (f.starts_at, f.item) > (?, ?)
  ORDER BY f.starts_at, f.item LIMIT ${AT_ONCE}`

/**
 * The addresses of a website, at most so many per part, in an order that is the same on every node.
 * Reads a little at a time: what changes meanwhile may be in it or not.
 */
export async function makeParts(store: Store, site: Site, most: number): Promise<Part[]> {
  const found = new Map<string, string>()
  for (const type of Object.keys(site.paths).toSorted()) {
    for await (const rows of rowsInOrder(store, type, site.key)) {
      for (const row of rows) {
        const loc = webUrlOn(site, {
          type,
          id: String(row.id),
          slug: String(row.slug),
          language: String(row.language) || null,
          date: String(row.date),
        })
        if (loc === null) continue
        // A site may show several languages at one address.
        const [earlier, updatedAt] = [found.get(loc) ?? '', String(row.updated_at)]
        found.set(loc, updatedAt > earlier ? updatedAt : earlier)
      }
    }
  }
  return write(found, most)
}

/** The rows of a type on a website by date; the id orders those of one date. */
async function* rowsInOrder(store: Store, type: string, channel: string): AsyncGenerator<Row[]> {
  let after: [string, number] = ['', 0]
  /** Rows of the last date so far: there may be more of it. */
  let held: Row[] = []
  for (;;) {
    const read = store.all(NEXT_ROWS, type, channel, ...after)
    const rows = [...held, ...read]
    const last = read.at(-1)
    if (!last || read.length < AT_ONCE) {
      yield rows.toSorted(inOrder)
      return
    }
    after = [String(last.starts_at), Number(last.item)]
    const complete = rows.findIndex((row) => row.starts_at === last.starts_at)
    held = rows.slice(complete)
    yield rows.slice(0, complete).toSorted(inOrder)
    await pause()
  }
}

function inOrder(one: Row, other: Row): number {
  for (const name of ['starts_at', 'id', 'language']) {
    const [a, b] = [String(one[name]), String(other[name])]
    if (a !== b) return a < b ? -1 : 1
  }
  return 0
}

async function write(addresses: Map<string, string>, most: number): Promise<Part[]> {
  const parts: Part[] = []
  let lines: string[] = []
  let newest = ''
  let written = 0
  for (const [loc, lastmod] of addresses) {
    lines.push(`<url><loc>${escapeXml(loc)}</loc><lastmod>${lastmod}</lastmod></url>\n`)
    if (lastmod > newest) newest = lastmod
    written += 1
    if (lines.length === most || written === addresses.size) {
      parts.push({ urls: lines.join(''), newest })
      lines = []
      newest = ''
    }
    if (written % (AT_ONCE * 4) === 0) await pause()
  }
  return parts
}
