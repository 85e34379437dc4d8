/** Widths a picture is offered in, as far as it is that wide itself. */
const WIDTHS = [320, 640, 960, 1280, 1920]
const FORMATS = [
  { extension: 'avif', mimeType: 'image/avif' },
  { extension: 'webp', mimeType: 'image/webp' },
  { extension: 'jpg', mimeType: 'image/jpeg' },
] as const

/** The cut for previews in social networks, around the focal point. */
const CROP = { width: 1200, height: 630 }

/** What a media item says of its file, in stored form. */
export type StoredFile = {
  hash: string
  name: string
  mimeType: string
  size: number
  width: number | null
  height: number | null
}

/** In percent of width and height, from the top left. */
export type FocalPoint = { x: number; y: number }

export type Rendition = {
  name: string
  width: number
  height: number
  mimeType: 'image/avif' | 'image/webp' | 'image/jpeg'
  /** Set for the cut: what must stay in the picture. */
  focus: FocalPoint | null
}

/** All renditions of a picture. What is not in this list is never made. */
export function renditionsOf(file: StoredFile, focalPoint: FocalPoint | null): Rendition[] {
  const { width, height } = file
  if (!file.mimeType.startsWith('image/') || !width || !height) return []
  const stem = file.name.replace(/\.[^.]*$/, '')
  const scaled = WIDTHS.filter((wanted) => wanted <= width).flatMap((wanted) =>
    FORMATS.map(({ extension, mimeType }) => ({
      name: `${stem}.${wanted}w.${extension}`,
      width: wanted,
      height: Math.max(1, Math.round((height * wanted) / width)),
      mimeType,
      focus: null,
    })),
  )
  if (width < CROP.width || height < CROP.height) return scaled
  const focus = { x: percent(focalPoint?.x), y: percent(focalPoint?.y) }
  // The focal point is part of the name: addresses are immutable, focal points are not.
  const name = `${stem}.${CROP.width}x${CROP.height}-${focus.x}-${focus.y}.jpg`
  return [...scaled, { ...CROP, name, mimeType: 'image/jpeg', focus }]
}

function percent(value: number | undefined): number {
  return value === undefined ? 50 : Math.min(100, Math.max(0, Math.round(value)))
}
