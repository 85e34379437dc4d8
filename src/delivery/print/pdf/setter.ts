import type PDFDocument from 'pdfkit'
import type { StructureElement } from 'pdfkit'
import type { Look, Run, TextTag } from '../blocks.ts'
import { runsRight, shaped, visualOrder } from './bidi.ts'
import { breakLines, type Line, type Measure, type Piece } from './lines.ts'

/** In points: A4 with margins. */
const MARGIN = { side: 62, top: 62, bottom: 72 }
const LINK_COLOR = '#0b3d91'

type Type = {
  size: number
  leading: number
  before: number
  after: number
  bold?: true
  color?: string
}

const looks: Record<Look, Type> = {
  body: { size: 10.5, leading: 15.5, before: 0, after: 8 },
  item: { size: 10.5, leading: 15.5, before: 0, after: 3 },
  cell: { size: 9.5, leading: 13.5, before: 0, after: 0 },
  teaser: { size: 10.5, leading: 15.5, before: 2, after: 10, bold: true },
  small: { size: 8.5, leading: 12.5, before: 0, after: 4, color: '#333333' },
  kind: { size: 10.5, leading: 15, before: 6, after: 12, bold: true },
  kicker: { size: 11, leading: 15, before: 0, after: 1, bold: true },
  title: { size: 19, leading: 24, before: 0, after: 4, bold: true },
  subtitle: { size: 12.5, leading: 17, before: 0, after: 4 },
  dateline: { size: 10.5, leading: 15, before: 4, after: 10, color: '#333333' },
  heading: { size: 13, leading: 17, before: 10, after: 4, bold: true },
  subheading: { size: 11, leading: 15, before: 8, after: 3, bold: true },
}

/** Where text may stand: a column of the page. */
export type Column = { x: number; width: number }

type Placed = { line: Line; page: number; y: number }
type Spot = { piece: Piece; x: number; y: number }
type Stretch = { link: Piece['link']; page: number; spots: Spot[] }

/** Sets blocks on pages from top to bottom and tags them; knows where the next one begins. */
export class Setter {
  readonly doc: PDFDocument
  readonly base: 0 | 1
  readonly column: Column
  y = MARGIN.top

  constructor(doc: PDFDocument, direction: 'ltr' | 'rtl') {
    this.doc = doc
    this.base = direction === 'rtl' ? 1 : 0
    this.column = { x: MARGIN.side, width: doc.page.width - 2 * MARGIN.side }
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom
  }

  /** The height a block may have at most. */
  get height(): number {
    return this.bottom - MARGIN.top
  }

  newPage(): void {
    this.doc.addPage()
    this.y = MARGIN.top
  }

  /** Goes on on a new page if this one has no room for so much. */
  make(room: number): void {
    if (this.y > MARGIN.top && this.y + room > this.bottom) this.newPage()
  }

  lines(runs: readonly Run[], look: Look, column: Column): Line[] {
    const { bold = false } = looks[look]
    return breakLines(runs, {
      width: column.width,
      base: this.base,
      bold,
      measure: this.#measure(look),
    })
  }

  /** How high text gets, without the space around it. */
  heightOf(runs: readonly Run[], look: Look, column: Column): number {
    return this.lines(runs, look, column).length * looks[look].leading
  }

  /** Sets a paragraph as an element of its own. */
  paragraph(
    parent: StructureElement,
    block: { tag: TextTag | 'TD' | 'TH' | 'Caption' | 'Lbl'; look: Look; runs: readonly Run[] },
    column: Column,
    options: { lang?: string; scope?: 'Row' | 'Column' } = {},
  ): void {
    const { tag, look, runs } = block
    const type = looks[look]
    const lines = this.lines(runs, look, column)
    if (this.y > MARGIN.top) this.y += type.before
    // A heading stays with the first lines below it.
    if (/^H\d$/.test(tag)) this.make(lines.length * type.leading + 3 * looks.body.leading)
    const element = this.doc.struct(tag, options)
    parent.add(element)
    if (/^H\d$/.test(tag)) this.doc.outline.addItem(runs.map(({ text }) => text).join(''))
    const { count: pages } = this.doc.bufferedPageRange()
    for (const stretch of this.#stretches(lines, type, column)) {
      while (this.doc.bufferedPageRange().count < pages + stretch.page) this.doc.addPage()
      this.#draw(element, stretch, type)
    }
    element.end()
    this.y += type.after
  }

  /** A thin line that says nothing. */
  rule(column: Column = this.column): void {
    this.make(12)
    this.artifact(() => {
      this.doc.lineWidth(0.75).strokeColor('#555555')
      this.doc
        .moveTo(column.x, this.y + 2)
        .lineTo(column.x + column.width, this.y + 2)
        .stroke()
    })
    this.y += 10
  }

  /** Draws what is no content. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type })
    draw()
    this.doc.endMarkedContent()
  }

  /** Short plain text at a place, outside the flow; the caller marks it. */
  write(words: string, look: Look, place: { x: number; y: number }): void {
    const [line] = this.lines([{ text: words }], look, this.column)
    if (line)
      for (const spot of this.#spots({ line, page: 0, y: place.y }, looks[look], place.x))
        this.#text(spot, looks[look])
  }

  #measure(look: Look): Measure {
    const { size } = looks[look]
    return ({ text, face }) =>
      this.doc.font(face).fontSize(size).widthOfString(text, featuresOf(text))
  }

  /** Lines as stretches of one page and one link, in reading order. */
  #stretches(lines: Line[], type: Type, column: Column): Stretch[] {
    const stretches: Stretch[] = []
    for (const placed of this.#place(lines, type.leading)) {
      const { line, page } = placed
      const x = this.base === 1 ? column.x + column.width - line.width : column.x
      for (const spot of this.#spots(placed, type, x)) {
        const last = stretches.at(-1)
        if (last && last.page === page && last.link === spot.piece.link) last.spots.push(spot)
        else stretches.push({ link: spot.piece.link, page, spots: [spot] })
      }
    }
    return stretches
  }

  /** Gives lines their pages; no first line of several stands alone at a foot, no last one at a head. */
  #place(lines: Line[], leading: number): Placed[] {
    const fits = Math.max(0, Math.floor((this.bottom - this.y) / leading + 0.001))
    const perPage = Math.floor(this.height / leading)
    let first = Math.min(fits, lines.length)
    if (first < lines.length) {
      if (lines.length - first === 1 && first > 2) first -= 1
      if (first < 2 && this.y > MARGIN.top) first = 0
    }
    const start = this.y
    const placed = lines.map((line, index): Placed => {
      if (index < first) return { line, page: 0, y: start + index * leading }
      const later = index - first
      const page = 1 + Math.floor(later / perPage)
      return { line, page, y: MARGIN.top + (later % perPage) * leading }
    })
    const last = placed.at(-1)
    if (last) this.y = last.y + leading
    return placed
  }

  #spots({ line, y }: Placed, type: Type, start: number): Spot[] {
    const { pieces } = line
    const order = visualOrder(pieces.map(({ level }) => level))
    // White space at the end of a line that begins at the right stands left of it, outside.
    const last = pieces.at(-1)
    const overhang =
      last && this.base === 1 ? pieces.reduce((sum, { width }) => sum + width, 0) - line.width : 0
    const places = new Map<number, number>()
    let x = start - overhang
    for (const index of order) {
      places.set(index, x)
      x += pieces[index]?.width ?? 0
    }
    const baseline = y + type.leading * 0.72
    return pieces.map((piece, index) => ({ piece, x: places.get(index) ?? start, y: baseline }))
  }

  #draw(element: StructureElement, { link, spots }: Stretch, type: Type): void {
    if (!link) {
      element.add(() => spots.forEach((spot) => this.#text(spot, type)))
      return
    }
    const anchor = this.doc.struct('Link')
    element.add(anchor)
    anchor.add(() => spots.forEach((spot) => this.#text(spot, type)))
    for (const { piece, x, y } of spots) {
      const top = y - type.leading * 0.72
      this.doc.link(x, top, piece.width, type.leading, safely(link.href), {
        structParent: anchor,
        Contents: new String(`${link.words} (${link.href})`),
      })
    }
    anchor.end()
  }

  #text({ piece, x, y }: Spot, { size, color = '#000000' }: Type): void {
    const { text, face, level, link, width } = piece
    const ink = link ? LINK_COLOR : color
    this.doc
      .font(face)
      .fontSize(size)
      .fillColor(ink)
      .text(shaped(text, level), x, y, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...featuresOf(text),
      })
    if (!link) return
    this.doc.lineWidth(0.6).strokeColor(ink)
    this.doc
      .moveTo(x, y + 1.8)
      .lineTo(x + width, y + 1.8)
      .stroke()
  }
}

/**
 * With features named the shaper takes a text as a whole, else word by word. Ligatures that are only
 * for beauty are left out: readers of the file turn their letters round.
 */
function featuresOf(text: string): { features?: { liga: false } } {
  return runsRight(text) ? { features: { liga: false } } : {}
}

/** An address as PDF holds it: ASCII only. */
function safely(href: string): string {
  return URL.canParse(href) ? new URL(href).href : encodeURI(href.toWellFormed())
}
