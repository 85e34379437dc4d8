import type { HubCondition } from './front/calls.ts'

const LOOK_EVERY_MS = 1000
/** Other programs may hold the file for a moment; a connection that stays refused does not heal. */
const UNUSABLE_AFTER_MS = 60_000

/**
 * Looks every second how the database is and tells it, with the news that the hub is ready. When no
 * transaction could begin for a minute, `failed` resolves, because only a new process helps then.
 */
export function watchHub(options: {
  database: () => HubCondition['database']
  tell: (condition: HubCondition) => void
}): Disposable & { failed: Promise<Error> } {
  const failed = Promise.withResolvers<Error>()
  const look = () => {
    const database = options.database()
    options.tell({ ready: true, database })
    if (database && database.busyMs > UNUSABLE_AFTER_MS) {
      failed.resolve(new Error(`The database has refused all writing for ${database.busyMs} ms`))
    }
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return { failed: failed.promise, [Symbol.dispose]: () => clearInterval(timer) }
}
