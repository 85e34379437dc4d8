import { escapeHtml } from '../answers/html.ts'
import type { Match } from './match.ts'
import { TIE, words, type Word } from './text.ts'

type Span = { start: number; end: number }

const SNIPPET = 240
const BEFORE = 60

/** A text with its hits in `<mark>` and everything else escaped. */
export function marked(text: string, match: Match): string {
  return render(text, { spans: hits(text, match), start: 0, end: text.length })
}

/** The part of the first of these texts that holds a hit, cut at words; else the first text's beginning. */
export function snippet(texts: string[], match: Match): string | null {
  for (const text of texts) {
    const spans = hits(text, match)
    const first = spans[0]
    if (first) return cut(text, { spans, first })
  }
  const [text] = texts
  return text === undefined ? null : cut(text, { spans: [], first: { start: 0, end: 0 } })
}

function cut(text: string, { spans, first }: { spans: Span[]; first: Span }): string {
  const start = first.start <= BEFORE ? 0 : afterSpace(text, first.start - BEFORE, first.start)
  const wanted = Math.max(start + SNIPPET, first.end)
  const end = wanted >= text.length ? text.length : beforeSpace(text, wanted, first.end)
  const shown = spans.filter((span) => span.end <= end)
  const html = render(text, { spans: shown, start, end }).replace(/\s+/g, ' ').trim()
  return `${start > 0 ? '… ' : ''}${html}${end < text.length ? ' …' : ''}`
}

function hits(text: string, { marks, phrases }: Match): Span[] {
  const list = words(text)
  const spans: Span[] = []
  for (let at = 0; at < list.length; at += 1) {
    const found = list[at]
    if (!found) continue
    const phrase = phrases.find((wanted) => standsAt(list, at, wanted))
    const last = phrase ? list[at + phrase.length - 1] : marks.has(found.word) ? found : undefined
    const hit = last ?? tied(text, { list, at, marks })
    if (!hit) continue
    spans.push({ start: found.start, end: hit.end })
    while ((list[at + 1]?.end ?? Infinity) <= hit.end) at += 1
  }
  return spans
}

/** `Corona-Pandemie` where `Coronapandemie` is looked for. */
function tied(
  text: string,
  { list, at, marks }: { list: Word[]; at: number; marks: Set<string> },
): Word | undefined {
  let joined = list[at]?.word ?? ''
  for (let next = at + 1; next < at + 4; next += 1) {
    const before = list[next - 1]
    const part = list[next]
    if (!before || !part || !TIE.test(text.slice(before.end, part.start))) return undefined
    joined += part.word
    if (marks.has(joined)) return part
  }
  return undefined
}

function standsAt(list: Word[], at: number, phrase: string[]): boolean {
  return phrase.every((word, offset) => list[at + offset]?.word === word)
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
  const space = text.slice(from, most).search(/\s/)
  return space === -1 ? from : from + space + 1
}

function beforeSpace(text: string, to: number, least: number): number {
  const space = text.slice(least, to).search(/\s\S*$/)
  return space === -1 ? to : least + space
}
