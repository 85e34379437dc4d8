import { isProse, isSection, isTitleLike } from './classify.ts'
import { findDate } from './dates.ts'
import { readMetaLine } from './metaLine.ts'
import { blockText, oneLine, type Block } from './page.ts'
import { isBoilerplate } from './phrases.ts'

export type Segment = { blocks: Block[] }

/** The posts of a page, and what stands before and after them. A page with one item is one segment. */
export function findPosts(blocks: Block[]): { before: Block[]; posts: Segment[]; after: Block[] } {
  const whole = { before: [], posts: [{ blocks }], after: [] }
  return fromArticles(blocks) ?? fromDates(splitHeads(blocks)) ?? whole
}

/** Pages whose posts are `article` elements, each with a heading and a date. */
function fromArticles(blocks: Block[]) {
  const numbers = [
    ...new Set(blocks.filter(({ zone }) => zone === 'main').map(({ article }) => article)),
  ]
  const posts = numbers
    .filter((number) => number !== undefined)
    .map((number) => ({
      blocks: blocks.filter((block) => block.article === number && block.zone === 'main'),
    }))
    .filter((post) => post.blocks.some(isTitleLike) && post.blocks.some(isDateLine))
  if (posts.length < 2) return null
  const used = new Set(posts.flatMap((post) => post.blocks))
  const first = blocks.findIndex((block) => used.has(block))
  return {
    before: blocks.filter((block, index) => !used.has(block) && index < first),
    posts,
    after: blocks.filter((block, index) => !used.has(block) && index >= first),
  }
}

/** Pages whose posts each begin with a date line, or with a title and a date line under it. */
function fromDates(blocks: Block[]) {
  const dates = blocks.flatMap((block, index) =>
    block.zone === 'main' && isDateLine(block) ? [index] : [],
  )
  if (dates.length < 2) return null
  const leads = dates.filter((at) => titleBeside(blocks, at, 1) !== null).length
  const follows = dates.filter((at) => titleBeside(blocks, at, -1) !== null).length
  const above = titleBeside(blocks, dates[0] ?? 0, -1)
  const before = above === null ? undefined : blocks[above]
  const isTitleFirst =
    follows > leads ||
    (follows === leads && before !== undefined && isTitleLike(before) && !isSection(before))
  const starts = dates.map((at) => (isTitleFirst ? (titleBeside(blocks, at, -1) ?? at) : at))
  const posts = starts.map((start, index) => ({ blocks: blocks.slice(start, starts[index + 1]) }))
  const complete = posts.filter((post) =>
    post.blocks.some((block) => isProse(block) && !isDateLine(block)),
  )
  if (complete.length < 2 || complete.length < posts.length / 2) return null
  const last = posts.at(-1)
  const after = last ? cutTail(posts, last) : []
  return { before: blocks.slice(0, starts[0]), posts, after }
}

/**
 * A section without a date at the page's end belongs to no post: it shows in a heading inside the
 * last post where no other post has one, or in the gap that otherwise parts posts.
 */
function cutTail(posts: Segment[], last: Segment): Block[] {
  const inner = (post: Segment) => {
    const body = post.blocks.findIndex((block) => isProse(block))
    return post.blocks.flatMap((block, index) =>
      body >= 0 && index > body && isHeadingAt(post.blocks, index) ? [index] : [],
    )
  }
  const [candidate] = inner(last)
  if (candidate === undefined) return []
  const others = posts.slice(0, -1)
  const gaps = others.slice(1).map((post) => post.blocks[0]?.gap)
  const heading = last.blocks[candidate]
  const titles = posts.map(
    (post) => post.blocks.find((block) => block.kind === 'heading')?.level ?? 9,
  )
  const isOwnSection =
    others.every((post) => inner(post).length === 0) ||
    (heading?.level !== undefined && heading.level <= Math.min(...titles)) ||
    (heading?.gap !== undefined &&
      gaps.length > 1 &&
      gaps.every((gap) => gap === heading.gap) &&
      last.blocks.filter((block) => block.gap === heading.gap).length <= 3)
  return isOwnSection ? last.blocks.splice(candidate) : []
}

function isHeadingAt(blocks: Block[], at: number): boolean {
  const block = blocks[at]
  const next = blocks[at + 1]
  if (!block || !next || !isTitleLike(block)) return false
  const previous = blocks[at - 1]
  if (block.kind !== 'heading' && previous && /:$/.test(blockText(previous))) return false
  return (block.kind === 'heading' || blockText(block).length <= 120) && isProse(next)
}

/** The title next to a date line, past other lines about the item (author, category). */
function titleBeside(blocks: Block[], date: number, step: 1 | -1): number | null {
  for (let at = date + step; Math.abs(at - date) < 6; at += step) {
    const block = blocks[at]
    if (!block || block.zone !== 'main' || isDateLine(block)) return null
    if (isTitleLike(block)) return at
    const text = blockText(block)
    if (readMetaLine(text) === null && !isBoilerplate(text)) return null
  }
  return null
}

function isDateLine(block: Block): boolean {
  if (block.kind !== 'text' && block.kind !== 'heading') return false
  if (block.time && block.isTime) return true
  if (block.lines.length > 1) return false
  const meta = readMetaLine(blockText(block))
  return meta?.date !== undefined && meta.isUpdate !== true
}

/** "12.03.2021: Neuer Kurs beginnt" is a date line and a title. */
function splitHeads(blocks: Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    const [line] = block.lines
    if (!line || block.lines.length > 1 || (block.kind !== 'text' && block.kind !== 'heading'))
      return [block]
    const date = findDate(line.text)
    if (!date || date.index > 0) return [block]
    const rest = oneLine(line.text.slice(date.length)).replace(/^[\s:|–—•·/-]+/, '')
    const next = blocks[index + 1]
    const isTitle =
      rest.length > 8 &&
      rest.length <= 170 &&
      /^[\p{Lu}\d„"»“]/u.test(rest) &&
      !/[.,;]$/.test(rest) &&
      rest.split(' ').length > 1 &&
      !findDate(rest)
    const titleFollows = next !== undefined && isTitleLike(next)
    if (!isTitle || titleFollows || !next || !(isProse(next) || block.kind === 'heading'))
      return [block]
    const written = line.text.slice(0, date.length)
    return [
      {
        ...block,
        kind: 'text',
        strong: false,
        lines: [{ text: written, html: written }],
        links: [],
      },
      {
        ...block,
        gap: undefined,
        lines: [{ text: rest, html: rest.replaceAll('&', '&amp;').replaceAll('<', '&lt;') }],
      },
    ]
  })
}
