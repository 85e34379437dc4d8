import { readInline } from './inline.ts'
import { cleanText, noFacts, type Block, type Line, type Page } from './page.ts'

const bullet = /^(\s*)(?:[•·▪▫■□●○◦►▶‣⁃➢➤✓✔]\s*|[-–—*+]\s+|o\s{2,})(?=\S)/
const numbered = /^(\s*)(?:\(?(\d{1,2})[.)]|\(?([a-z])\))\s+(?=\S)/

/** Text as copied from a page: blank lines part blocks, bullets and numbers make lists. */
export function readText(source: string): Page {
  const lines = cleanText(source).split('\n')
  const blocks: Block[] = []
  let gap = ''
  let group: string[] = []
  const flush = () => {
    if (group.length > 0) blocks.push(...readGroup(group, gap))
    if (group.length > 0) gap = ''
    group = []
  }
  for (const line of lines) {
    if (line.trim()) {
      group.push(line)
      continue
    }
    flush()
    // A line of blanks and an empty line are different gaps: old editors set posts apart by one.
    gap += line === '' ? '|' : '_'
  }
  flush()
  return { blocks: joinLists(joinNumbers(blocks)), facts: noFacts, extra: [] }
}

function readGroup(raw: string[], gap: string): Block[] {
  const blocks: Block[] = []
  let rest = raw
  while (rest.length > 0) {
    const first = rest[0] ?? ''
    const underline = rest[1]?.trim() ?? ''
    if (/^#{1,6}\s+\S/.test(first)) {
      const level = /^#+/.exec(first)?.[0].length ?? 2
      blocks.push({ ...textBlock([first.replace(/^#+\s+|\s+#+$/g, '')]), kind: 'heading', level })
      rest = rest.slice(1)
    } else if (/^(=|-|_|~){4,}$/.test(underline) && first.trim().length < 120) {
      blocks.push({ ...textBlock([first]), kind: 'heading', level: underline[0] === '=' ? 1 : 2 })
      rest = rest.slice(2)
    } else if (/^[\s=\-_*~–—.#]{4,}$/.test(first)) {
      rest = rest.slice(1)
    } else if (startsList(rest)) {
      const list = readList(rest)
      blocks.push(list.block)
      rest = rest.slice(list.used)
    } else {
      let end = 1
      while (end < rest.length && !startsList(rest.slice(end))) end++
      blocks.push(...readParagraphs(rest.slice(0, end)))
      rest = rest.slice(end)
    }
  }
  const [head] = blocks
  if (head) head.gap = gap
  return blocks
}

/** A date (3. Juli) is no list item, and neither is a single numbered line. */
function startsList(lines: string[]): boolean {
  const [first = ''] = lines
  if (bullet.test(first)) {
    const own = first.replace(bullet, '').trim()
    return !/^\S+\s*[-–—]$/.test(own)
  }
  const match = numbered.exec(first)
  if (!match) return false
  const start = match[2] ?? match[3]
  if (start !== '1' && start !== 'a') return false
  const following = start === '1' ? '2' : 'b'
  return lines.slice(1).some((line) => {
    const next = numbered.exec(line)
    return (next?.[2] ?? next?.[3]) === following
  })
}

function readList(lines: string[]): { block: Block; used: number } {
  const isBullets = bullet.test(lines[0] ?? '')
  const marker = isBullets ? bullet : numbered
  const indent = marker.exec(lines[0] ?? '')?.[1]?.length ?? 0
  const items: string[][] = []
  let used = 0
  for (const line of lines) {
    const match = marker.exec(line)
    if (match) items.push([line.replace(marker, '')])
    else if (indent > 0 && /^\S/.test(line)) break
    else items.at(-1)?.push(line)
    used++
  }
  const read = items.map((item) => unwrap(item).map(readInline))
  const tag = isBullets ? 'ul' : 'ol'
  return {
    used,
    block: {
      kind: 'list',
      zone: 'main',
      lines: read.flat().map(({ text, html }) => ({ text, html })),
      items: read.map((item) => item.map(({ text, html }) => ({ text, html }))),
      html: `<${tag}>${read.map((item) => `<li>${item.map((line) => line.html).join('<br>')}</li>`).join('')}</${tag}>`,
      links: read.flatMap((item) => item.flatMap((line) => line.links)),
    },
  }
}

/** Several whole sentences, each on its line, are paragraphs; short lines belong together. */
function readParagraphs(raw: string[]): Block[] {
  const lines = unwrap(raw)
  const isSentence = (line: string) => line.trim().length >= 70 && /[.!?:"“”«»)]$/.test(line.trim())
  const groups: string[][] = []
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    if (previous !== undefined && (isSentence(line) || isSentence(previous))) groups.push([line])
    else if (groups.length === 0) groups.push([line])
    else groups.at(-1)?.push(line)
  })
  return groups.map(textBlock)
}

function textBlock(raw: string[]): Block {
  const read = raw.map(readInline)
  const lines: Line[] = read.map(({ text, html }) => ({ text, html }))
  return {
    kind: 'text',
    zone: 'main',
    lines,
    strong: read.every(({ html }) => /^<strong>[^<]*<\/strong>$/.test(html)),
    links: read.flatMap(({ links }) => links),
  }
}

/** Joins lines that a mail program or a terminal has broken at a fixed width. */
function unwrap(lines: string[]): string[] {
  if (lines.length < 2) return lines
  const widths = lines.slice(0, -1).map((line) => line.trimEnd().length)
  const longest = Math.max(...widths)
  const isWrapped =
    longest <= 100 &&
    longest >= 56 &&
    widths.every((width) => width >= longest - 24) &&
    lines.slice(0, -1).some((line) => !/[.!?:]$/.test(line.trimEnd()))
  if (!isWrapped) return lines
  return [
    lines.reduce((whole, line) => {
      const next = line.trim()
      // A word divided at the line's end; "Sprach- und Leseförderung" is none.
      const isDivided =
        /[a-zäöüß]-$/.test(whole) &&
        /^[a-zäöüß]/.test(next) &&
        !/^(und|oder|bzw|sowie)\b/.test(next)
      return isDivided ? whole.slice(0, -1) + next : `${whole.trimEnd()} ${next}`
    }),
  ]
}

/** Numbered paragraphs, each set apart by blank lines, are one list too. */
function joinNumbers(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (let at = 0; at < blocks.length;) {
    let count = 0
    while (numberOf(blocks[at + count]) === count + 1) count++
    const run = blocks.slice(at, at + Math.max(1, count))
    if (count < 2) joined.push(...run)
    else {
      const items = run.map(({ lines }) =>
        lines.map(({ text, html }) => ({ text: withoutNumber(text), html: withoutNumber(html) })),
      )
      const [first] = run
      joined.push({
        kind: 'list',
        zone: 'main',
        gap: first?.gap,
        lines: items.flat(),
        items,
        html: `<ol>${items.map((item) => `<li>${item.map(({ html }) => html).join('<br>')}</li>`).join('')}</ol>`,
        links: run.flatMap(({ links }) => links),
      })
    }
    at += run.length
  }
  return joined
}

function numberOf(block: Block | undefined): number | null {
  if (block?.kind !== 'text' || block.lines.length !== 1) return null
  const number = /^\(?(\d{1,2})[.)]\s+(?!\p{L}+ \d{4}\b)/u.exec(block.lines[0]?.text ?? '')?.[1]
  return number ? Number(number) : null
}

function withoutNumber(text: string): string {
  return text.replace(/^\(?\d{1,2}[.)]\s+/, '')
}

function joinLists(blocks: Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const tag = block.html?.slice(0, 4)
    if (block.kind === 'list' && last?.kind === 'list' && tag && last.html?.startsWith(tag)) {
      last.lines.push(...block.lines)
      last.items?.push(...(block.items ?? []))
      last.links.push(...block.links)
      last.html = last.html.slice(0, -5) + (block.html ?? '').slice(4)
    } else joined.push(block)
  }
  return joined
}
