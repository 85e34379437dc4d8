import type { Payload } from 'payload'
import type { Clock } from '#platform/clock.ts'
import { databaseTime, isConflict, outsideTransaction } from '#platform/database/index.ts'
import { createLogger } from '#platform/logger.ts'
import { failpoint } from './failpoint.ts'
import { WAITING } from './log/collections.ts'
import { findRows } from './log/rows.ts'
import { readState } from './log/state.ts'
import { registerWake } from './log/wake.ts'
import {
  BATCH,
  dueAt,
  LostRaceError,
  numberDue,
  releaseUsed,
  UnnumberableError,
} from './numbering.ts'
import { pruneRemovals } from './prune.ts'

const log = createLogger('sequencer')

const POLL_MS = 1000
const RETRY_MS = 200
/** How long a decision that cannot be numbered is left aside. */
const ASIDE_MS = 60_000
const TIDY_MS = 60 * 60_000
const RELEASE_MS = 60_000

export type Sequencer = {
  start(): Promise<void>
  /** Resolves when the transaction under way has ended. */
  stop(): Promise<void>
  /** Something was committed: look now. */
  wake(): void
  /** Resolves when nothing more is due now. */
  settled(): Promise<void>
  /** Called after each committed numbering with the last number given; returns how to leave. */
  onNumbered(listener: (sequence: number) => void): () => void
}

/**
 * Gives due decisions their place in the one order of the log, and is the release clock of
 * embargoes: it acts only when both this process's clock and the database's have reached the
 * instant. Several hubs may run one each; for every number one of them wins.
 */
export function createSequencer({ payload, clock }: { payload: Payload; clock: Clock }): Sequencer {
  const listeners = new Set<(sequence: number) => void>()
  const aside = new Map<string, number>()
  let running = false
  let again = false
  let active: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let released = 0
  let tidied = 0

  function wake(): void {
    if (!running) return
    if (active) {
      again = true
      return
    }
    clearTimeout(timer)
    active = outsideTransaction(payload, run).then((delay) => {
      active = null
      if (!running) return
      if (again) wake()
      else timer = setTimeout(wake, delay)
    })
  }

  /** One look; answers after how many milliseconds to look again. Never throws. */
  async function run(): Promise<number> {
    again = false
    try {
      await tidy()
      await numberAll()
      return await pause()
    } catch (error) {
      if (error instanceof LostRaceError || isConflict(error)) return RETRY_MS
      log.error({ err: error }, 'numbering failed, will be tried again')
      return POLL_MS
    }
  }

  async function numberAll(): Promise<void> {
    for (;;) {
      const now = clock.now().getTime()
      for (const [key, until] of aside) if (until <= now) aside.delete(key)
      if (!(await isSomethingDue(now))) return
      failpoint('before-numbering')
      const reached = Math.min(now, (await databaseTime(payload)).getTime())
      try {
        const { taken, sequence } = await numberDue(payload, {
          now: reached,
          except: [...aside.keys()],
        })
        if (taken === 0) return
        failpoint('before-apply')
        for (const listener of listeners) listener(sequence)
        if (taken < BATCH) return
      } catch (error) {
        if (!(error instanceof UnnumberableError)) throw error
        log.error({ err: error, entry: error.key }, 'a publication is left aside')
        aside.set(error.key, now + ASIDE_MS)
      }
      if (!running) return
    }
  }

  async function isSomethingDue(now: number): Promise<boolean> {
    const rows = await findRows({ payload }, WAITING, dueAt(now), { limit: aside.size + 1 })
    return rows.some((row) => !aside.has(row.id))
  }

  async function pause(): Promise<number> {
    const now = clock.now().getTime()
    const where = { dueAt: { greater_than: now } }
    const [next] = await findRows({ payload }, WAITING, where, { sort: 'dueAt', limit: 1 })
    return next?.dueAt ? Math.max(1, Math.min(POLL_MS, next.dueAt - now)) : POLL_MS
  }

  async function tidy(): Promise<void> {
    const now = clock.now()
    if (now.getTime() - released >= RELEASE_MS) {
      released = now.getTime()
      await releaseUsed(payload, now.getTime())
    }
    if (now.getTime() - tidied >= TIDY_MS) {
      tidied = now.getTime()
      await pruneRemovals(payload, now)
    }
  }

  return {
    async start() {
      await readState({ payload })
      running = true
      registerWake(payload, wake)
      wake()
    },
    async stop() {
      running = false
      registerWake(payload, null)
      clearTimeout(timer)
      await active
    },
    wake,
    async settled() {
      while (active) await active
    },
    onNumbered(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
