import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { createLimit } from '#platform/files/limit.ts'
import type { Paper } from '../paper.ts'
import type { Picture } from './set.ts'

export type Job = { paper: Paper; pictures: Map<string, Picture> }
export type Result = { bytes: Uint8Array } | { error: string }

/** The thread ends when it had nothing to do for so long; the next document starts another. */
const IDLE_MS = 30_000
/** A document that takes longer is given up, and its thread with it. */
const PATIENCE_MS = 20_000
/** Enough for texts of hundreds of pages, little enough not to show in a node's memory. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 }

export type Workshop = {
  /** Writes a document; rejects if that fails or takes too long. */
  write(job: Job): Promise<Uint8Array>
  close(): Promise<void>
}

/** Writes documents one at a time in a thread of their own: setting type takes longer than answers may wait. */
export function openWorkshop(): Workshop {
  const limited = createLimit(1)
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  const open = (): Worker => {
    const opened = new Worker(new URL('worker.ts', import.meta.url), {
      resourceLimits: HEAP,
    })
    opened.once('exit', () => {
      if (worker === opened) worker = null
    })
    worker = opened
    return opened
  }

  const run = async (job: Job): Promise<Uint8Array> => {
    clearTimeout(idle)
    const thread = worker ?? open()
    thread.ref()
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(PATIENCE_MS)])
    try {
      const answered = once(thread, 'message', { signal })
      const ended = once(thread, 'exit', { signal }).then((): never => {
        throw new Error('The thread that writes documents ended')
      })
      thread.postMessage(job)
      const [result]: Result[] = await Promise.race([answered, ended])
      if (!result || 'error' in result) throw new Error(result?.error ?? 'no answer')
      return result.bytes
    } catch (error) {
      await end()
      throw error
    } finally {
      over.abort()
      // A waiting thread keeps no process alive.
      thread.unref()
      idle = setTimeout(() => void end(), IDLE_MS).unref()
    }
  }

  return { write: (job) => limited(() => run(job)), close: end }
}
