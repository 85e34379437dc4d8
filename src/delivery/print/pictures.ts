import { readFile } from 'node:fs/promises'
import type { Composer } from '../answers/composer.ts'
import { mediaFile } from '../files/present.ts'
import { createRenderer } from '../files/render.ts'
import { renditionsOf, type StoredFile } from '../files/renditions.ts'
import type { FileSource } from '../files/source.ts'
import type { Block } from './blocks.ts'
import type { Picture } from './pdf/set.ts'

/** Sharp enough for a column of A4, small enough to be sent. */
const PRINTED_WIDTH = 1280
const MOST_PICTURES = 30

/** A picture of a document, and how to get its bytes; null if they are not there. */
export type Wanted = { id: string; hash: string; load(): Promise<Picture | null> }

/** The public pictures that blocks show, in the language of the answer. */
export function createPictures(files: FileSource) {
  const renderer = createRenderer(files)

  const load = async (file: StoredFile): Promise<Picture | null> => {
    const [best] = renditionsOf(file, null)
      .filter(
        ({ mimeType, width, focus }) =>
          mimeType === 'image/jpeg' && width <= PRINTED_WIDTH && !focus,
      )
      .toSorted((a, b) => b.width - a.width)
    if (best) {
      const path = await renderer.pathOf(file, best)
      const { width, height } = best
      return path === null ? null : { bytes: await readFile(path), width, height }
    }
    // Smaller than the smallest rendition.
    const original = await files.read(file)
    if (original === null) return null
    const { default: sharp } = await import('sharp')
    const { data, info } = await sharp(original, { limitInputPixels: 80_000_000 })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  }

  return function picturesOf(
    blocks: readonly Block[],
    { composer, language }: { composer: Composer; language: string },
  ): Wanted[] {
    return [...new Set(idsOf(blocks))].slice(0, MOST_PICTURES).flatMap((id): Wanted[] => {
      const found = composer.find(id, [language])
      const media = found && mediaFile(found.item)
      if (!media?.file.mimeType.startsWith('image/')) return []
      return [{ id, hash: media.file.hash, load: () => load(media.file) }]
    })
  }
}

function idsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [block.id]
    if (block.kind === 'list') return block.items.flatMap(idsOf)
    return block.kind === 'quote' || block.kind === 'note' ? idsOf(block.blocks) : []
  })
}
