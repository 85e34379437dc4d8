import { escapeHtml } from '../answers/html.ts'
import type { Marks } from './match.ts'
import { isTie, isTied, nextWord, type Word } from './text.ts'

type Span = { start: number; end: number }

const SNIPPET = 240
const BEFORE = 60

const SPACE = /\s/
/** All space that is not one blank by itself, as nearly all is. */
const OTHER_SPACE = /\s{2,}|[^\S ]/g

/** A text with its hits in `<mark>` and everything else escaped. */
export function marked(text: string, marks: Marks): string {
  return render(text, { spans: [...hits(text, marks)], start: 0, end: text.length })
}

/** The part of the first of these texts that holds a hit, cut at words; else the first text's beginning. */
export function snippet(texts: Iterable<string>, marks: Marks): string | null {
  let beginning: string | null = null
  for (const text of texts) {
    const first = hits(text, marks).next().value
    if (first) return cut(text, { first, marks })
    beginning ??= text
  }
  return beginning === null ? null : cut(beginning, { first: null, marks })
}

/** Looks for further hits no further than what is shown. */
function cut(text: string, { first, marks }: { first: Span | null; marks: Marks }): string {
  const hit = first ?? { start: 0, end: 0 }
  const start = hit.start <= BEFORE ? 0 : afterSpace(text, hit.start - BEFORE, hit.start)
  const wanted = Math.max(start + SNIPPET, hit.end)
  const end = wanted >= text.length ? text.length : beforeSpace(text, wanted, hit.end)
  const further = first ? hits(text, marks, { from: hit.end, to: end }) : []
  const spans = [...(first ? [first] : []), ...further].filter((span) => span.end <= end)
  const html = render(text, { spans, start, end }).replace(OTHER_SPACE, ' ').trim()
  return `${start > 0 ? '… ' : ''}${html}${end < text.length ? ' …' : ''}`
}

/** Reads only as far as asked: most texts have their first hit early. */
function* hits(
  text: string,
  marks: Marks,
  range: { from: number; to: number } = { from: 0, to: text.length },
): Generator<Span, undefined> {
  for (let { from } = range; ;) {
    const found = marks.wanted.next(text, from, range.to)
    if (!found) return undefined
    const last = lastOf(text, found, marks)
    if (last) yield { start: found.start, end: last.end }
    from = (last ?? found).end
  }
}

/** The last word of what is to be marked from a word on, if anything is. */
function lastOf(text: string, found: Word, marks: Marks): Word | null {
  for (const phrase of marks.phrases) {
    const last = lastOfPhrase(text, found, phrase)
    if (last) return last
  }
  return isMarked(found.word, marks) ? found : lastTied(text, found, marks)
}

function lastOfPhrase(text: string, found: Word, [first, ...others]: string[]): Word | null {
  if (found.word !== first) return null
  let last = found
  for (const other of others) {
    const next = nextWord(text, last.end)
    if (next?.word !== other) return null
    last = next
  }
  return last
}

function isMarked(word: string, { words, beginning }: Marks): boolean {
  return words.some((set) => set.has(word)) || (beginning !== null && word.startsWith(beginning))
}

/** `Corona-Pandemie` where `Coronapandemie` is looked for: the last word of it. */
function lastTied(text: string, found: Word, marks: Marks): Word | null {
  let joined = found.word
  let before = found
  for (let parts = 2; parts <= 4; parts += 1) {
    const part = isTie(text, before.end) ? nextWord(text, before.end) : null
    if (!part || !isTied(text, before, part)) return null
    joined += part.word
    if (isMarked(joined, marks)) return part
    before = part
  }
  return null
}

function render(
  text: string,
  { spans, start, end }: { spans: Span[]; start: number; end: number },
): string {
  let position = start
  let html = ''
  for (const span of spans) {
    html += escapeHtml(text.slice(position, span.start))
    html += `<mark>${escapeHtml(text.slice(span.start, span.end))}</mark>`
    position = span.end
  }
  return html + escapeHtml(text.slice(position, end))
}

function afterSpace(text: string, from: number, most: number): number {
  for (let at = from; at < most; at += 1) if (isSpace(text, at)) return at + 1
  return from
}

function beforeSpace(text: string, to: number, least: number): number {
  for (let at = to - 1; at >= least; at -= 1) if (isSpace(text, at)) return at
  return to
}

function isSpace(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit < 0x80 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : SPACE.test(text.charAt(at))
}
