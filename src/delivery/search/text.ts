/** A word of a text: where it stands and how search writes it. */
export type Word = { start: number; end: number; word: string }

/** Gender forms stay one word: Bürger*innen, Bürger:innen, Bürger_innen, Bürger/-innen, Bürger(innen). */
const WORD =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c\u200d]*(?:(?:[*:_·]|\/-?)[iI]n(?:nen)?(?![\p{L}\p{N}])|\([iI]n(?:nen)?\))?/gu

/** Digraphs written for umlauts; not after a vowel or q, where `ue` is something else (neue, Bauer, Quelle). */
const DIGRAPH = /([ao])e|(?<![aeqäöu])(u)e/g

const MOST_FOLDED = 50_000
/** Texts are made of the same words again and again. */
const folded = new Map<string, string>()

/** Writes a word as the index does: small letters, no marks, ß as ss, ä and ae both as a. */
export function fold(word: string): string {
  const held = folded.get(word)
  if (held !== undefined) return held
  const form = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(DIGRAPH, '$1$2')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  if (folded.size >= MOST_FOLDED) folded.clear()
  folded.set(word, form)
  return form
}

/** The words of a text in order. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const word = fold(match[0])
    if (word === '') continue
    found.push({ start: match.index, end: match.index + match[0].length, word })
  }
  return found
}

/** What ties the parts of one word: hyphens, and the middle dot of Leichte Sprache. */
export const TIE = /^[-‐‑·‧]$/

/** `Corona-Pandemie` also as one word: each run of tied words, joined. */
export function joinedWords(text: string, list: Word[]): string[] {
  const joined: string[] = []
  let run: Word[] = []
  const flush = () => {
    if (run.length > 1 && run.length <= 4) joined.push(run.map((part) => part.word).join(''))
    run = []
  }
  for (const part of list) {
    const before = run.at(-1)
    if (before && !TIE.test(text.slice(before.end, part.start))) flush()
    run.push(part)
  }
  flush()
  return joined
}
