import { join } from 'node:path'
import { openFileStore } from '#platform/files/store.ts'
import { createLogger } from '#platform/logger.ts'
import { ProblemError } from '../http/problem.ts'
import { fileUrl } from './present.ts'
import { type FileKey, type FileSource, localFiles } from './source.ts'

/** A hub that sends nothing for so long is as good as gone. */
const SILENCE_MS = 10_000
/** More than the hub takes in as one file. */
const MOST_BYTES = 128 * 1024 * 1024
const log = createLogger('files')

/** Where the originals of a node lie within its cache. */
export const ORIGINALS = 'originals'

export type HubFiles = FileSource & {
  /** Fetches a file if it is not here; false if the hub does not have it, throws if it is away. */
  bring(file: FileKey): Promise<boolean>
  /** Breaks off what is being fetched. */
  close(): void
}

/** Fetches files from the hub's public addresses, and keeps them under the hash of their bytes. */
export function hubFiles(options: { hubUrl: string; cacheFolder: string }): HubFiles {
  const { cacheFolder } = options
  const hubUrl = options.hubUrl.replace(/\/+$/, '')
  const store = openFileStore(`file:${join(cacheFolder, ORIGINALS)}`)
  const local = localFiles({ store, cacheFolder })
  const fetching = new Map<string, Promise<boolean>>()
  const closed = new AbortController()

  const download = async ({ hash, name }: FileKey): Promise<boolean> => {
    const silence = new AbortController()
    const watch = setTimeout(() => silence.abort(), SILENCE_MS)
    try {
      const signal = AbortSignal.any([closed.signal, silence.signal])
      const response = await fetch(fileUrl(hubUrl, hash, name), { signal })
      if (response.status !== 200 || !response.body) {
        await response.body?.cancel()
        if (response.status === 404 || response.status === 410) return false
        throw new Error(`The hub answered ${response.status}`)
      }
      await store.receive(
        hash,
        bounded(response.body, () => watch.refresh()),
      )
      return true
    } catch (error) {
      log.debug({ err: error, hash }, 'A file could not be fetched')
      throw new ProblemError('unavailable', {}, { 'Retry-After': '5' })
    } finally {
      clearTimeout(watch)
    }
  }

  /** Those who ask for the same file at the same time wait for one fetch. */
  const bring = async (file: FileKey): Promise<boolean> => {
    if (await store.has(file.hash)) return true
    const running = fetching.get(file.hash)
    if (running) return running
    const started = download(file).finally(() => fetching.delete(file.hash))
    fetching.set(file.hash, started)
    return started
  }

  return {
    cacheFolder,
    bring,
    close: () => closed.abort(),
    open: async (file, range) => ((await bring(file)) ? local.open(file, range) : null),
    size: async (file) => ((await bring(file)) ? local.size(file) : null),
    read: async (file) => ((await bring(file)) ? local.read(file) : null),
  }
}

async function* bounded(
  body: AsyncIterable<Uint8Array>,
  onChunk: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    onChunk()
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Error('The file of the hub is too long')
    yield chunk
  }
}
