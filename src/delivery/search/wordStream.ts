import { isUmlautSign, plain, SHARP_S, small } from './letters.ts'
import type { WordBytes } from './wordBytes.ts'
import { beginsWord, goesOn, isTie, nextWord } from './text.ts'

const SPACE = 0x20
/** Longer words are left out. */
const LONGEST_WORD = 60
/** So many words tied together are also one. */
const MOST_JOINED = 4
/** Room for these, whatever their letters. */
const scratch = new Uint8Array(LONGEST_WORD * MOST_JOINED * 3)
const encoder = new TextEncoder()

export type Reading = {
  words: WordBytes
  /** Stands after each run of words, so that no phrase reaches across. */
  border: number
  /** Where the numbers of the words go. */
  stream: number[]
  /** Takes words that the vocabulary need not have yet, as they are written. */
  fresh: Map<number, string>
}

/**
 * Reads the words of a text as numbers: all in order, then each run of tied ones (`Corona-Pandemie`)
 * as one word. Most words are folded letter by letter as they are read, and never cut out.
 */
export function readText(text: string, { words, border, stream, fresh }: Reading): void {
  const joined: number[] = []
  let run = stream.length
  let before = -1
  let at = 0
  while (at < text.length) {
    if (!isSmall(text, at) && !beginsWord(text, at)) {
      at += 1
      continue
    }
    let start = at
    let length = 0
    let letterBefore = 0
    let beforeThat = 0
    for (; at < text.length; at += 1) {
      const letter = small[text.charCodeAt(at)] ?? 0
      if (letter === 0) break
      const isSign = isUmlautSign(letter, letterBefore, beforeThat)
      beforeThat = letterBefore
      letterBefore = letter
      if (isSign) continue
      const written = plain[letter] ?? 0
      if (length < scratch.length) scratch[length] = written
      length += 1
      if (letter !== SHARP_S) continue
      if (length < scratch.length) scratch[length] = written
      length += 1
    }
    let letters = length
    if (at < text.length && text.charCodeAt(at) !== SPACE && goesOn(text, at)) {
      const found = nextWord(text, start)
      if (!found) break
      ;[start, at] = [found.start, found.end]
      letters = found.word.length
      length = letters > LONGEST_WORD ? 0 : encoder.encodeInto(found.word, scratch).written
    }
    if (letters > LONGEST_WORD) continue
    const number = words.numberOf(scratch, length)
    if (before < 0 || start !== before + 1 || !isTie(text, before)) {
      join(run)
      run = stream.length
    }
    stream.push(number)
    if (!words.isLearned(number) && !fresh.has(number)) fresh.set(number, text.slice(start, at))
    before = at
  }
  join(run)
  stream.push(border)
  for (const number of joined) {
    stream.push(number, border)
    if (!words.isLearned(number) && !fresh.has(number)) fresh.set(number, words.textOf(number))
  }

  function join(from: number): void {
    const count = stream.length - from
    if (count < 2 || count > MOST_JOINED) return
    let length = 0
    for (let part = from; part < stream.length; part += 1) {
      length = words.copy(stream[part] ?? 0, scratch, length)
    }
    joined.push(words.numberOf(scratch, length))
  }
}

function isSmall(text: string, at: number): boolean {
  return (small[text.charCodeAt(at)] ?? 0) !== 0
}
