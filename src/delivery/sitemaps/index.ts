import type { Desk } from '../answers/composer.ts'
import { lastChangeOf } from '../answers/find.ts'
import type { Site } from '../answers/sites.ts'
import { escapeXml } from '../feeds/xml.ts'
import { ProblemError } from '../http/problem.ts'
import type { Answer, RouteHandler } from '../http/types.ts'
import type { Store } from '../store/index.ts'
import { makeParts, type Part } from './parts.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const PART = /^(.+?)(?:\.([2-9]|[1-9]\d+))?\.xml$/
/** What the format allows in one file. */
const MOST_ADDRESSES = 50_000

/** `/sitemap.xml` names the sitemaps of all websites, `/sitemaps/{channel}.xml` holds the addresses of one. */
export function createSitemaps(
  desk: Desk,
  { most = MOST_ADDRESSES }: { most?: number } = {},
): RouteHandler {
  const partsOf = createKeeper(desk.store, most)

  const index = async (): Promise<Answer> => {
    const lines: string[] = []
    for (const site of desk.library.sites().values()) {
      for (const [position, { newest }] of (await partsOf(site)).entries()) {
        const number = position > 0 ? `.${position + 1}` : ''
        const loc = `${desk.publicUrl}/sitemaps/${encodeURIComponent(site.key)}${number}.xml`
        lines.push(`<sitemap><loc>${escapeXml(loc)}</loc><lastmod>${newest}</lastmod></sitemap>\n`)
      }
    }
    return answerOf(desk.store, { root: 'sitemapindex', content: lines.join('') })
  }

  return async ({ segments: [name, file, ...more] }) => {
    if (name === 'sitemap.xml' && file === undefined) return index()
    const [, channel = '', part = '1'] = PART.exec(file ?? '') ?? []
    const site = desk.library.sites().get(channel)
    if (name !== 'sitemaps' || more.length > 0 || !site) throw new ProblemError('not-found')
    const found = (await partsOf(site))[Number(part) - 1]
    if (!found && part !== '1') throw new ProblemError('not-found')
    return answerOf(desk.store, { root: 'urlset', content: found?.urls ?? '' })
  }
}

/** Keeps what was made until the store changes, and makes one at a time, whoever asks meanwhile. */
function createKeeper(store: Store, most: number): (site: Site) => Promise<Part[]> {
  const held = new Map<string, { generation: number; parts: Promise<Part[]> }>()
  let turn: Promise<unknown> = Promise.resolve()
  return (site) => {
    const { generation } = store
    const known = held.get(site.key)
    if (known?.generation === generation) return known.parts
    const parts = turn.then(() => makeParts(store, site, most))
    turn = parts.catch(() => held.delete(site.key))
    held.set(site.key, { generation, parts })
    return parts
  }
}

function answerOf(
  store: Store,
  { root, content }: { root: 'sitemapindex' | 'urlset'; content: string },
): Answer {
  const types = [...store.contentTypes.keys()]
  const last = types
    .map((type) => lastChangeOf(store, type) ?? '')
    .toSorted()
    .at(-1)
  return {
    status: 200,
    contentType: 'application/xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="${NAMESPACE}">\n${content}</${root}>\n`,
    lastModified: last || null,
    tags: types.map((type) => `type:${type}`),
  }
}
