import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type ByteRange, type FileStore, openFileStore } from '#platform/files/store.ts'
import { ProblemError } from '../http/problem.ts'
import { fileUrl } from './present.ts'

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

const PATIENCE = 20_000
const LARGEST = 64 * 1024 * 1024

/** Fetches files from the hub's public addresses when they are first asked for, and keeps them. */
export function hubFiles(options: { hubUrl: string; cacheFolder: string }): FileSource {
  const { hubUrl, cacheFolder } = options
  const store = openFileStore(`file:${join(cacheFolder, 'originals')}`)
  const local = localFiles({ store, cacheFolder })
  const fetching = new Map<string, Promise<boolean>>()

  /** Answers whether the bytes are here now; those who ask at the same time wait for one fetch. */
  const bring = async (file: FileKey): Promise<boolean> => {
    if (await store.has(file.hash)) return true
    const running = fetching.get(file.hash)
    if (running) return running
    const started = download(file).finally(() => fetching.delete(file.hash))
    fetching.set(file.hash, started)
    return started
  }

  const download = async (file: FileKey): Promise<boolean> => {
    const bytes = await fetchFile(fileUrl(hubUrl.replace(/\/+$/, ''), file.hash, file.name))
    if (bytes === null) return false
    const { hash } = await store.put(bytes)
    // Kept under what it is: wrong bytes are never served under this name.
    return hash === file.hash
  }

  return {
    cacheFolder,
    open: async (file, range) => ((await bring(file)) ? local.open(file, range) : null),
    size: async (file) => ((await bring(file)) ? local.size(file) : null),
    read: async (file) => ((await bring(file)) ? local.read(file) : null),
  }
}

async function fetchFile(url: string): Promise<Buffer | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null)
  if (!response) throw new ProblemError('unavailable')
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel()
    return null
  }
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > LARGEST) {
    await response.body?.cancel()
    throw new ProblemError('unavailable')
  }
  try {
    return Buffer.from(await response.arrayBuffer())
  } catch {
    throw new ProblemError('unavailable')
  }
}
