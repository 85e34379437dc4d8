import {
  convertHTMLToLexical,
  convertMarkdownToLexical,
  editorConfigFactory,
} from '@payloadcms/richtext-lexical'
import { JSDOM } from 'jsdom'
import type { Payload, RichTextField } from 'payload'
import sanitizeHtml from 'sanitize-html'
import { documentAddress, linkDocuments } from './internalLinks.ts'
import { safeUrl } from './render.ts'

export type Converted = { value: Record<string, unknown>; notes: string[] }

// The addresses under which clients know a file: by its document, for editors, and in public.
const MEDIA_PATHS = [
  /\/media\/([0-9a-f]{8}-[0-9a-f-]{27})\/?$/i,
  /\/api\/media\/file\/([^/?#]+)$/,
  /\/files\/([0-9a-f]{64})\/[^/]+$/,
]

const FIGURE = /<figure\b[^>]*\bdata-media-id="([\w-]+)"[^>]*>[\s\S]*?<\/figure>/g

const parser = new new JSDOM().window.DOMParser()

/** In place of a window for each text: making one takes longer than all else of a conversion. */
class ParsedHtml {
  readonly window: { document: Document }

  constructor(html: string) {
    this.window = { document: parser.parseFromString(html, 'text/html') }
  }
}

/**
 * HTML as rich text. Pictures of the media library and links that name a document stay in place;
 * other pictures are named in the notes, because a text can only show what the hub has rights and
 * alternative text for.
 */
export async function fromHtml(
  html: string,
  { field, payload }: { field: RichTextField; payload: Payload },
): Promise<Converted> {
  // Figures as the public has them: caption and alternative text come with the picture again.
  const plain = html.replace(FIGURE, '<img data-media-id="$1">')
  const known = await knownMedia(mediaNames(plain), payload)
  const notes: string[] = []
  const clean = sanitize(plain, known, notes)
  const value = convertHTMLToLexical({
    editorConfig: editorConfigFactory.fromField({ field }),
    html: clean,
    JSDOM: ParsedHtml,
  })
  linkDocuments(value.root)
  return { value: { ...value }, notes }
}

// An image on a line of its own: alternative text and address.
const IMAGE_LINE = /^!\[([^\]\n]*)\]\(\s*([^)\s]+)[^)\n]*\)[ \t]*$/gm

/** Markdown as rich text, its images as in `fromHtml`. */
export async function fromMarkdown(
  markdown: string,
  { field, payload }: { field: RichTextField; payload: Payload },
): Promise<Converted> {
  const editorConfig = editorConfigFactory.fromField({ field })
  // The text has headings from the second level on to the fourth.
  const levelled = markdown.replace(/^#(?=[ \t])/gm, '##').replace(/^#{5,6}(?=[ \t])/gm, '####')
  const parts = levelled.split(IMAGE_LINE)
  const { root } = convertMarkdownToLexical({ editorConfig, markdown: parts[0] ?? '' })
  const children: unknown[] = [...root.children]
  const notes: string[] = []
  for (let at = 1; at < parts.length; at += 3) {
    const [alt = '', src = '', after = ''] = parts.slice(at, at + 3)
    const words = alt.replace(/["<>&]/g, ' ')
    const image = await fromHtml(`<img src="${encodeURI(src)}" alt="${words}">`, { field, payload })
    notes.push(...image.notes)
    if (image.notes.length === 0) children.push(...childrenOf(image.value.root))
    if (after.trim() === '') continue
    const rest = convertMarkdownToLexical({ editorConfig, markdown: after })
    children.push(...rest.root.children)
  }
  return { value: { root: { ...root, children } }, notes }
}

function childrenOf(root: unknown): unknown[] {
  const has = typeof root === 'object' && root !== null && 'children' in root
  return has && Array.isArray(root.children) ? root.children : []
}

function sanitize(html: string, known: ReadonlyMap<string, string>, notes: string[]): string {
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
      img: [UPLOAD_ID, 'data-lexical-upload-relation-to', 'src'],
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
        const href = documentAddress(attributes) ?? safeUrl(attributes.href)
        if (!href && attributes.href) notes.push(`Verweis nicht übernommen: ${attributes.href}`)
        const attribs: Record<string, string> = href ? { href } : {}
        return { tagName: 'a', attribs }
      },
      img: (_tag, attributes) => {
        const name = mediaNameOf(attributes)
        const id = name && known.get(name)
        if (id) return uploadTag(id)
        unplaced(attributes)
        return { tagName: 'img', attribs: {} }
      },
    },
    // Not by another name that is then left out: the end tag after it would get that name.
    exclusiveFilter: ({ tag, attribs }) => {
      if (tag === 'img') return attribs[UPLOAD_ID] === undefined
      return tag === 'a' && attribs.href === undefined ? 'excludeTag' : false
    },
  })
}

const UPLOAD_ID = 'data-lexical-upload-id'

function uploadTag(id: string): { tagName: string; attribs: Record<string, string> } {
  return {
    tagName: 'img',
    attribs: {
      [UPLOAD_ID]: id,
      'data-lexical-upload-relation-to': 'media',
      src: `/media/${id}`,
    },
  }
}

/** What an image names its file by: an id, the name of the upload, or the hash of its bytes. */
function mediaNameOf(attributes: Record<string, string>): string | null {
  if (attributes['data-media-id']) return attributes['data-media-id']
  for (const path of MEDIA_PATHS) {
    const name = path.exec(attributes.src ?? '')?.[1]
    if (name) return name
  }
  return null
}

function mediaNames(html: string): string[] {
  const found = new Set<string>()
  sanitizeHtml(html, {
    allowedTags: [],
    transformTags: {
      '*': (tagName, attributes) => {
        const name = tagName === 'img' ? mediaNameOf(attributes) : null
        if (name) found.add(name)
        return { tagName, attribs: {} }
      },
    },
  })
  return [...found]
}

/** The ids of the media that exist, by the names a text gives them. */
async function knownMedia(names: string[], payload: Payload): Promise<Map<string, string>> {
  if (names.length === 0 || !payload.collections.media) return new Map()
  const { docs } = await payload.find({
    collection: 'media',
    where: {
      or: ['id', 'filename', 'stored.hash'].map((path) => ({ [path]: { in: names } })),
    },
    depth: 0,
    pagination: false,
    overrideAccess: true,
    draft: false,
  })
  const known = new Map<string, string>()
  for (const { id, filename, stored } of docs) {
    for (const name of [id, filename, stored?.hash]) if (name) known.set(String(name), String(id))
  }
  return known
}
