import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type ByteRange, isFileHash } from '#platform/files/store.ts'
import { ProblemError } from '../http/problem.ts'
import type { Answer, DeliveryRequest, RouteHandler } from '../http/types.ts'
import { itemOf, ROW_COLUMNS, type Store, toRow } from '../store/index.ts'
import { fileUrl, mediaFile } from './present.ts'
import { isHeld, isOtherFile, readRange } from './range.ts'
import { createRenderer, keyOf, RENDERING } from './render.ts'
import { renditionsOf, type StoredFile } from './renditions.ts'
import type { FileSource } from './source.ts'

/** Under one address the bytes never change; caches on the way still ask again each hour. */
const CACHE_FILE = 'public, max-age=31536000, s-maxage=3600, immutable'

/** What can be sent under an address. */
type Sendable = {
  etag: string
  mimeType: string
  size: number
  open(range?: ByteRange): Promise<Readable | null>
}

type Found = { id: string; at: string; file: StoredFile; sendable: () => Promise<Sendable | null> }

/** Routes for `/files/{hash}/{name}` and `/media/{id}`. */
export function createFiles(options: { store: Store; files: FileSource; filesUrl: string }): {
  file: RouteHandler
  media: RouteHandler
} {
  const { store, files, filesUrl } = options
  const renderer = createRenderer(files)

  const original = (file: StoredFile) => async (): Promise<Sendable | null> => {
    const size = await files.size(file)
    if (size === null) return null
    const open = (range?: ByteRange) => files.open(file, range)
    return { etag: `"${file.hash}"`, mimeType: file.mimeType, size, open }
  }

  const findPublic = (hash: string, name: string): Found | null => {
    for (const { id, at, media } of publicMedia(store, hash)) {
      const { file, focalPoint } = media
      if (file.name === name) return { id, at, file, sendable: original(file) }
      const rendition = renditionsOf(file, focalPoint).find((one) => one.name === name)
      if (!rendition) continue
      const sendable = async (): Promise<Sendable | null> => {
        const path = await renderer.pathOf(file, rendition)
        if (path === null) return null
        return {
          etag: `"${hash}-${keyOf(rendition)}-${RENDERING}"`,
          mimeType: rendition.mimeType,
          size: (await stat(path)).size,
          open: async (range) => createReadStream(path, range),
        }
      }
      return { id, at, file, sendable }
    }
    return null
  }

  return {
    async file(request) {
      const [, hash = '', name = '', ...more] = request.segments
      const found = more.length === 0 && isFileHash(hash) ? findPublic(hash, name) : null
      if (!found) throw new ProblemError('not-found')
      const sendable = await found.sendable()
      // Public by the log, but its bytes are not at hand.
      if (!sendable) throw new ProblemError('unavailable')
      return send(request, { found, sendable, name })
    },

    media(request) {
      const [, id = '', ...more] = request.segments
      const found = more.length === 0 ? mediaById(store, id) : null
      if (!found) throw new ProblemError('not-found')
      return {
        status: 307,
        contentType: 'text/plain; charset=utf-8',
        body: null,
        headers: { Location: fileUrl(filesUrl, found.file.hash, found.file.name) },
        lastModified: found.at,
        tags: [`item:${id}`, 'type:media'],
        keep: false,
      }
    },
  }
}

async function send(
  request: DeliveryRequest,
  { found, sendable, name }: { found: Found; sendable: Sendable; name: string },
): Promise<Answer> {
  const { etag, mimeType, size } = sendable
  const answer = {
    contentType: mimeType,
    cacheControl: CACHE_FILE,
    etag,
    lastModified: found.at,
    tags: [`item:${found.id}`, 'type:media'],
    compress: false,
    keep: false,
  }
  const headers = {
    'Accept-Ranges': 'bytes',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Disposition': `inline; filename="${name}"`,
  }
  const { headers: asked, method } = request
  const held = { etag, at: found.at }
  const whole = { ...headers, 'Content-Length': String(size) }
  if (isHeld(asked, held)) return { ...answer, status: 304, body: null, headers: whole }
  if (method === 'HEAD') return { ...answer, status: 200, body: null, headers: whole }
  const range = isOtherFile(asked['if-range'], held) ? null : readRange(asked.range, size)
  if (range === 'unsatisfiable') {
    return {
      ...answer,
      status: 416,
      body: null,
      headers: { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': '0' },
    }
  }
  const body = await sendable.open(range ?? undefined)
  if (body === null) throw new ProblemError('unavailable')
  if (!range) return { ...answer, status: 200, body, headers: whole }
  const part = {
    'Content-Length': String(range.end - range.start + 1),
    'Content-Range': `bytes ${range.start}-${range.end}/${size}`,
  }
  return { ...answer, status: 206, body, headers: { ...headers, ...part } }
}

/** Whether anything public has this file. */
export function isPublicFile(store: Store, hash: string): boolean {
  return publicMedia(store, hash).length > 0
}

/** The public media items whose file this is: the same picture may have been uploaded twice. */
function publicMedia(store: Store, hash: string) {
  return store
    .all(
      `SELECT ${ROW_COLUMNS} FROM filter_values v JOIN filters f ON f.filter = v.key
       JOIN items i ON i.key = f.item
       WHERE v.type = 'media' AND v.name = 'file' AND v.value = ?`,
      hash,
    )
    .flatMap((value) => {
      const row = toRow(value)
      const item = itemOf(row, { body: false })
      const media = item && mediaFile(item)
      return media?.file.hash === hash ? [{ id: row.id, at: row.at, media }] : []
    })
}

function mediaById(store: Store, id: string): { at: string; file: StoredFile } | null {
  const row = store.get(
    `SELECT ${ROW_COLUMNS} FROM items i
     WHERE i.id = ? AND +i.type = 'media' AND i.state = 'put' ORDER BY i.language LIMIT 1`,
    id,
  )
  const item = row && itemOf(toRow(row), { body: false })
  const media = item && mediaFile(item)
  return media && row ? { at: toRow(row).at, file: media.file } : null
}
