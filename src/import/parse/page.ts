/** Where on the page a block stands; `main` is content, the rest is looked through for facts only. */
export type Zone = 'main' | 'aside' | 'header' | 'footer' | 'nav'

export type Line = { text: string; html: string }

export type Link = { title: string; url: string }

export type Block = {
  kind: 'heading' | 'text' | 'list' | 'table' | 'quote' | 'figure'
  zone: Zone
  /** The block's lines as one reads them; items of a list, rows of a table. */
  lines: Line[]
  /** Of a list: its items, each with its lines. */
  items?: Line[][]
  /** The block as body HTML. Headings and text are rendered from `lines` instead. */
  html?: string
  level?: number
  /** All of it is bold: in old pages that is a heading. */
  strong?: boolean
  /** The machine-readable date of a `time` element in a short block; `isTime`: it is the block. */
  time?: string
  isTime?: boolean
  /** Number of the `article` element it stands in; posts of one page. */
  article?: number
  /** Blank lines before it, as copied; posts of one page are often set apart by more. */
  gap?: string
  links: Link[]
  figure?: { title: string; caption: string; src: string }
}

/** What a page says of itself outside its text: JSON-LD, meta elements, title, address. */
export type PageFacts = {
  title?: string
  headline?: string
  published?: string
  author?: string
  publisher?: string
  section?: string
  tags: string[]
  url?: string
  language?: string
  description?: string
  isArticle: boolean
}

export type Page = { blocks: Block[]; facts: PageFacts; extra: string[] }

export const noFacts: PageFacts = { tags: [], isArticle: false }

/** The text of a block, line by line. */
export function blockText(block: Block): string {
  return block.lines.map((line) => line.text).join('\n')
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** One kind of blank, no invisible characters, NFC: what differs only in these is the same text. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
}

/** `cleanText` on one line, blanks collapsed. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
