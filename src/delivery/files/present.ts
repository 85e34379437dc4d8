import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { renditionsOf, type FocalPoint, type StoredFile } from './renditions.ts'

const storedMediaSchema = z.looseObject({
  focalPoint: z.object({ x: z.number(), y: z.number() }).nullish(),
  file: z.object({
    hash: z.string(),
    name: z.string(),
    mimeType: z.string(),
    size: z.number(),
    width: z.number().nullable(),
    height: z.number().nullable(),
  }),
})

/** What the public form of a media item says of its file in place of the stored one. */
export type PresentedFile = {
  file: {
    url: string
    mimeType: string
    size: number
    width: number | null
    height: number | null
  }
  renditions: { url: string; width: number; height: number; mimeType: string }[]
}

/** File and focal point of a stored media item: all that its addresses follow from. */
export type MediaFile = { file: StoredFile; focalPoint: FocalPoint | null }

/** File and focal point of a stored media item; null if it has no file. */
export function mediaFile(item: StoredItem): MediaFile | null {
  const media = storedMediaSchema.safeParse(item)
  return media.success ? { file: media.data.file, focalPoint: media.data.focalPoint ?? null } : null
}

/** The address of a public file. `filesBase` is an origin, or empty for path-absolute addresses. */
export function fileUrl(filesBase: string, hash: string, name: string): string {
  return `${filesBase}/files/${hash}/${encodeURIComponent(name)}`
}

/**
 * The fields `file` and `renditions` of a media item's answer: spread them over the stored fields.
 * Null for an item without a file, which cannot be shown.
 */
export function presentMedia(item: StoredItem, filesBase: string): PresentedFile | null {
  const media = mediaFile(item)
  return media && presentFile(media, filesBase)
}

/** The same from file and focal point. */
export function presentFile({ file, focalPoint }: MediaFile, filesBase: string): PresentedFile {
  const { hash, name, ...shown } = file
  return {
    file: { url: fileUrl(filesBase, hash, name), ...shown },
    renditions: renditionsOf(file, focalPoint).map((rendition) => ({
      url: fileUrl(filesBase, hash, rendition.name),
      width: rendition.width,
      height: rendition.height,
      mimeType: rendition.mimeType,
    })),
  }
}
