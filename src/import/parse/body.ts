import { isProse, isTitleLike } from './classify.ts'
import { blockText, escapeHtml, type Block } from './page.ts'

/** The body's HTML: headings from h2, paragraphs, lists, tables, quotes. */
export function renderBody(blocks: Block[]): string {
  const levels = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level ? [block.level] : [],
  )
  const top = Math.min(...levels, 6)
  return blocks
    .map((block, index) => {
      if (block.kind === 'heading') {
        const level = Math.min(6, 2 + (block.level ?? top) - top)
        return `<h${level}>${escapeHtml(block.lines.map((line) => line.text).join(' '))}</h${level}>`
      }
      if (block.html !== undefined) return block.html
      if (isHeading(blocks, index)) return `<h2>${escapeHtml(blockText(block))}</h2>`
      const html = block.lines.map((line) => line.html).join('<br>')
      return block.kind === 'quote' ? `<blockquote><p>${html}</p></blockquote>` : `<p>${html}</p>`
    })
    .join('\n')
}

/** A short line over running text is a heading, also where the copy has lost its mark. */
function isHeading(blocks: Block[], at: number): boolean {
  const block = blocks[at]
  const next = blocks[at + 1]
  if (!block || !next || block.lines.length > 1 || !isTitleLike(block)) return false
  const previous = blocks[at - 1]
  if (previous && previous.kind !== 'list' && /:$/.test(blockText(previous))) return false
  const text = blockText(block)
  return (
    text.length <= 100 &&
    !/[!”“"]$/.test(text) &&
    // A heading is one sentence at most, and keeps no link.
    !/\p{Ll}{4}[.!?]\s+\p{Lu}/u.test(text) &&
    !block.lines.some(({ html }) => html.includes('<a ')) &&
    (isProse(next) || /:$/.test(blockText(next))) &&
    !/^(sehr geehrte|liebe[rs]?|hallo)\b/i.test(text)
  )
}
