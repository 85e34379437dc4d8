import { setTimeout as delay } from 'node:timers/promises'
import type { ChangesPage } from '#contract/log.ts'
import { createLogger } from '#platform/logger.ts'
import type { Store } from '../store/index.ts'

/** Where a follower reads the publication log. */
export type ChangesSource = {
  /** A page after `since`. With another `epoch` than its own it may answer `ResyncError`. */
  read(since: number, limit: number, epoch?: string): Promise<ChangesPage>
  /** Resolves when there may be something new; without it the follower polls. */
  wait?(signal: AbortSignal): Promise<void>
}

/** The history this store follows has ended: it must be read again from the beginning. */
export class ResyncError extends Error {
  constructor() {
    super('The log follows another epoch')
  }
}

export type Follower = {
  start(): void
  /** Ends after the page at hand. */
  stop(): Promise<void>
  /** Looks at once instead of at the next poll. */
  wake(): void
  /** Applies everything there is now; for commands and tests. */
  catchUp(): Promise<void>
}

const PAGE = 200
const LONGEST_PAUSE = 5000
const KEEP_REMOVALS = 400 * 86_400_000
const log = createLogger('follower')

/**
 * Keeps a store equal to the log. While the source is away the store goes on serving; another epoch
 * is read into a new store beside it, which takes its place when it is complete.
 */
export function createFollower(options: {
  store: Store
  source: ChangesSource
  pollMs: number
  onApplied?: (sequence: number) => void
}): Follower {
  const { store, source, pollMs, onApplied } = options
  const stopping = new AbortController()
  let woken = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()
  let turn: Promise<void> = Promise.resolve()

  const catchUp = (): Promise<void> => {
    turn = turn.catch(() => undefined).then(() => readToEnd({ store, source, stopping }))
    return turn.then(() => onApplied?.(store.state().sequence))
  }

  const pause = async (milliseconds: number, waits: boolean): Promise<void> => {
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, stopping.signal])
    const news = waits && source.wait ? [source.wait(signal)] : []
    const calm = (): undefined => undefined
    await Promise.race(
      [delay(milliseconds, undefined, { signal }), woken.promise, ...news].map((promise) =>
        promise.catch(calm),
      ),
    )
    over.abort()
    woken = Promise.withResolvers()
  }

  const run = async (): Promise<void> => {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        await catchUp()
        if (failures > 0) log.info('The log can be read again')
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === 1) log.warn({ err: error }, 'The log cannot be read; serving what is here')
      }
      const longer = Math.min(pollMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE)
      await pause(failures > 0 ? Math.max(longer, pollMs) : pollMs, failures === 0)
    }
  }

  return {
    start() {
      store.compact(new Date(Date.now() - KEEP_REMOVALS))
      running = run()
    },
    async stop() {
      stopping.abort()
      await running
      await turn.catch(() => undefined)
    },
    wake: () => woken.resolve(),
    catchUp,
  }
}

type Reading = { store: Store; source: ChangesSource; stopping: AbortController }

async function readToEnd({ store, source, stopping }: Reading): Promise<void> {
  const { epoch } = store.state()
  try {
    const same = await readPages({ store, source, stopping })
    if (same) return
  } catch (error) {
    if (!(error instanceof ResyncError)) throw error
  }
  if (epoch === null) throw new ResyncError()
  log.info('The log has a new epoch: building a new store beside the old one')
  const next = store.beside()
  try {
    const complete = await readPages({ store: next, source, stopping })
    if (!complete || stopping.signal.aborted) throw new ResyncError()
  } catch (error) {
    next.close()
    throw error
  }
  store.takeOver(next)
}

/** False when the source turns out to follow another epoch than the store. */
async function readPages({ store, source, stopping }: Reading): Promise<boolean> {
  for (;;) {
    const { epoch, sequence } = store.state()
    const page = await source.read(sequence, PAGE, epoch ?? undefined)
    if (epoch !== null && page.epoch !== epoch) return false
    store.apply(page.changes, { epoch: page.epoch, sequence: page.sequence, more: page.more })
    if (!page.more || stopping.signal.aborted) return true
    // Answers go out between two pages.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
