import { isMenu, isProse, isTitleLike } from './classify.ts'
import { isOfficeName, isOrganization } from './contacts.ts'
import type { Gathered } from './gather.ts'
import { blockText, oneLine, type Block, type PageFacts } from './page.ts'
import { isGeneric } from './phrases.ts'

export type Title = {
  text: string
  /** The block it was taken from; null if it comes from the head of the page or from the text. */
  at: number | null
}

/** Finds the title of an item among the lines around its beginning. */
export function findTitle(gathered: Gathered, facts: PageFacts): Title {
  const { blocks, roles, dateAt } = gathered
  const isText = (at: number) => roles[at] === 'text' && blocks[at]?.zone === 'main'
  const firstText = blocks.findIndex((block, at) => isText(at) && isProse(block) && !isMenu(block))
  const end = firstText < 0 ? blocks.length : firstText
  const candidates = blocks.flatMap((block, at) =>
    at < end && isText(at) && isTitleLike(block) && !isMenu(block) ? [at] : [],
  )
  const text = (at: number) => oneLine(blockText(blocks[at] ?? emptyBlock))
  const named = candidates.filter((at) => !isGeneric(text(at)))
  const own = named.filter((at) => !isOfficeName(text(at)) && plain(text(at)) !== siteName(facts))
  if (own.length > 0) named.splice(0, named.length, ...own)
  const chosen =
    matching(named, text, facts) ??
    byLevel(named, blocks) ??
    byDate(named, text, dateAt) ??
    byWords(named, text)
  if (chosen !== null) return { text: text(chosen), at: chosen }

  const heading = blocks.findIndex(
    (block, at) => block.kind === 'heading' && (block.level ?? 9) <= 2 && block.zone !== 'nav' && roles[at] !== 'fact' &&
      !isGeneric(blockText(block)) && isTitleLike(block),
  ) // prettier-ignore
  if (heading >= 0 && blocks[heading]?.level === 1) return { text: text(heading), at: heading }
  const head = pageTitle(facts)
  if (head && !isGeneric(head)) return { text: head, at: null }
  if (heading >= 0) return { text: text(heading), at: heading }
  const [generic] = candidates
  if (generic !== undefined) return { text: text(generic), at: generic }
  const sentence = text(end).split(/(?<=[.!?])\s/)[0] ?? ''
  return { text: shorten(sentence) || head || 'Ohne Titel', at: null }
}

/** The heading that the page's head also names. */
function matching(
  candidates: number[],
  text: (at: number) => string,
  facts: PageFacts,
): number | null {
  const heads = [facts.headline, facts.title].filter((head) => head !== undefined).map(plain)
  const site = siteName(facts)
  const found = candidates
    .filter((at) => plain(text(at)) !== site)
    .filter(
      (at) => plain(text(at)).length >= 6 && heads.some((head) => head.includes(plain(text(at)))),
    )
    .toSorted((a, b) => text(b).length - text(a).length)
  const [longest] = found
  return longest ?? null
}

function byLevel(candidates: number[], blocks: Block[]): number | null {
  const headings = candidates.filter((at) => blocks[at]?.kind === 'heading')
  if (headings.length === 0) return null
  const top = Math.min(...headings.map((at) => blocks[at]?.level ?? 9))
  return headings.find((at) => (blocks[at]?.level ?? 9) === top) ?? null
}

/** In copied text: next to the date line, after it in press releases, before it in news. */
function byDate(
  candidates: number[],
  text: (at: number) => string,
  dateAt: number | null,
): number | null {
  if (dateAt === null) return null
  const after = candidates.find((at) => at > dateAt)
  const before = candidates.findLast((at) => at < dateAt && text(at).split(' ').length > 2)
  if (after === undefined) return before ?? candidates.findLast((at) => at < dateAt) ?? null
  if (before === undefined || isOrganization(text(before)) || dateAt - before > 3) return after
  return text(before).split(' ').length >= 4 ? before : after
}

function byWords(candidates: number[], text: (at: number) => string): number | null {
  return candidates.find((at) => text(at).split(' ').length >= 3) ?? candidates.at(-1) ?? null
}

/** What stands last in the head's title, after a separator: the site's name. */
function siteName(facts: PageFacts): string | null {
  const parts = (facts.title ?? '').split(/\s+[|–—·:»-]\s+/)
  return parts.length > 1 ? plain(parts.at(-1) ?? '') : null
}

/** The page's title without the name of the site. */
function pageTitle(facts: PageFacts): string | undefined {
  const head = facts.headline ?? facts.title
  if (!head) return undefined
  const parts = head.split(/\s+[|–—·:»]\s+|\s+-\s+/).map(oneLine)
  return (
    parts.find(
      (part) =>
        part.length > 3 && !isGeneric(part) && (parts.length === 1 || !isOrganization(part)),
    ) ?? parts[0]
  )
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

function shorten(text: string): string {
  if (text.length <= 100) return text.replace(/[.:]$/, '')
  return `${text.slice(0, 100).replace(/\s+\S*$/, '')} …`
}

const emptyBlock: Block = { kind: 'text', zone: 'main', lines: [], links: [] }
