import type { DrawingName } from './pictures.ts'

/** Looks up the id a demo document was given, by its key. */
export type IdOf = (key: string) => string

/** One document of the demo content. `key` is kept as its import source, so it is written once. */
export type DemoDocument = {
  key: string
  collection: string
  /** Drawn when the document is written. */
  picture?: DrawingName
  /** A newspaper as PDF, page by page. */
  pdf?: { title: string; pages: string[][] }
  data: (idOf: IdOf) => Record<string, unknown>
  /** Labels in English, where a document is not one per language. */
  english?: Record<string, string>
}

/** Rich text of plain paragraphs, for the fields that take no HTML. */
export function paragraphs(...texts: string[]): Record<string, unknown> {
  const block = { format: '', indent: 0, version: 1, direction: 'ltr' }
  return {
    root: {
      ...block,
      type: 'root',
      children: texts.map((text) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [
          { type: 'text', version: 1, detail: 0, format: 0, mode: 'normal', style: '', text },
        ],
      })),
    },
  }
}
