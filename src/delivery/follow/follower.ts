import { setTimeout as delay } from 'node:timers/promises'
import { createLogger } from '#platform/logger.ts'
import type { Store } from '../store/index.ts'
import type { BuildingElsewhere } from './building/index.ts'
import { pauseAfter } from './pauses.ts'
import { type Reading, readPages } from './reading.ts'
import { rebuildStore, type Unfinished } from './rebuilding.ts'
import { createRenewal } from './renewal.ts'
import { AwayError, type ChangesSource, ResyncError } from './source.ts'

/** How far a follower is behind. Before the first contact the seconds count from its start. */
export type Following = {
  /** The last number the log is known to have given. */
  head: number | null
  /** Seconds since the log was last read. */
  contactAge: number
  /** Seconds since the store was last known to be level with the log. */
  behind: number
}

export type Follower = {
  start(): void
  /** Ends after the entries at hand. */
  stop(): Promise<void>
  /** Looks at once instead of at the next poll. */
  wake(): void
  /** Applies everything there is now; for commands and tests. */
  catchUp(): Promise<void>
  state(): Following
}

const log = createLogger('follower')

/** A new store could not be completed, by no fault of the source: the disk is full, perhaps. */
class BuildError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/**
 * Keeps a store equal to the log. While the source is away the store goes on serving; another epoch
 * is read into a new store beside it, which takes its place when it is complete.
 */
export function createFollower(options: {
  store: Store
  source: ChangesSource
  pollMs: number
  /** What a thread needs that builds a store; without it everything is done here. */
  elsewhere?: BuildingElsewhere | undefined
}): Follower {
  const { store, source, pollMs, elsewhere } = options
  const stopping = new AbortController()
  const seen = { head: store.state().epoch === null ? null : store.state().sequence }
  let contactAt = performance.now()
  let levelAt = contactAt
  let woken = Promise.withResolvers<void>()
  let running: Promise<void> = Promise.resolve()
  let turn: Promise<void> = Promise.resolve()

  const reading: Reading = {
    source,
    signal: stopping.signal,
    onPage: ({ sequence, head = sequence }) => {
      seen.head = head
      contactAt = performance.now()
    },
  }

  const unfinished: Unfinished = { building: null }
  const catchUp = (): Promise<void> => {
    turn = turn
      .catch(() => undefined)
      .then(async () => {
        const began = performance.now()
        await readToEnd(store, reading, { unfinished, elsewhere })
        if (!stopping.signal.aborted) levelAt = began
      })
    return turn
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

  const renewal = createRenewal(store, {
    signal: stopping.signal,
    // The store is read here, whatever else is followed.
    elsewhere: elsewhere && { contentModule: elsewhere.contentModule },
  })
  const run = async (): Promise<void> => {
    let failures = 0
    while (!stopping.signal.aborted) {
      renewal.look()
      let isBuilding = false
      try {
        await catchUp()
        if (failures > 0) log.info(store.state(), 'The log can be read again')
        failures = 0
      } catch (error) {
        failures += 1
        isBuilding = error instanceof BuildError
        if (failures === 1 && !stopping.signal.aborted) {
          const what = isBuilding ? 'The new store cannot be completed' : 'The log cannot be read'
          log.warn({ err: error }, `${what}; serving what is here`)
        }
      }
      await pause(pauseAfter(failures, { pollMs, isBuilding }), failures === 0)
    }
  }

  return {
    start() {
      running = run()
    },
    async stop() {
      stopping.abort()
      source.close?.()
      await running
      await turn.catch(() => undefined)
      unfinished.building?.discard()
      await renewal.ended()
    },
    wake: () => woken.resolve(),
    catchUp,
    state() {
      const now = performance.now()
      const secondsSince = (at: number): number => Math.round(now - at) / 1000
      return {
        head: seen.head,
        contactAge: secondsSince(contactAt),
        behind: secondsSince(levelAt),
      }
    },
  }
}

async function readToEnd(
  store: Store,
  reading: Reading,
  options: { unfinished: Unfinished; elsewhere: BuildingElsewhere | undefined },
): Promise<void> {
  const { ready } = store.state()
  try {
    if (ready && !store.isDamaged && (await readPages(store, reading))) return
  } catch (error) {
    if (!store.isDamaged && !(error instanceof ResyncError)) throw error
  }
  if (ready && !options.unfinished.building) {
    const reason = store.isDamaged ? 'The store is damaged' : 'The log has a new epoch'
    log.info(`${reason}: building a new store beside the old one`)
  }
  try {
    await rebuildStore(store, reading, options)
  } catch (error) {
    throw error instanceof AwayError || error instanceof ResyncError ? error : new BuildError(error)
  }
}
