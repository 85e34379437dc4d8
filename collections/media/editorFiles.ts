import { buffer } from 'node:stream/consumers'
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { personOf } from '#kit/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { createThumbnails } from '#platform/files/thumbnails.ts'
import { mediaFileSchema } from './contract.ts'

const documentSchema = z.looseObject({ stored: mediaFileSchema })

/** What an editor's browser may do with a file of a draft: show it, and tell nobody. */
const PRIVATE = {
  'Cache-Control': 'private, no-cache',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Answers `/api/media/file/<name>` for people who are signed in; Payload has checked the access. */
export function editorFile(files: FileStore) {
  return async (
    req: PayloadRequest,
    { params }: { params: { filename: string } },
  ): Promise<Response> => {
    const stored = await storedOf(req, { filename: { equals: params.filename } })
    const stream = stored && (await files.open(stored.hash))
    if (!stored || !stream) return missing()
    const headers = {
      ...PRIVATE,
      'Content-Type': stored.mimeType,
      'Content-Length': String(stored.size),
      'Content-Disposition': `inline; filename="${stored.name}"`,
    }
    return new Response(new Uint8Array(await buffer(stream)), { headers })
  }
}

/** A small preview for the admin's lists: `/api/media/<id>/thumbnail`. */
export function thumbnailEndpoint(files: FileStore): Omit<Endpoint, 'root'> {
  const thumbnail = createThumbnails(files)
  return {
    method: 'get',
    path: '/:id/thumbnail',
    handler: async (req) => {
      if (!personOf(req.user)) return new Response(null, { status: 401, headers: PRIVATE })
      const stored = await storedOf(req, { id: { equals: req.routeParams?.id } })
      if (!stored?.mimeType.startsWith('image/')) return missing()
      const bytes = await thumbnail(stored.hash)
      if (!bytes) return missing()
      return new Response(new Uint8Array(bytes), {
        headers: { ...PRIVATE, 'Content-Type': 'image/webp' },
      })
    },
  }
}

async function storedOf(req: PayloadRequest, where: Record<string, { equals: unknown }>) {
  const row: unknown = await req.payload.db.findOne({ collection: 'media', where, req })
  const document = documentSchema.safeParse(row)
  return document.success ? document.data.stored : null
}

function missing(): Response {
  return new Response(null, { status: 404, headers: PRIVATE })
}
