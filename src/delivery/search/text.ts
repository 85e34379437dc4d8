import { Recent } from '../memory/recent.ts'

/** Where a word stands in a text. */
export type Span = { start: number; end: number }

/** A word of a text: where it stands and how search writes it. */
export type Word = Span & { word: string }

const BEGINS = /[\p{L}\p{N}]/u
/** Combining marks, soft hyphens and joiners go on with a word, but begin none. */
const GOES_ON = /[\p{M}\u00ad\u200c\u200d]/u

/** Gender forms stay one word: Bürger*innen, Bürger:innen, Bürger_innen, Bürger/-innen, Bürger(innen). */
const GENDERED = /(?:[*:_·]|\/-?)[iI]n(?:nen)?(?![\p{L}\p{N}])|\([iI]n(?:nen)?\)/uy
const GENDER_SIGNS = new Set([...'*:_·/('].map((sign) => sign.charCodeAt(0)))

const OTHER = 1
const INSIDE = 2
const LETTER = 3
/** What each UTF-16 unit is to a word, filled as texts are met; surrogates are looked at in pairs. */
const kinds = new Uint8Array(0x10000)

function kindOf(sign: string): number {
  if (BEGINS.test(sign)) return LETTER
  return GOES_ON.test(sign) ? INSIDE : OTHER
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = kinds[unit]
  if (known) return known
  if (unit >= 0xd800 && unit < 0xe000) {
    // The second half of a pair is what the whole pair is.
    const first = unit >= 0xdc00 && at > 0 ? at - 1 : at
    return kindOf(String.fromCodePoint(text.codePointAt(first) ?? unit))
  }
  const kind = kindOf(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

/** Digraphs written for umlauts; not after a vowel or q, where `ue` is something else (neue, Bauer, Quelle). */
const DIGRAPH = /([ao])e|(?<![aeqäöu])(u)e/g

/** Texts are made of the same words again and again. */
const folded = new Recent<string>(30_000)

/** Writes a word as the index does: small letters, no marks, ß as ss, ä and ae both as a. */
export function fold(word: string): string {
  const held = folded.get(word)
  if (held !== undefined) return held
  const form = alone(foldAnew(word))
  folded.set(form === word ? form : alone(word), form)
  return form
}

/** The same, not remembered. */
export function foldAnew(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(DIGRAPH, '$1$2')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** A word in memory of its own: what is cut out of a text may keep all of it. */
export function alone(word: string): string {
  const own = Buffer.from(word).toString()
  return own === word ? own : Buffer.from(word, 'utf16le').toString('utf16le')
}

/** What ties the parts of one word: hyphens, and the middle dot of Leichte Sprache. */
const TIES = new Set([...'-‐‑·‧'].map((sign) => sign.charCodeAt(0)))
const BLANK = 0x20

/** Whether words are tied at this place. */
export function isTie(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit !== BLANK && TIES.has(unit)
}

/** Whether a word begins at this place, if none goes on there. */
export function beginsWord(text: string, at: number): boolean {
  return kindAt(text, at) === LETTER
}

/** Whether a word that reaches up to this place may go on there. */
export function goesOn(text: string, at: number): boolean {
  return kindAt(text, at) >= INSIDE || GENDER_SIGNS.has(text.charCodeAt(at))
}

/** Where the first word of a text at or after a place stands; null if there is none. */
function nextSpan(text: string, from: number): Span | null {
  let start = from
  while (start < text.length && kindAt(text, start) !== LETTER) start += 1
  if (start >= text.length) return null
  let end = start + 1
  while (end < text.length && kindAt(text, end) >= INSIDE) end += 1
  if (GENDER_SIGNS.has(text.charCodeAt(end))) {
    GENDERED.lastIndex = end
    if (GENDERED.test(text)) end = GENDERED.lastIndex
  }
  return { start, end }
}

/** Where the words of a text stand, in order. */
export function spans(text: string): Span[] {
  const found: Span[] = []
  for (let span = nextSpan(text, 0); span; span = nextSpan(text, span.end)) found.push(span)
  return found
}

/** The first word of a text at or after a place; null if there is none. */
export function nextWord(text: string, from: number): Word | null {
  for (let span = nextSpan(text, from); span; span = nextSpan(text, span.end)) {
    const word = fold(text.slice(span.start, span.end))
    if (word !== '') return { ...span, word }
  }
  return null
}

/** The words of a text in order. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (let word = nextWord(text, 0); word; word = nextWord(text, word.end)) found.push(word)
  return found
}

/** Whether one word goes on in the next: `Corona-Pandemie`. */
export function isTied(text: string, before: Span, after: Span): boolean {
  return after.start === before.end + 1 && isTie(text, before.end)
}
