import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { Prepare } from '#kit/index.ts'
import type { FileStore } from '#platform/files/store.ts'
import { prepareUpload } from '#platform/files/upload.ts'

/**
 * Checks an uploaded file, keeps its public bytes and notes what they are. Only here the document's
 * `stored` data come from: what a client sends under this name is dropped.
 */
export function prepareMedia(files: FileStore): Prepare {
  return async ({ data: sent, file }) => {
    const { stored: _stored, ...data } = sent
    if (!file) return { data }
    const credit = typeof data.credit === 'string' ? data.credit : null
    const prepared = await prepareUpload({ bytes: file.data, name: file.name, credit })
    const { hash, size } = await files.put(prepared.bytes)
    const { name, mimeType, width, height, kind } = prepared
    return {
      data: {
        ...data,
        ...(prepared.credit ? { credit: prepared.credit } : {}),
        stored: { hash, name, mimeType, size, width, height, kind },
      },
      file: { name: uniqueName(name), data: prepared.bytes, mimetype: mimeType, size },
    }
  }
}

// Payload wants file names unique in the collection; two people may upload "foto.jpg" at once.
function uniqueName(name: string): string {
  const ending = extname(name)
  return `${name.slice(0, -ending.length)}-${randomUUID().slice(0, 8)}${ending}`
}
