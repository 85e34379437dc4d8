import { DomUtils, parseDocument } from 'htmlparser2'

/** Words of one kind: a piece of a paragraph. A line break is `\n`. */
export type Run = { text: string; bold?: boolean; italic?: boolean; href?: string }

export type TextTag = 'P' | 'H1' | 'H2' | 'H3' | 'H4'

/** The look of a paragraph. */
export type Look =
  | 'body'
  | 'item'
  | 'cell'
  | 'teaser'
  | 'small'
  | 'kind'
  | 'kicker'
  | 'title'
  | 'subtitle'
  | 'dateline'
  | 'heading'
  | 'subheading'

/** What a page is made of, in reading order. */
export type Block =
  | { kind: 'text'; tag: TextTag; look: Look; runs: Run[]; lang?: string }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'quote' | 'note'; blocks: Block[] }
  | { kind: 'table'; rows: Cell[][] }
  | { kind: 'picture'; id: string; alt: string; caption: string }
  | { kind: 'rule' }

export type Cell = { header: boolean; runs: Run[] }

type Nodes = ReturnType<typeof parseDocument>['children']
type Node = Nodes[number]
type ElementNode = Extract<Node, { attribs: object }>
type Mark = Omit<Run, 'text'>

const MOST_COLUMNS = 20
const TEXT_NODE = 3
/** On paper an address needs its origin. */
const FOLLOWED = /^(?:https?:|mailto:|tel:)/i

/**
 * The text of an answer (`body.html`: clean, semantic) as blocks. Elements that are not known here
 * are read as what they hold; nothing of the words is lost.
 */
export function readBlocks(html: string): Block[] {
  return levelled(blocksOf(parseDocument(html).children))
}

/** A paragraph of plain text. */
export function text(
  look: Look,
  words: string | Run[],
  more: { tag?: TextTag; lang?: string | undefined } = {},
): Block {
  const { tag = 'P', lang } = more
  const runs = typeof words === 'string' ? [{ text: words }] : words
  return { kind: 'text', tag, look, runs, ...(lang ? { lang } : {}) }
}

function blocksOf(nodes: Nodes): Block[] {
  const blocks: Block[] = []
  let pending: Nodes = []
  const flush = (): void => {
    const runs = trimmed(runsOf(pending, {}))
    if (runs.length > 0) blocks.push(text('body', runs))
    pending = []
  }
  for (const node of nodes) {
    const found = blockOf(node)
    if (found === null) {
      pending.push(node)
      continue
    }
    flush()
    blocks.push(...found)
  }
  flush()
  return blocks
}

const TRANSPARENT = new Set([
  'article',
  'aside',
  'div',
  'dl',
  'dd',
  'dt',
  'footer',
  'header',
  'main',
  'section',
])

/** The blocks an element is; null for what stands within a paragraph. */
function blockOf(node: Node): Block[] | null {
  if (!isElement(node)) return null
  const { name, children } = node
  const heading = /^h([1-6])$/.exec(name)
  if (heading) return headingOf(Number(heading[1]), children)
  if (name === 'p' || name === 'pre') return paragraphOf(children)
  if (name === 'ul' || name === 'ol') {
    const items = children
      .filter(isElement)
      .map((item) => blocksOf(item.children))
      .filter((item) => item.length > 0)
    const start = name === 'ol' ? Math.trunc(Number(node.attribs.start ?? 1)) || 1 : null
    return items.length > 0 ? [{ kind: 'list', start, items }] : []
  }
  if (name === 'blockquote') return [{ kind: 'quote', blocks: blocksOf(children) }]
  if (name === 'table') return tableOf(node)
  if (name === 'figure') return figureOf(node)
  if (name === 'hr') return [{ kind: 'rule' }]
  return TRANSPARENT.has(name) ? blocksOf(children) : null
}

function headingOf(level: number, children: Nodes): Block[] {
  const runs = trimmed(runsOf(children, {}))
  const tag = level <= 2 ? 'H2' : level === 3 ? 'H3' : 'H4'
  return runs.length > 0 ? [text(tag === 'H2' ? 'heading' : 'subheading', runs, { tag })] : []
}

function paragraphOf(children: Nodes): Block[] {
  const runs = trimmed(runsOf(children, {}))
  return runs.length > 0 ? [text('body', runs)] : []
}

function figureOf(node: Node): Block[] {
  const [image] = DomUtils.getElementsByTagName('img', node, true)
  const [caption] = DomUtils.getElementsByTagName('figcaption', node, true)
  const words = caption ? plain(runsOf(caption.children, {})) : ''
  const id = isElement(node) ? node.attribs['data-media-id'] : undefined
  if (image && id) return [{ kind: 'picture', id, alt: image.attribs.alt ?? '', caption: words }]
  return isElement(node) ? blocksOf(node.children) : []
}

/** A table as a full grid: a cell over several fields stands in the first of them. */
function tableOf(table: Node): Block[] {
  const grid: Cell[][] = []
  const rows = DomUtils.getElementsByTagName('tr', table, true)
  rows.forEach((row, y) => {
    const line = (grid[y] ??= [])
    let x = 0
    for (const cell of row.children.filter(isElement)) {
      while (line[x]) x += 1
      const header = cell.name === 'th'
      const [width, height] = [spanOf(cell.attribs.colspan), spanOf(cell.attribs.rowspan)]
      for (let down = 0; down < Math.min(height, rows.length - y); down += 1) {
        const target = (grid[y + down] ??= [])
        for (let right = 0; right < width && x + right < MOST_COLUMNS; right += 1) {
          target[x + right] = { header, runs: [] }
        }
      }
      const first = line[x]
      if (first) first.runs = trimmed(cellRuns(cell.children))
      x += width
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  if (width === 0) return []
  const full = grid.map((row) =>
    Array.from({ length: width }, (_, x) => row[x] ?? { header: false, runs: [] }),
  )
  return [{ kind: 'table', rows: full }]
}

function spanOf(value: string | undefined): number {
  const span = Math.trunc(Number(value ?? 1))
  return span >= 1 ? Math.min(span, MOST_COLUMNS) : 1
}

/** What a cell holds, its blocks below each other. */
function cellRuns(children: Nodes): Run[] {
  return blocksOf(children).flatMap((block, index) => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    ...wordsOf(block),
  ])
}

function wordsOf(block: Block): Run[] {
  if (block.kind === 'text') return block.runs
  if (block.kind === 'list') {
    return block.items.flatMap((item, index) => [
      {
        text: `${index > 0 ? '\n' : ''}${block.start === null ? '•' : `${block.start + index}.`} `,
      },
      ...item.flatMap(wordsOf),
    ])
  }
  if (block.kind === 'quote' || block.kind === 'note') return block.blocks.flatMap(wordsOf)
  if (block.kind === 'table') {
    return block.rows.flat().flatMap(({ runs }) => [...runs, { text: ' ' }])
  }
  return block.kind === 'picture' ? [{ text: block.alt }] : []
}

function runsOf(nodes: Nodes, mark: Mark): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.nodeType === TEXT_NODE) {
      return [{ ...mark, text: node.data.replace(/[ \t\n\r\f]+/g, ' ') }]
    }
    if (!isElement(node)) return []
    const { name, attribs, children } = node
    if (name === 'br') return [{ text: '\n' }]
    if (name === 'img') return attribs.alt ? [{ ...mark, text: attribs.alt }] : []
    if (name === 'strong' || name === 'b') return runsOf(children, { ...mark, bold: true })
    if (name === 'em' || name === 'i') return runsOf(children, { ...mark, italic: true })
    if (name === 'a' && FOLLOWED.test(attribs.href ?? ''))
      return runsOf(children, { ...mark, href: attribs.href ?? '' })
    return runsOf(children, mark)
  })
}

/** Runs without white space around them, and with one space at most between words. */
function trimmed(runs: Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const before = kept.at(-1)?.text ?? ' '
    const tidy = /[\s]$/.test(before) ? run.text.replace(/^ +/, '') : run.text
    if (tidy !== '') kept.push({ ...run, text: tidy })
  }
  const last = kept.at(-1)
  if (!last) return []
  last.text = last.text.trimEnd()
  return last.text === '' ? trimmed(kept.slice(0, -1)) : kept
}

function plain(runs: Run[]): string {
  return trimmed(runs)
    .map((run) => run.text)
    .join('')
}

/** Headings without gaps between their levels, as readers by ear go through them. */
function levelled(blocks: Block[]): Block[] {
  let level = 1
  return blocks.map((block): Block => {
    if (block.kind !== 'text' || block.tag === 'P') return block
    level = Math.min(Number(block.tag.slice(1)), level + 1)
    const tag = level <= 2 ? 'H2' : level === 3 ? 'H3' : 'H4'
    return { ...block, tag }
  })
}

function isElement(node: Node): node is ElementNode {
  return 'attribs' in node
}
