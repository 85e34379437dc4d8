import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { presentMedia } from '../files/present.ts'
import { escapeHtml } from './html.ts'

const shownSchema = z.looseObject({
  kind: z.string().default('image'),
  alt: z.string().nullish(),
  caption: z.string().nullish(),
  credit: z.string().nullish(),
})

/** A public file within text: a picture with its caption and credit, anything else as a link. */
export function mediaFigure(item: StoredItem, filesUrl: string): string | null {
  const presented = presentMedia(item, filesUrl)
  const shown = shownSchema.safeParse(item)
  if (!presented || !shown.success) return null
  const { file, renditions } = presented
  const { kind, alt, caption, credit } = shown.data
  if (kind !== 'image') {
    return `<p><a href="${escapeHtml(file.url)}">${escapeHtml(item.title || file.url)}</a></p>`
  }
  const sizes = renditions
    .filter((rendition) => rendition.mimeType === 'image/webp')
    .map((rendition) => `${rendition.url} ${rendition.width}w`)
  const attributes = {
    src: file.url,
    ...(sizes.length > 0 ? { srcset: sizes.join(', '), sizes: '100vw' } : {}),
    alt: alt ?? '',
    ...(file.width && file.height
      ? { width: String(file.width), height: String(file.height) }
      : {}),
    loading: 'lazy',
  }
  const image = Object.entries(attributes).map(([name, value]) => `${name}="${escapeHtml(value)}"`)
  const words = [caption, credit ? `(${credit})` : null].filter(Boolean).join(' ')
  const below = words ? `<figcaption>${escapeHtml(words)}</figcaption>` : ''
  return `<figure data-media-id="${escapeHtml(item.id)}"><img ${image.join(' ')}>${below}</figure>`
}
