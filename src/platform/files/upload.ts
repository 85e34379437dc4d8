import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import type { Metadata, Sharp } from 'sharp'
import { StadtwortError } from '../errors.ts'
import { readCredit, withCredit } from './credit.ts'
import { createLimit } from './limit.ts'
import { safeName } from './names.ts'
import { activeContent } from './pdf.ts'

/** A file as it may become public: its bytes, and what is known of them. */
export type PreparedFile = {
  bytes: Buffer
  hash: string
  name: string
  mimeType: string
  size: number
  width: number | null
  height: number | null
  kind: 'image' | 'document'
  /** Who is named in the picture's own data, for a form that left it open. */
  credit: string | null
}

/** The file cannot be taken; the message tells an editor in German why and what to do. */
export class UnacceptableFileError extends StadtwortError {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super(message, { code: 'unacceptable-file', status: 422, details })
  }
}

const MEGABYTE = 1024 * 1024
const LARGEST = { image: 25 * MEGABYTE, document: 50 * MEGABYTE }
const DECODED = new Set<string>(['jpeg', 'png', 'webp', 'heif', 'avif'])
const MOST_PIXELS = 80_000_000
const LONGEST_SIDE = 16_000

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
}
/** Types the upload accepts; decided by the bytes, never by the name. */
export const ACCEPTED_TYPES = Object.keys(EXTENSIONS)

/** A large picture takes some hundred megabytes while it is worked on. */
const limited = createLimit(2)

/**
 * Checks an uploaded file and makes its public form: pictures upright, without camera and location
 * data, with their colour profile and the credit; PDF as they are. Meant to run before a database
 * operation, never inside its transaction.
 */
export async function prepareUpload(upload: {
  bytes: Uint8Array
  name: string
  credit: string | null
}): Promise<PreparedFile> {
  const bytes = Buffer.from(upload.bytes.buffer, upload.bytes.byteOffset, upload.bytes.byteLength)
  if (bytes.byteLength === 0) throw new UnacceptableFileError('Die Datei ist leer.')
  const mimeType = (await fileTypeFromBuffer(bytes))?.mime ?? 'unbekannt'
  const extension = EXTENSIONS[mimeType]
  if (extension === undefined) throw unknownType(mimeType)
  const kind = mimeType === 'application/pdf' ? 'document' : 'image'
  if (bytes.byteLength > LARGEST[kind]) {
    throw new UnacceptableFileError(
      `Die Datei ist zu groß (${megabytes(bytes.byteLength)} MB). ` +
        `Erlaubt sind höchstens ${megabytes(LARGEST[kind])} MB.`,
      { size: bytes.byteLength, limit: LARGEST[kind] },
    )
  }
  const name = safeName(upload.name, { extension })
  if (kind === 'document') {
    refuseActive(bytes)
    return { ...facts(bytes), name, mimeType, kind, width: null, height: null, credit: null }
  }
  const picture = await limited(() => publicPicture(bytes, { mimeType, credit: upload.credit }))
  return { ...facts(picture.bytes), ...picture, name, mimeType, kind }
}

function facts(bytes: Buffer) {
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength }
}

function unknownType(mimeType: string): UnacceptableFileError {
  const hint = /hei[cf]/.test(mimeType)
    ? ' Bilder im Format HEIC speichern Sie bitte vorher als JPEG.'
    : ''
  return new UnacceptableFileError(
    `Dieses Dateiformat wird nicht angenommen. Möglich sind JPEG, PNG, WebP, AVIF und PDF.${hint}`,
    { mimeType },
  )
}

function refuseActive(bytes: Buffer): void {
  const found = activeContent(bytes)
  if (found === null) return
  throw new UnacceptableFileError(
    `Das PDF enthält ${found} und wird deshalb nicht angenommen. ` +
      'Bitte speichern Sie es ohne diese Inhalte neu, zum Beispiel als PDF/A.',
    { found },
  )
}

async function publicPicture(
  bytes: Buffer,
  { mimeType, credit }: { mimeType: string; credit: string | null },
): Promise<{ bytes: Buffer; width: number; height: number; credit: string | null }> {
  const metadata = await readable(() => sharp(bytes, { limitInputPixels: false }).metadata())
  refuseSize(metadata)
  const named = credit?.trim() || readCredit(metadata.exif)
  const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).autoOrient()
  // Print colours would look wrong in browsers: they alone are converted.
  const coloured = metadata.space === 'cmyk' ? upright : upright.keepIccProfile()
  const marked = named ? withCredit(coloured, named) : coloured
  const { data, info } = await readable(() =>
    encoded(marked, mimeType).toBuffer({ resolveWithObject: true }),
  )
  return { bytes: data, width: info.width, height: info.height, credit: named || null }
}

function encoded(picture: Sharp, mimeType: string): Sharp {
  if (mimeType === 'image/png') return picture.png({ compressionLevel: 8 })
  if (mimeType === 'image/webp') return picture.webp({ quality: 90 })
  if (mimeType === 'image/avif') return picture.avif({ quality: 75, effort: 2 })
  return picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
}

function refuseSize({ format, width, height, pages }: Metadata): void {
  // A file can look like one format to us and like another to the decoder.
  if (!DECODED.has(format)) throw new UnacceptableFileError('Das Bild lässt sich nicht lesen.')
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
    throw new UnacceptableFileError(
      `Das Bild hat zu viele Bildpunkte (${width} × ${height}). Erlaubt sind höchstens ` +
        `${MOST_PIXELS / 1_000_000} Millionen und ${LONGEST_SIDE} je Seite. Bitte verkleinern Sie es.`,
      { width, height },
    )
  }
  if (pages !== undefined && pages > 1) {
    throw new UnacceptableFileError('Bewegte Bilder werden nicht angenommen.', { pages })
  }
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new UnacceptableFileError(
      'Das Bild ist beschädigt oder unvollständig und lässt sich nicht lesen.',
      { cause: error instanceof Error ? error.message : String(error) },
    )
  }
}

function megabytes(size: number): string {
  return (size / MEGABYTE).toLocaleString('de-DE', { maximumFractionDigits: 1 })
}
