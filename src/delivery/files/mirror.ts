import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isFileHash } from '#platform/files/store.ts'
import { createLogger } from '#platform/logger.ts'
import { itemOf, ROW_COLUMNS, type Store, toRow } from '../store/index.ts'
import { isPublicFile } from './files.ts'
import { type HubFiles, ORIGINALS } from './hubFiles.ts'
import { mediaFile } from './present.ts'
import { RENDITIONS } from './render.ts'

export type Mirror = { start(): void; stop(): Promise<void> }

/** So long after a change others may follow that are seen to together. */
const GATHER_MS = 500
/** When what could not be fetched is tried again. */
const RETRY_MS = 60_000
const log = createLogger('files')

/**
 * Keeps the files of a node complete and clean: fetches the original of every public file one after
 * the other, so that they are here when the hub is not, and deletes what is no longer public.
 */
export function createMirror(options: { store: Store; files: HubFiles }): Mirror {
  const { store, files } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let done: { epoch: string | null; sequence: number } | null = null
  let changed = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()
  let forget = (): void => undefined

  /** Answers whether everything is here now. */
  const look = async (): Promise<boolean> => {
    const { epoch, sequence, ready } = store.state()
    if (!ready) return false
    const since = done?.epoch === epoch ? done.sequence : null
    const keys = since === null ? allMedia(store) : mediaAfter(store, since)
    let complete = true
    for (const key of keys) {
      if (signal.aborted) return false
      const file = fileOf(store, key)
      if (file && !(await files.bring(file))) complete = false
    }
    if (keys.length > 0 || since === null) await sweep({ store, files, signal })
    if (complete) done = { epoch, sequence }
    return complete
  }

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      changed = Promise.withResolvers()
      const complete = await look().catch((error: unknown) => {
        if (!signal.aborted) log.warn({ err: error }, 'Not all files are here yet')
        return false
      })
      const retry = new AbortController()
      const again = complete ? [] : [delay(RETRY_MS, undefined, { signal: retry.signal })]
      await Promise.race([changed.promise, ...again])
      retry.abort()
      await Promise.allSettled([...again, delay(GATHER_MS, undefined, { signal })])
    }
  }

  return {
    start() {
      forget = store.onChanged(() => changed.resolve())
      running = run()
    },
    async stop() {
      forget()
      stopping.abort()
      changed.resolve()
      await running
    },
  }
}

function allMedia(store: Store): number[] {
  return store
    .all("SELECT key FROM items WHERE type = 'media' AND state = 'put'")
    .map((row) => Number(row.key))
}

/** Media that have changed since, those that are gone too. */
function mediaAfter(store: Store, sequence: number): number[] {
  return store
    .all(
      "SELECT key FROM items WHERE parent IS NULL AND sequence > ? AND +type = 'media'",
      sequence,
    )
    .map((row) => Number(row.key))
}

function fileOf(store: Store, key: number): { hash: string; name: string } | null {
  const row = store.get(`SELECT ${ROW_COLUMNS} FROM items i WHERE i.key = ?`, key)
  const item = row && itemOf(toRow(row), { body: false })
  return (item && mediaFile(item)?.file) ?? null
}

/** Deletes originals and renditions of what is not public. */
async function sweep(options: { store: Store; files: HubFiles; signal: AbortSignal }) {
  const { store, files, signal } = options
  let deleted = 0
  for (const folder of [ORIGINALS, RENDITIONS]) {
    for (const shard of await namesIn(join(files.cacheFolder, folder))) {
      for (const name of await namesIn(join(files.cacheFolder, folder, shard))) {
        if (signal.aborted) return
        if (!isFileHash(name) || isPublicFile(store, name)) continue
        await rm(join(files.cacheFolder, folder, shard, name), { recursive: true, force: true })
        deleted += 1
      }
    }
  }
  if (deleted > 0) log.info({ deleted }, 'Files that are no longer public were deleted')
}

/** Names in a folder; none if it is not there. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.map((entry) => entry.name).filter((name) => !name.startsWith('.'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
