import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { StadtwortError } from '../errors.ts'

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number }

/**
 * Files by the SHA-256 of their bytes. Only ever added to: what is stored under a hash never
 * changes, so a failed save leaves nothing that has to be undone.
 */
export type FileStore = {
  /** Returns once the bytes are safely on the disk. */
  put(bytes: Uint8Array): Promise<{ hash: string; size: number }>
  /** Takes bytes whose hash is known as they come; rejects, keeping nothing, if they are others. */
  receive(hash: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  /** Null if there is no such file. */
  open(hash: string, range?: ByteRange): Promise<Readable | null>
  size(hash: string): Promise<number | null>
  has(hash: string): Promise<boolean>
}

export class FileStoreError extends StadtwortError {}

const HASH = /^[0-9a-f]{64}$/

/** Tells a hash from any other path segment: nothing else ever reaches the file system. */
export function isFileHash(value: string): boolean {
  return HASH.test(value)
}

/** Opens the store a media address names: `file:` and a folder, relative to the working directory. */
export function openFileStore(mediaUrl: string): FileStore {
  return folderStore(folderOf(mediaUrl))
}

function folderOf(mediaUrl: string): string {
  if (mediaUrl.startsWith('file://')) return fileURLToPath(mediaUrl)
  if (mediaUrl.startsWith('file:')) return resolve(mediaUrl.slice('file:'.length))
  throw new FileStoreError('A media address has to begin with "file:"', {
    code: 'media-url',
    status: 500,
    details: { mediaUrl },
  })
}

function folderStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash)

  const temporary = () => join(folder, `.${randomUUID()}.part`)

  const size = async (hash: string): Promise<number | null> => {
    if (!isFileHash(hash)) return null
    try {
      return (await stat(pathOf(hash))).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  return {
    size,
    has: async (hash) => (await size(hash)) !== null,
    async open(hash, range) {
      if ((await size(hash)) === null) return null
      return createReadStream(pathOf(hash), range)
    },
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      if ((await size(hash)) !== bytes.byteLength) {
        await writeDurably(pathOf(hash), bytes, temporary())
      }
      return { hash, size: bytes.byteLength }
    },
    receive: (hash, bytes) => writeDurably(pathOf(hash), verified(bytes, hash), temporary()),
  }
}

async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  expected: string,
): AsyncGenerator<Uint8Array> {
  const sum = createHash('sha256')
  for await (const chunk of bytes) {
    sum.update(chunk)
    yield chunk
  }
  const hash = sum.digest('hex')
  if (hash === expected) return
  throw new FileStoreError('These are other bytes than their name says', {
    code: 'file-hash',
    details: { expected, hash },
  })
}

/** Under its name a file is whole or not there, also after a power cut. */
export async function writeDurably(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  temporary: string,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
