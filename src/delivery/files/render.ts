import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createLimit } from '#platform/files/limit.ts'
import { writeDurably } from '#platform/files/store.ts'
import type { Rendition, StoredFile } from './renditions.ts'
import type { FileSource } from './source.ts'

/** Grows when renditions are made differently: older ones on disk are then left aside. */
export const RENDERING = 1

/** Where renditions lie within the cache. */
export const RENDITIONS = `renditions-${RENDERING}`

/** Pictures are made two at a time, so that reading stays quick beside it. */
const PARALLEL = 2

/** Makes renditions when they are first asked for and keeps them on disk. */
export function createRenderer(source: FileSource) {
  const limited = createLimit(PARALLEL)
  const making = new Map<string, Promise<string | null>>()

  const make = async (
    file: StoredFile,
    { rendition, path }: { rendition: Rendition; path: string },
  ): Promise<string | null> => {
    if (await exists(path)) return path
    const original = await source.read(file)
    if (original === null) return null
    const bytes = await limited(() => render(original, { rendition, file }))
    await writeDurably(path, bytes, join(dirname(path), `.${randomUUID()}.part`))
    return path
  }

  return {
    /** The path of a rendition's bytes; null if the original is gone. Parallel asks share one making. */
    async pathOf(file: StoredFile, rendition: Rendition): Promise<string | null> {
      const path = join(
        source.cacheFolder,
        RENDITIONS,
        file.hash.slice(0, 2),
        file.hash,
        keyOf(rendition),
      )
      const running = making.get(path)
      if (running) return running
      const started = make(file, { rendition, path }).finally(() => making.delete(path))
      making.set(path, started)
      return started
    },
  }
}

/** What tells renditions of one file apart, without the file's name. */
export function keyOf(rendition: Rendition): string {
  return rendition.name.slice(rendition.name.indexOf('.') + 1)
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0
  } catch {
    return false
  }
}

async function render(
  original: Buffer,
  { rendition, file }: { rendition: Rendition; file: StoredFile },
): Promise<Buffer> {
  // Loaded with the first picture: most nodes stand behind a cache and seldom make one.
  const { default: sharp } = await import('sharp')
  const picture = sharp(original, { limitInputPixels: 80_000_000 })
  if (rendition.focus) {
    const { focus, width, height } = rendition
    const cut = cutAround(focus, { width, height, of: file })
    picture.extract(cut)
  }
  picture.resize(rendition.width, rendition.height, { fit: 'fill' }).keepIccProfile()
  if (rendition.mimeType === 'image/avif')
    return picture.avif({ quality: 55, effort: 3 }).toBuffer()
  if (rendition.mimeType === 'image/webp') return picture.webp({ quality: 78 }).toBuffer()
  // JPEG has no transparency: what shines through is paper.
  return picture
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, progressive: true })
    .toBuffer()
}

/** The largest part of the picture in the wanted proportions, as near to the focal point as it goes. */
function cutAround(
  focus: { x: number; y: number },
  wanted: { width: number; height: number; of: StoredFile },
) {
  const full = { width: wanted.of.width ?? wanted.width, height: wanted.of.height ?? wanted.height }
  const scale = Math.min(full.width / wanted.width, full.height / wanted.height)
  const width = Math.min(full.width, Math.round(wanted.width * scale))
  const height = Math.min(full.height, Math.round(wanted.height * scale))
  const place = (percent: number, whole: number, part: number) =>
    Math.round(Math.min(whole - part, Math.max(0, (whole * percent) / 100 - part / 2)))
  return {
    width,
    height,
    left: place(focus.x, full.width, width),
    top: place(focus.y, full.height, height),
  }
}
