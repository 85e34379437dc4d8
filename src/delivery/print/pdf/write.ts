import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { Paper } from '../paper.ts'
import { registerFonts } from './fonts.ts'
import { setBlock, type Picture, type Scene } from './set.ts'
import { Setter } from './setter.ts'

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
