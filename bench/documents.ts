import type { StoredItem } from '#contract/item.ts'

/** Ids of a hub's documents that releases can link to. */
export type Links = {
  categories: string[]
  chapters: string[]
  offices: string[]
  images: string[]
}

/** Release number `index` of the data set as an editor's document, linked to what the hub has. */
export function releaseDocument(
  item: StoredItem,
  { index, links }: { index: number; links: Links },
): Record<string, unknown> {
  const { title, teaser, kicker, subtitle, dateline, tags, contacts, addresses, publishedAt } = item
  return {
    title,
    teaser,
    kicker,
    subtitle,
    dateline,
    tags,
    contacts,
    addresses,
    publishedAt,
    links: item.links,
    channels: item.channels,
    body: richTextOf(item.body?.html ?? ''),
    categories: one(links.categories, index),
    fieldsOfAction: one(links.chapters, index),
    pressOffice: one(links.offices, index)[0] ?? null,
    image: item.image ? (one(links.images, index)[0] ?? null) : null,
  }
}

function one(ids: string[], index: number): string[] {
  return ids.slice(index % ids.length).slice(0, 1)
}

type Node = { type: string; version: 1; [name: string]: unknown }

const BLOCK = /<(p|h2|ul|blockquote)>(.*?)<\/\1>/g

/**
 * The data set's own HTML as the editor keeps texts. The hub would convert HTML by itself, in a DOM
 * per text; ten thousand of them would take longer than all that is measured.
 */
function richTextOf(html: string): Record<string, unknown> {
  const children = [...html.matchAll(BLOCK)].map(([, name = '', inner = '']): Node => {
    if (name === 'ul') return listOf(inner)
    if (name === 'h2') return block('heading', [textNode(inner)], { tag: 'h2' })
    if (name === 'blockquote') return block('quote', [textNode(inner)])
    return block('paragraph', [textNode(inner)], { textFormat: 0, textStyle: '' })
  })
  return { root: block('root', children) }
}

function listOf(inner: string): Node {
  const entries = [...inner.matchAll(/<li>(.*?)<\/li>/g)].map(([, entry = ''], index) =>
    block('listitem', [textNode(entry)], { value: index + 1 }),
  )
  return block('list', entries, { listType: 'bullet', tag: 'ul', start: 1 })
}

function block(type: string, children: Node[], more: Record<string, unknown> = {}): Node {
  return { type, version: 1, format: '', indent: 0, direction: 'ltr', children, ...more }
}

function textNode(html: string): Node {
  const text = html.replaceAll(/<[^>]+>/g, '')
  return { type: 'text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 }
}
