import { setTimeout as sleep } from 'node:timers/promises'
import { WriteConflictError } from './failures.ts'

const MAX_ATTEMPTS = 15
const FIRST_PAUSE_MS = 10
const MAX_PAUSE_MS = 1000
const WRITE_CONFLICT = 112
const LOCK_TIMEOUT = 24

/** Whether running the whole operation again, with a fresh `req`, may succeed. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('hasErrorLabel' in error && typeof error.hasErrorLabel === 'function') {
    if (error.hasErrorLabel('TransientTransactionError') === true) return true
  }
  const code = 'code' in error ? error.code : null
  if (code === WRITE_CONFLICT || code === LOCK_TIMEOUT) return true
  return error.cause !== undefined && error.cause !== error && isConflict(error.cause)
}

/**
 * Runs an operation again while the database reports a write conflict, a bounded number of times
 * with growing random pauses. `run` must begin its own transaction (a fresh `req`) each time.
 */
export async function retryOnConflict<T>(
  run: () => Promise<T>,
  { attempts = MAX_ATTEMPTS }: { attempts?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isConflict(error)) throw error
      if (attempt >= attempts) throw new WriteConflictError({ attempts, cause: error })
      const ceiling = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt)
      await sleep(Math.random() * ceiling)
    }
  }
}
