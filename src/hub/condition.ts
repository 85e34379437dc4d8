import type { Payload } from 'payload'
import { databaseStatus } from '#platform/database/index.ts'
import type { Front } from './front/index.ts'

const TELL_EVERY_MS = 1000
/** Other programs may hold the file for a moment; a connection that stays refused does not heal. */
const UNUSABLE_AFTER_MS = 60_000

/**
 * Tells the front every second how the hub is, and watches the database: when no transaction could
 * begin for a minute, `failed` resolves, because only a new process helps then.
 */
export function watchHub(payload: Payload, front: Front): Disposable & { failed: Promise<Error> } {
  const failed = Promise.withResolvers<Error>()
  const look = () => {
    const database = databaseStatus(payload)
    front.thread.tell('hubIs', { ready: true, database })
    if (database && database.busyMs > UNUSABLE_AFTER_MS) {
      failed.resolve(new Error(`The database has refused all writing for ${database.busyMs} ms`))
    }
  }
  look()
  const timer = setInterval(look, TELL_EVERY_MS).unref()
  return { failed: failed.promise, [Symbol.dispose]: () => clearInterval(timer) }
}
