import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'

/** An element of the structure tree with the words it holds itself. */
export type PdfElement = {
  role: string
  text: string
  alt: string | null
  lang: string | null
  children: PdfElement[]
}

export type ReadPdf = {
  pages: number
  title: string | null
  language: string | null
  /** `true` if the document says that it is tagged. */
  isMarked: boolean
  metadata: string
  bookmarks: string[]
  links: string[]
  /** The trees of all pages, one after the other. */
  elements: PdfElement[]
}

const nodeSchema: z.ZodType<Node> = z.looseObject({
  role: z.string(),
  alt: z.string().optional(),
  lang: z.string().optional(),
  get children() {
    return z.array(z.union([nodeSchema, z.looseObject({ type: z.string(), id: z.string() })]))
  },
})
type Leaf = { type: string; id: string }
type Node = {
  role: string
  alt?: string | undefined
  lang?: string | undefined
  children: (Node | Leaf)[]
}

/** Reads a PDF as a program for readers by ear does: structure, words, alternatives, language. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const elements: PdfElement[] = []
  const links: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const words = await wordsById(await page.getTextContent({ includeMarkedContent: true }))
    const tree = nodeSchema.safeParse(await page.getStructTree())
    if (tree.success) elements.push(elementOf(tree.data, words))
    for (const { url } of z
      .array(z.looseObject({ url: z.string().optional() }))
      .parse(await page.getAnnotations())) {
      if (url) links.push(url)
    }
  }
  const { info, metadata } = await pdf.getMetadata()
  const said = z
    .looseObject({ Title: z.string().nullish(), Language: z.string().nullish() })
    .parse(info)
  const outline = z
    .array(z.looseObject({ title: z.string() }))
    .nullable()
    .parse(await pdf.getOutline())
  const marks = z.map(z.string(), z.unknown()).safeParse(await pdf.getMarkInfo())
  const read = {
    pages: pdf.numPages,
    title: said.Title ?? null,
    language: said.Language ?? null,
    isMarked: marks.success && marks.data.get('Marked') === true,
    metadata: metadata?.getRaw() ?? '',
    bookmarks: (outline ?? []).map(({ title }) => title),
    links,
    elements,
  }
  await task.destroy()
  return read
}

/** All elements of a role, in reading order, with all words below them. */
export function allOf(
  elements: readonly PdfElement[],
  role: string,
): { text: string; alt: string | null; lang: string | null }[] {
  return elements.flatMap((element) => [
    ...(element.role === role
      ? [{ text: textOf(element), alt: element.alt, lang: element.lang }]
      : []),
    ...allOf(element.children, role),
  ])
}

/** All words of a document in reading order, white space as one space. */
export function wholeText(elements: readonly PdfElement[]): string {
  return elements.map(textOf).join(' ').replaceAll(/\s+/g, ' ')
}

function textOf({ text, children }: PdfElement): string {
  return text + children.map(textOf).join('')
}

function elementOf(node: Node, words: Map<string, string>): PdfElement {
  const children = node.children.map((child) =>
    'role' in child
      ? elementOf(child, words)
      : { role: '', text: words.get(child.id) ?? '', alt: null, lang: null, children: [] },
  )
  return { role: node.role, text: '', alt: node.alt ?? null, lang: node.lang ?? null, children }
}

async function wordsById(content: { items: unknown[] }): Promise<Map<string, string>> {
  const words = new Map<string, string>()
  const open: string[] = []
  const itemSchema = z.looseObject({
    type: z.string().optional(),
    id: z.string().nullish(),
    str: z.string().optional(),
  })
  for (const value of content.items) {
    const { type, id, str } = itemSchema.parse(value)
    if (type?.startsWith('beginMarkedContent')) open.push(id ?? '')
    else if (type === 'endMarkedContent') open.pop()
    else words.set(open.at(-1) ?? '', (words.get(open.at(-1) ?? '') ?? '') + (str ?? ''))
  }
  return words
}
