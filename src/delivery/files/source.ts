import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { ByteRange, FileStore } from '#platform/files/store.ts'

/** A public file: its hash finds the bytes, its name completes the hub's address. */
export type FileKey = { hash: string; name: string }

/** Where a delivery node has the bytes of public files from. */
export type FileSource = {
  /** Null if the bytes are not there. */
  open(file: FileKey, range?: ByteRange): Promise<Readable | null>
  size(file: FileKey): Promise<number | null>
  read(file: FileKey): Promise<Buffer | null>
  /** A folder for what is made from them; may be emptied at any time. */
  cacheFolder: string
}

/** The hub's own store, in the same process. */
export function localFiles(options: { store: FileStore; cacheFolder: string }): FileSource {
  const { store, cacheFolder } = options
  return {
    cacheFolder,
    open: ({ hash }, range) => store.open(hash, range),
    size: ({ hash }) => store.size(hash),
    async read({ hash }) {
      const stream = await store.open(hash)
      return stream && (await buffer(stream))
    },
  }
}
