import type { Run } from '../blocks.ts'
import { levelsOf } from './bidi.ts'
import { drawable, faceOf, type Face } from './fonts.ts'

/** A stretch of text of one face, one direction and one link. */
export type Piece = {
  text: string
  face: Face
  level: number
  /** Which link it belongs to; null outside links. */
  link: { href: string; words: string } | null
  width: number
}

/** A line in reading order; `width` is without the white space at its end. */
export type Line = { pieces: Piece[]; width: number }

/** Measures text of one face; `level` odd: shaped right to left. */
export type Measure = (piece: Pick<Piece, 'text' | 'face' | 'level'>) => number

/** Breaks runs into lines of at most this width. What is longer than a line breaks within. */
export function breakLines(
  runs: readonly Run[],
  options: { width: number; base: 0 | 1; bold: boolean; measure: Measure },
): Line[] {
  const { width, measure } = options
  const lines: Line[] = []
  let line: Line = { pieces: [], width: 0 }
  let advance = 0
  const end = (): void => {
    lines.push(line)
    line = { pieces: [], width: 0 }
    advance = 0
  }
  for (const word of wordsOf(piecesOf(runs, options))) {
    if (word.isBreak) {
      end()
      continue
    }
    const parts = word.pieces.map((piece) => ({ ...piece, width: measure(piece) }))
    const bare = widthOf(parts, measure)
    if (advance > 0 && advance + bare > width) end()
    const chunks = bare > width ? inChunks(parts, width, measure) : [parts]
    for (const chunk of chunks) {
      if (chunk !== chunks[0]) end()
      line.width = advance + widthOf(chunk, measure)
      advance += chunk.reduce((sum, piece) => sum + piece.width, 0)
      line.pieces.push(...chunk)
    }
  }
  if (line.pieces.length > 0) lines.push(line)
  return lines.map(({ pieces, width: whole }) => ({
    pieces: joined(pieces, measure),
    width: whole,
  }))
}

type Bare = Omit<Piece, 'width'>

/** Runs cut where face, direction or link change. */
function piecesOf(runs: readonly Run[], { base, bold }: { base: 0 | 1; bold: boolean }): Bare[] {
  const clean = runs.map((run) => ({ ...run, text: drawable(run.text) }))
  const levels = levelsOf(clean.map(({ text }) => text).join(''), base)
  const pieces: Bare[] = []
  let at = 0
  for (const run of linked(clean)) {
    for (const sign of run.text) {
      const level = levels[at] ?? base
      at += sign.length
      const last = pieces.at(-1)
      const style = { bold: bold || run.bold === true, italic: run.italic === true }
      // A space stands in the face before it, so that words and their spaces stay together.
      const face = sign === ' ' && last?.link === run.link ? last.face : faceOf(sign, style)
      if (last && last.face === face && last.level === level && last.link === run.link) {
        last.text += sign
      } else {
        pieces.push({ text: sign, face, level, link: run.link })
      }
    }
  }
  return pieces
}

/** Neighbouring runs with one address are one link. */
function linked(runs: Run[]): (Run & { link: Piece['link'] })[] {
  let open: Piece['link'] = null
  return runs.map((run) => {
    if (!run.href) open = null
    else if (open?.href === run.href) open.words += run.text
    else open = { href: run.href, words: run.text }
    return { ...run, link: open }
  })
}

type Word = { pieces: Bare[]; isBreak: boolean }

/** Pieces grouped into what must not be parted: a word with the space after it. */
function wordsOf(pieces: Bare[]): Word[] {
  const words: Word[] = []
  let word: Bare[] = []
  let before = ''
  const end = (): void => {
    if (word.length > 0) words.push({ pieces: word, isBreak: false })
    word = []
  }
  for (const piece of pieces) {
    for (const sign of piece.text) {
      if (sign === '\n') {
        const last = word.at(-1)
        // Whoever reads by ear hears no line end: the words must not run into each other.
        if (last && before !== ' ') last.text += ' '
        end()
        words.push({ pieces: [], isBreak: true })
        before = ''
        continue
      }
      if (mayBreak(before, sign)) end()
      const last = word.at(-1)
      if (
        last &&
        last.face === piece.face &&
        last.level === piece.level &&
        last.link === piece.link
      )
        last.text += sign
      else word.push({ ...piece, text: sign })
      before = sign
    }
  }
  end()
  return words
}

function mayBreak(before: string, sign: string): boolean {
  if (before === ' ') return sign !== ' '
  return /[-–—/]/.test(before) && /\p{L}/u.test(sign)
}

/** The width of pieces without the white space at their end. */
function widthOf(pieces: Piece[], measure: Measure): number {
  const last = pieces.at(-1)
  if (!last) return 0
  const text = last.text.trimEnd()
  const rest = pieces.slice(0, -1).reduce((sum, piece) => sum + piece.width, 0)
  if (text === '' && pieces.length > 1) return widthOf(pieces.slice(0, -1), measure)
  return rest + (text === last.text ? last.width : measure({ ...last, text }))
}

/** A word that no line can hold, sign by sign. */
function inChunks(pieces: Piece[], width: number, measure: Measure): Piece[][] {
  const chunks: Piece[][] = []
  let chunk: Piece[] = []
  let used = 0
  for (const piece of pieces) {
    for (const sign of piece.text) {
      const one = { ...piece, text: sign, width: measure({ ...piece, text: sign }) }
      if (used + one.width > width && chunk.length > 0) {
        chunks.push(chunk)
        chunk = []
        used = 0
      }
      used += one.width
      chunk.push(one)
    }
  }
  return [...chunks, chunk]
}

/** Pieces of one kind as one, measured as a whole. */
function joined(pieces: Piece[], measure: Measure): Piece[] {
  const kept: Piece[] = []
  for (const piece of pieces) {
    const last = kept.at(-1)
    if (last && last.face === piece.face && last.level === piece.level && last.link === piece.link)
      last.text += piece.text
    else kept.push({ ...piece })
  }
  return kept.map((piece) => ({ ...piece, width: measure(piece) }))
}
