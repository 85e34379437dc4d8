import { setImmediate as breath, setTimeout as delay } from 'node:timers/promises'
import type { ChangesPage, LogEntry } from '#contract/log.ts'
import { createLogger } from '#platform/logger.ts'
import type { Batch, Store } from '../store/index.ts'

/** Where a follower reads the publication log. */
export type ChangesSource = {
  /** A page after `since`. With another `epoch` than its own it may answer `ResyncError`. */
  read(since: number, limit: number, epoch?: string): Promise<SourcePage>
  /** Resolves when there may be something new; without it the follower polls. */
  wait?(signal: AbortSignal): Promise<void>
  /** Breaks off what it is doing. */
  close?(): void
}

/** `head`: the last number of the source, where it says so. */
export type SourcePage = ChangesPage & { head?: number }

/** The history this store follows has ended: it must be read again from the beginning. */
export class ResyncError extends Error {
  constructor() {
    super('The log follows another epoch')
  }
}

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

const PAGE = 200
const LONGEST_PAUSE = 3000
/** So long may entries be applied before waiting readers have their turn. */
const SLICE_MS = 8
const log = createLogger('follower')

/**
 * Keeps a store equal to the log. While the source is away the store goes on serving; another epoch
 * is read into a new store beside it, which takes its place when it is complete.
 */
export function createFollower(options: {
  store: Store
  source: ChangesSource
  pollMs: number
}): Follower {
  const { store, source, pollMs } = options
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

  const catchUp = (): Promise<void> => {
    turn = turn
      .catch(() => undefined)
      .then(async () => {
        const began = performance.now()
        await readToEnd(store, reading)
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

  const run = async (): Promise<void> => {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        await catchUp()
        if (failures > 0) log.info(store.state(), 'The log can be read again')
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === 1 && !stopping.signal.aborted) {
          log.warn({ err: error }, 'The log cannot be read; serving what is here')
        }
      }
      await pause(pauseAfter(failures, pollMs), failures === 0)
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

/** Longer with every failure, and never the same for all nodes: they shall not come back as one. */
function pauseAfter(failures: number, pollMs: number): number {
  if (failures === 0) return pollMs
  const longest = Math.min(pollMs * 2 ** Math.min(failures, 10), LONGEST_PAUSE)
  return Math.max(pollMs, longest * (0.5 + Math.random() / 2))
}

type Reading = {
  source: ChangesSource
  signal: AbortSignal
  onPage(page: SourcePage): void
}

async function readToEnd(store: Store, reading: Reading): Promise<void> {
  const { epoch } = store.state()
  try {
    if (!store.isDamaged && (await readPages(store, reading))) return
  } catch (error) {
    if (!(error instanceof ResyncError) && !store.isDamaged) throw error
    if (epoch === null && !store.isDamaged) throw error
  }
  const reason = store.isDamaged ? 'The store is damaged' : 'The log has a new epoch'
  log.info(`${reason}: building a new store beside the old one`)
  const next = store.beside()
  try {
    const complete = await readPages(next, reading)
    if (!complete || reading.signal.aborted) throw new ResyncError()
  } catch (error) {
    next.close()
    throw error
  }
  store.takeOver(next)
}

/**
 * Reads to the end of the log; false if it turns out to be of another epoch than the store. A store
 * that serves shows all pages at once: between two of them it would be in a state that never was.
 * One that is still filling keeps each page.
 */
async function readPages(store: Store, { source, signal, onPage }: Reading): Promise<boolean> {
  const { epoch, sequence, ready } = store.state()
  const batch = store.begin()
  let since = sequence
  try {
    let next = source.read(since, PAGE, epoch ?? undefined)
    for (;;) {
      const page = await next
      onPage(page)
      if (epoch !== null && page.epoch !== epoch) return false
      if (page.more) {
        if (page.sequence <= since) throw new Error('The log does not go on')
        // The source makes the next page while this one is applied.
        next = source.read(page.sequence, PAGE, page.epoch)
        next.catch(() => undefined)
      }
      since = page.sequence
      await addInSlices(batch, page.changes)
      if (!ready || !page.more) batch.commit(page)
      if (!page.more || signal.aborted) return true
    }
  } finally {
    batch.rollback()
  }
}

async function addInSlices(batch: Batch, entries: readonly LogEntry[]): Promise<void> {
  let began = performance.now()
  for (const entry of entries) {
    batch.add([entry])
    if (performance.now() - began > SLICE_MS) {
      await breath()
      began = performance.now()
    }
  }
}
