import { recordOf, textOf } from '#kit/index.ts'
import type { ProjectedItem, Row } from '#publication/types.ts'
import { mediaFileSchema } from './contract.ts'

/** Published by itself, for the press. */
export function isPressPicture(doc: Row): boolean {
  return doc.pressKit === true
}

/** The public item of a file in one labelled language; null while its label or the file is missing. */
export function projectMedia(doc: Row, base: ProjectedItem): ProjectedItem | null {
  const file = mediaFileSchema.safeParse(doc.stored)
  const alt = textOf(doc.alt)
  if (!file.success || alt === null) return null
  const { x, y } = recordOf(doc.focalPoint)
  return {
    ...base,
    title: alt,
    kind: file.data.mimeType.startsWith('image/') ? 'image' : 'document',
    alt,
    caption: textOf(doc.caption),
    credit: textOf(doc.credit),
    usageTerms: textOf(doc.usageTerms),
    focalPoint: typeof x === 'number' && typeof y === 'number' ? { x, y } : null,
    pressKit: isPressPicture(doc),
    file: file.data,
  }
}
