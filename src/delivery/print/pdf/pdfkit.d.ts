/**
 * The part of pdfkit 0.20 that is used here, tags included, which its published types do not know.
 * See pdfkit.org/docs/accessibility.html.
 */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  /** What pdfkit writes as a string; mere strings become names. */
  type StringObject = InstanceType<StringConstructor>

  type Dictionary = { data: Record<string, unknown> }

  /** An element of the structure tree; what is added to an attached one is drawn at once. */
  export type StructureElement = {
    add(child: StructureElement | (() => void)): StructureElement
    end(): void
    dictionary: Dictionary
  }

  type StructureOptions = {
    title?: string
    lang?: string
    alt?: string
    actual?: string
    bbox?: [number, number, number, number]
    placement?: 'Block' | 'Inline'
    scope?: 'Column' | 'Row' | 'Both'
  }

  type TextOptions = {
    lineBreak?: false
    baseline?: 'alphabetic'
    /** Any of them, also switched off, shapes the text as one run, right to left where its script runs so. */
    features?: Record<string, boolean>
  }

  type Outline = { addItem(title: string): Outline }

  class PDFDocument extends Readable {
    constructor(options: {
      pdfVersion: '1.7'
      tagged: true
      displayTitle: true
      lang: string
      size: 'A4'
      margin: number
      /** No face to begin with: one that is also registered would be read anew at every use. */
      font: null
      bufferPages: true
      autoFirstPage: boolean
      info: Record<string, string | StringObject | Date | undefined>
    })
    readonly page: { width: number; height: number; dictionary: Dictionary }
    readonly outline: Outline
    addPage(): this
    bufferedPageRange(): { start: number; count: number }
    switchToPage(page: number): unknown
    registerFont(name: string, file: string): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    text(text: string, x: number, y: number, options: TextOptions): this
    widthOfString(text: string, options?: TextOptions): number
    image(bytes: Uint8Array, x: number, y: number, options: { width: number; height: number }): this
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options: { structParent: StructureElement; Contents: StringObject },
    ): this
    struct(type: string, options?: StructureOptions): StructureElement
    addStructure(element: StructureElement): this
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this
    endMarkedContent(): this
    appendXML(xml: string): void
    end(): void
  }

  export default PDFDocument
}
