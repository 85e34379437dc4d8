import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { StructureElement } from 'pdfkit'
import type { Block, Cell, Run } from '../blocks.ts'
import type { Paper } from '../paper.ts'
import { registerFonts } from './fonts.ts'
import { Setter, type Column } from './setter.ts'

/** A picture as JPEG or PNG bytes, with its size in pixels. */
export type Picture = { bytes: Uint8Array; width: number; height: number }

const INDENT = 16
const CELL = { side: 4, top: 3 }
const TALLEST_PICTURE = 0.55
/** Points to a pixel at most: a small picture is not blown up. */
const LARGEST_PIXEL = 0.75

/**
 * Writes a document as tagged PDF (PDF/UA-1): structure with headings, lists, tables and links,
 * alternative text, language and title, embedded fonts, bookmarks. The same document gives the same bytes.
 */
export async function writePdf(
  paper: Paper,
  pictures: ReadonlyMap<string, Picture>,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: paper.language,
    size: 'A4',
    margin: 0,
    font: null,
    bufferPages: true,
    autoFirstPage: true,
    info: infoOf(paper),
  })
  const whole = buffer(doc)
  registerFonts(doc)
  doc.appendXML(claimsOf(paper))
  const setter = new Setter(doc, paper.direction)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const scene: Scene = { setter, pictures }
  for (const block of paper.blocks) setBlock(scene, root, block, setter.column)
  root.end()
  setFeet(setter, paper)
  doc.end()
  return whole
}

/**
 * The standard that the document keeps to, and its language. Said here, not by pdfkit's option: that one
 * also lists the glyphs of each font, and leaves out the parts of composed ones.
 */
function claimsOf({ language }: Paper): string {
  return `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language></rdf:Description>`
}

/** pdfkit writes one value into the dictionary as it is and into XML unescaped: as text it is XML. */
class XmlText extends String {
  override toString(): string {
    return escapeXml(this.valueOf())
  }
}

function infoOf(paper: Paper) {
  const { title, author, subject } = paper
  return {
    Title: new XmlText(title),
    ...(author ? { Author: new XmlText(author) } : {}),
    ...(subject ? { Subject: new XmlText(subject) } : {}),
    Creator: 'Stadtwort',
    Producer: 'pdfkit',
    CreationDate: new Date(paper.createdAt),
    ModDate: new Date(paper.changedAt),
  }
}

type Scene = { setter: Setter; pictures: ReadonlyMap<string, Picture> }

function setBlock(scene: Scene, parent: StructureElement, block: Block, column: Column): void {
  const { setter } = scene
  if (block.kind === 'text') {
    setter.paragraph(parent, block, column, block.lang ? { lang: block.lang } : {})
  } else if (block.kind === 'list') {
    setList(scene, parent, block, column)
  } else if (block.kind === 'table') {
    setTable(setter, parent, block.rows, column)
  } else if (block.kind === 'picture') {
    setPicture(scene, parent, block, column)
  } else if (block.kind === 'rule') {
    setter.rule(column)
  } else {
    const element = setter.doc.struct(block.kind === 'quote' ? 'BlockQuote' : 'Div')
    parent.add(element)
    for (const inner of block.blocks) setBlock(scene, element, inner, indented(setter, column))
    element.end()
  }
}

function indented(setter: Setter, { x, width }: Column): Column {
  return { x: setter.base === 1 ? x : x + INDENT, width: width - INDENT }
}

function setList(
  scene: Scene,
  parent: StructureElement,
  { start, items }: Extract<Block, { kind: 'list' }>,
  column: Column,
): void {
  const { setter } = scene
  const { doc } = setter
  const list = doc.struct('L')
  list.dictionary.data.A = { O: 'List', ListNumbering: start === null ? 'Disc' : 'Decimal' }
  parent.add(list)
  const inner = indented(setter, column)
  items.forEach((blocks, index) => {
    // The sign stands beside the first line, so both must fit on the page.
    setter.make(32)
    const item = doc.struct('LI')
    list.add(item)
    const sign = start === null ? '•' : `${start + index}.`
    const label = doc.struct('Lbl')
    item.add(label)
    const x = setter.base === 1 ? column.x + column.width - INDENT + 4 : column.x
    label.add(() => setter.write(sign, 'body', { x, y: setter.y }))
    label.end()
    const body = doc.struct('LBody')
    item.add(body)
    for (const block of blocks) {
      const inList = block.kind === 'text' && block.look === 'body'
      setBlock(scene, body, inList ? { ...block, look: 'item' } : block, inner)
    }
    body.end()
    item.end()
  })
  list.end()
  setter.y += 4
}

function setTable(setter: Setter, parent: StructureElement, rows: Cell[][], column: Column): void {
  const { doc } = setter
  const table = doc.struct('Table')
  parent.add(table)
  const columns = columnsOf(rows, column, setter.base)
  for (const cells of rows) {
    const insides = columns.map(({ x, width }) => ({
      x: x + CELL.side,
      width: width - 2 * CELL.side,
    }))
    const heights = cells.map((cell, index) =>
      setter.heightOf(bolder(cell), 'cell', insides[index] ?? column),
    )
    const height = Math.max(13.5, ...heights) + 2 * CELL.top
    const row = doc.struct('TR')
    table.add(row)
    // A row that no page can hold has its cells below each other.
    const isTall = height > setter.height
    if (!isTall) setter.make(height)
    const top = setter.y
    const allHeaders = cells.every(({ header }) => header)
    cells.forEach((cell, index) => {
      const { header } = cell
      if (!isTall) setter.y = top + CELL.top
      const scope = allHeaders ? 'Column' : 'Row'
      const tag = header ? ('TH' as const) : ('TD' as const)
      setter.paragraph(
        row,
        { tag, look: 'cell', runs: bolder(cell) },
        isTall ? column : (insides[index] ?? column),
        header ? { scope } : {},
      )
    })
    row.end()
    if (isTall) continue
    setter.y = top + height
    setter.artifact(() => drawBorders(setter, columns, { top, height }))
  }
  table.end()
  setter.y += 10
}

function bolder({ header, runs }: Cell): Run[] {
  return header ? runs.map((run) => ({ ...run, bold: true })) : runs
}

/** Shares the width by how much the columns have to say. */
function columnsOf(rows: Cell[][], { x, width }: Column, base: 0 | 1): Column[] {
  const count = rows[0]?.length ?? 0
  const weights = Array.from({ length: count }, (_, index) => {
    const lengths = rows.map((row) =>
      (row[index]?.runs ?? []).reduce((sum, { text }) => sum + text.length, 0),
    )
    // By the root, so that short words are not broken to the gain of long texts.
    return Math.sqrt(Math.min(100, Math.max(4, ...lengths)))
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let used = 0
  return weights.map((weight) => {
    const share = (width * weight) / total
    const left = base === 1 ? x + width - used - share : x + used
    used += share
    return { x: left, width: share }
  })
}

function drawBorders(
  { doc }: Setter,
  columns: Column[],
  { top, height }: { top: number; height: number },
): void {
  doc.lineWidth(0.5).strokeColor('#555555')
  for (const { x, width } of columns) {
    doc
      .moveTo(x, top)
      .lineTo(x + width, top)
      .lineTo(x + width, top + height)
      .lineTo(x, top + height)
      .lineTo(x, top)
      .stroke()
  }
}

function setPicture(
  { setter, pictures }: Scene,
  parent: StructureElement,
  { id, alt, caption }: Extract<Block, { kind: 'picture' }>,
  column: Column,
): void {
  const { doc } = setter
  const picture = pictures.get(id)
  const captionBlock = {
    tag: 'Caption' as const,
    look: 'small' as const,
    runs: [{ text: caption }],
  }
  const below = caption ? setter.heightOf(captionBlock.runs, 'small', column) + 4 : 0
  const group = doc.struct('Div')
  parent.add(group)
  if (picture) {
    const most = setter.height * TALLEST_PICTURE
    const scale = Math.min(column.width / picture.width, most / picture.height, LARGEST_PIXEL)
    const [width, height] = [picture.width * scale, picture.height * scale]
    setter.y += 4
    setter.make(height + below + 8)
    const x = setter.base === 1 ? column.x + column.width - width : column.x
    const { y } = setter
    const draw = () => doc.image(picture.bytes, x, y, { width, height })
    if (alt) {
      const figure = doc.struct('Figure', {
        alt,
        placement: 'Block',
        bbox: [x, y, x + width, y + height],
      })
      group.add(figure)
      figure.add(draw)
      figure.end()
    } else {
      setter.artifact(draw)
    }
    setter.y += height + 5
  } else if (alt) {
    // Without its bytes a picture is at least told.
    setter.paragraph(
      group,
      { tag: 'P', look: 'small', runs: [{ text: alt, italic: true }] },
      column,
    )
  }
  if (caption) setter.paragraph(group, captionBlock, column)
  group.end()
  setter.y += 6
}

/** Page numbers and the title, below the text of each page. */
function setFeet(setter: Setter, { foot, title }: Paper): void {
  const { doc, column } = setter
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    const words = foot.replace('{page}', String(page + 1)).replace('{pages}', String(count))
    setter.artifact(
      () =>
        setter.write(`${words} · ${shortened(title)}`, 'small', {
          x: column.x,
          y: doc.page.height - 50,
        }),
      'Pagination',
    )
  }
}

function shortened(title: string): string {
  return title.length > 90 ? `${title.slice(0, 88).trimEnd()} …` : title
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
