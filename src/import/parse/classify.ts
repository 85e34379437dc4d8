import { readMetaLine } from './metaLine.ts'
import { blockText, type Block } from './page.ts'
import {
  isBoilerplate, isGeneric, isLinkLabel, isMediaLabel, isTail, readAddressLabel, readCaption, readContactLabel, readMetaLabel,
} from './phrases.ts' // prettier-ignore

/** Whether a line stands for itself, so that a block is split before and after it. */
function standsAlone(text: string): boolean {
  if (isBoilerplate(text) || isTail(text) || isMediaLabel(text)) return true
  const meta = readMetaLine(text)
  return meta !== null && (meta.date !== undefined || readMetaLabel(text) !== null)
}

/** Whether a line opens something that its following lines belong to. */
function opens(text: string): boolean {
  return (
    readContactLabel(text) !== null ||
    /^(herausgeber(in)?|impressum)\s*:?$/i.test(text) ||
    readAddressLabel(text) !== null ||
    readCaption(text) !== null
  )
}

/** Splits blocks at lines that say something about the item, so that each stands alone. */
export function splitBlocks(blocks: Block[]): Block[] {
  const firstText = blocks.findIndex(isProse)
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'text' || block.lines.length < 2) return [block]
    const groups: Block['lines'][] = []
    let joins = false
    for (const line of block.lines) {
      if (standsAlone(line.text) || (at < firstText && isGeneric(line.text))) {
        groups.push([line])
        joins = false
      } else if (opens(line.text) || !joins) {
        groups.push([line])
        joins = true
      } else groups.at(-1)?.push(line)
    }
    const titled = groups.flatMap((lines, index) =>
      splitTitle(lines, {
        before: groups[index - 1],
        isAbove: at < firstText && block.kind === 'text',
      }),
    )
    return titled.map((lines, index): Block => ({
      ...block,
      lines,
      gap: index === 0 ? block.gap : undefined,
      strong: isStrong(lines) || (block.strong ?? false),
      links: index === 0 ? block.links : [],
    }))
  })
}

/** Right after a date line, a short line over a long one is the title; above the text, two are title and subtitle. */
function splitTitle(
  lines: Block['lines'],
  { before, isAbove }: { before: Block['lines'] | undefined; isAbove: boolean },
): Block['lines'][] {
  const [first, second] = lines
  if (!first || !second) return [lines]
  const isPair =
    isAbove &&
    lines.length === 2 &&
    first.text.length < 65 &&
    /^[\p{Lu}\d„"»“]/u.test(second.text) &&
    !/[.,;:–-]$/.test(first.text)
  if (isPair) return [[first], [second]]
  const follows = before?.length === 1 && readMetaLine(before[0]?.text ?? '')?.date !== undefined
  const isTitle =
    first.text.length <= 140 &&
    !/[.,;:]$/.test(first.text) &&
    (second.text.length >= 60 || /[.!?]["“”»«)]?$/.test(second.text))
  const isBold = /^<strong>.*<\/strong>$/.test(first.html) && !isStrong([second])
  return (follows && isTitle) || (isBold && first.text.length <= 140 && second.text.length > 60)
    ? [[first], lines.slice(1)]
    : [lines]
}

function isStrong(lines: Block['lines']): boolean {
  return (
    lines.length > 0 &&
    lines.every(({ html }) => /^<strong>(?:(?!<\/strong>).)*<\/strong>$/.test(html))
  )
}

/** Whether a block could be a title: short, one thought, no end of a sentence, no label. */
export function isTitleLike(block: Block): boolean {
  if (block.kind !== 'heading' && block.kind !== 'text') return false
  const text = blockText(block)
  if (block.lines.length > 2 || text.length < 3 || text.length > 220 || !/\p{L}{2}/u.test(text))
    return false
  if (block.kind !== 'heading' && /[.,;:]$/.test(text) && !/(?:\.\.\.|…|e\.\s?V\.)$/.test(text))
    return false
  if (block.kind !== 'heading' && block.strong !== true && text.length > 170) return false
  if (opens(text) || isMediaLabel(text) || isBoilerplate(text) || isTail(text) || isLinkLabel(text))
    return false
  return readMetaLine(text) === null
}

/** A menu or a way to the page, copied as lines: several short ones, none a sentence. */
export function isMenu(block: Block): boolean {
  if (block.kind === 'list')
    return (
      block.lines.every((line) => line.text.length < 45 && !/[.;:!?]$/.test(line.text)) &&
      block.links.length >= block.lines.length
    )
  return (
    block.kind === 'text' &&
    block.lines.length >= 3 &&
    block.lines.every((line) => line.text.length < 60 && !/[.!?]$/.test(line.text))
  )
}

/** Running text, not a title or a label. */
export function isProse(block: Block): boolean {
  if (block.kind === 'list' || block.kind === 'table' || block.kind === 'quote')
    return !isMenu(block)
  if (block.kind !== 'text') return false
  const text = blockText(block)
  if (readMetaLine(text) !== null) return false
  return (
    text.length > 170 ||
    (text.length > 40 && /[.:]$|[.!?]["“”»«)]$/.test(text)) ||
    (text.length > 100 && /[!?]$/.test(text))
  )
}

export function isSection(block: Block): boolean {
  return isGeneric(blockText(block))
}
