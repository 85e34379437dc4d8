import {
  convertHTMLToLexical,
  convertMarkdownToLexical,
  editorConfigFactory,
} from '@payloadcms/richtext-lexical'
import { JSDOM } from 'jsdom'
import type { Payload, RichTextField } from 'payload'
import sanitizeHtml from 'sanitize-html'
import { safeUrl } from './render.ts'

export type Converted = { value: Record<string, unknown>; notes: string[] }

const MEDIA_PATH = /\/media\/([0-9a-f]{8}-[0-9a-f-]{27})\/?$/i

/**
 * HTML as rich text. Pictures of the media library stay in place; others are named in the notes,
 * because a text can only show what the hub has rights and alternative text for.
 */
export async function fromHtml(
  html: string,
  { field, payload }: { field: RichTextField; payload: Payload },
): Promise<Converted> {
  const wanted = mediaIds(html)
  const known = await existingMedia(wanted, payload)
  const notes: string[] = []
  const clean = sanitize(html, known, notes)
  const value = convertHTMLToLexical({
    editorConfig: editorConfigFactory.fromField({ field }),
    html: clean,
    JSDOM,
  })
  return { value: { ...value }, notes }
}

/** Markdown as rich text. */
export function fromMarkdown(markdown: string, field: RichTextField): Record<string, unknown> {
  const editorConfig = editorConfigFactory.fromField({ field })
  return { ...convertMarkdownToLexical({ editorConfig, markdown }) }
}

function sanitize(html: string, known: ReadonlySet<string>, notes: string[]): string {
  const unplaced = (attributes: Record<string, string>): void => {
    const address = attributes.src ?? attributes['data-media-id'] ?? '?'
    const text = attributes.alt ? ` („${attributes.alt}“)` : ''
    notes.push(`Bild nicht übernommen: ${address}${text}`)
  }
  return sanitizeHtml(html, {
    allowedTags: [
      'p',
      'br',
      'h2',
      'h3',
      'h4',
      'ul',
      'ol',
      'li',
      'blockquote',
      'a',
      'strong',
      'em',
      'hr',
      'table',
      'thead',
      'tbody',
      'tfoot',
      'tr',
      'th',
      'td',
      'img',
    ],
    allowedAttributes: {
      a: ['href'],
      ol: ['start'],
      th: ['colspan', 'rowspan'],
      td: ['colspan', 'rowspan'],
      img: ['data-lexical-upload-id', 'data-lexical-upload-relation-to', 'src'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      b: 'strong',
      i: 'em',
      div: 'p',
      figcaption: 'p',
      dt: 'p',
      dd: 'p',
      a: (_tag, attributes) => {
        const href = safeUrl(attributes.href)
        if (!href && attributes.href) notes.push(`Verweis nicht übernommen: ${attributes.href}`)
        const attribs: Record<string, string> = href ? { href } : {}
        return { tagName: href ? 'a' : 'span', attribs }
      },
      figure: (_tag, attributes) => {
        const id = attributes['data-media-id']
        if (id && known.has(id)) return uploadTag(id)
        if (id) unplaced(attributes)
        return { tagName: 'section', attribs: {} }
      },
      img: (_tag, attributes) => {
        const id = mediaIdOf(attributes)
        if (id && known.has(id)) return uploadTag(id)
        unplaced(attributes)
        return { tagName: 'section', attribs: {} }
      },
    },
  })
}

function uploadTag(id: string): { tagName: string; attribs: Record<string, string> } {
  return {
    tagName: 'img',
    attribs: {
      'data-lexical-upload-id': id,
      'data-lexical-upload-relation-to': 'media',
      src: `/media/${id}`,
    },
  }
}

function mediaIdOf(attributes: Record<string, string>): string | null {
  return attributes['data-media-id'] ?? MEDIA_PATH.exec(attributes.src ?? '')?.[1] ?? null
}

function mediaIds(html: string): string[] {
  const found = new Set<string>()
  sanitizeHtml(html, {
    allowedTags: [],
    transformTags: {
      '*': (tagName, attributes) => {
        const id = tagName === 'img' || tagName === 'figure' ? mediaIdOf(attributes) : null
        if (id) found.add(id)
        return { tagName, attribs: {} }
      },
    },
  })
  return [...found]
}

async function existingMedia(ids: string[], payload: Payload): Promise<Set<string>> {
  if (ids.length === 0 || !payload.collections.media) return new Set()
  const { docs } = await payload.find({
    collection: 'media',
    where: { id: { in: ids } },
    depth: 0,
    limit: ids.length,
    pagination: false,
    overrideAccess: true,
    draft: false,
  })
  return new Set(docs.map((doc) => String(doc.id)))
}
