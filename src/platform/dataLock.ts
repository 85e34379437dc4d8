import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StadtwortError } from './errors.ts'

/** Another process owns the data directory, so this one may not write its database. */
export class DataDirTakenError extends StadtwortError {
  constructor(dataDir: string, cause: unknown) {
    super(`The data directory ${dataDir} is in use by another process`, {
      code: 'data-dir-taken',
      details: { dataDir },
      isPublic: false,
      cause,
    })
  }
}

/**
 * Makes this process the only owner of the data directory until the lock is disposed of.
 * SQLite's own file lock on a side file does it: the kernel frees it with the process, also at kill -9.
 */
export async function lockDataDir(dataDir: string): Promise<AsyncDisposable> {
  // Made for its owner alone: drafts, sessions and the sockets of the hub are in it.
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(dataDir, 'hub.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw new DataDirTakenError(dataDir, error)
    throw error
  }
  return {
    [Symbol.asyncDispose]: async () => {
      if (lock.isOpen) lock.close()
    },
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
