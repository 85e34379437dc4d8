import { z } from 'zod'
import { permanentUri } from '../answers/addresses.ts'

const textSchema = z.string().nullable().catch(null)
const enclosureSchema = z.object({ url: z.string(), mimeType: z.string(), size: z.number() })

/** What a feed says of one item, read from its public form. */
const entrySchema = z.looseObject({
  id: z.string(),
  language: z.string().nullable(),
  title: z.string(),
  teaser: textSchema,
  publishedAt: z.string(),
  updatedAt: z.string(),
  body: z.object({ html: z.string(), text: z.string() }).optional(),
  categories: z.array(z.looseObject({ title: z.string(), slug: z.string() })).catch([]),
  tags: z.array(z.string()).catch([]),
  image: z.looseObject({ file: enclosureSchema, alt: textSchema }).nullable().catch(null),
})

export type Entry = {
  /** The same for ever, whatever becomes of the address. */
  guid: string
  link: string
  language: string | null
  title: string
  summary: string | null
  html: string | null
  publishedAt: Date
  updatedAt: Date
  categories: { term: string; label: string }[]
  image: z.infer<typeof enclosureSchema> | null
}

/** What all three formats say of the feed itself. */
export type FeedHead = {
  title: string
  /** The page for readers. */
  home: string
  self: string
  language: string | null
  updatedAt: Date
}

/** Turns an item's public form into what feeds say of it; `base` completes path-absolute addresses. */
export function entryOf(
  item: Record<string, unknown>,
  { link, base }: { link: string; base: string },
): Entry {
  const shown = entrySchema.parse(item)
  const categories = [
    ...shown.categories.map(({ slug, title }) => ({ term: slug, label: title })),
    ...shown.tags.map((tag) => ({ term: tag, label: tag })),
  ]
  const image = shown.image?.file ?? null
  return {
    guid: permanentUri(shown),
    link: absolute(link, base),
    language: shown.language,
    title: shown.title,
    summary: shown.teaser,
    html: shown.body ? absoluteHtml(shown.body.html, base) : null,
    publishedAt: new Date(shown.publishedAt),
    updatedAt: new Date(shown.updatedAt),
    categories,
    image: image && { ...image, url: absolute(image.url, base) },
  }
}

/** Completes an address that begins with a slash. */
export function absolute(address: string, base: string): string {
  return address.startsWith('/') ? `${base}${address}` : address
}

// Feed readers show the text elsewhere: an address without its origin would lead nowhere.
function absoluteHtml(html: string, base: string): string {
  return html
    .replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${base}/`)
    .replace(/(\ssrcset=")([^"]*)/g, (_, start: string, list: string) => {
      const sizes = list.split(', ').map((size) => absolute(size, base))
      return start + sizes.join(', ')
    })
}
