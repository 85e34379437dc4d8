import type { Payload } from 'payload'
import { ResyncError } from '#delivery/follow/follower.ts'
import type { ChangesSource } from '#delivery/index.ts'
import { readChanges } from '#publication/changes.ts'
import { HistoryLostError } from '#publication/log/index.ts'
import type { Sequencer } from '#publication/sequencer.ts'

/** The log of this process as a follower reads it, told at once of what is newly numbered. */
export function localChanges({
  payload,
  sequencer,
}: {
  payload: Payload
  sequencer: Sequencer
}): ChangesSource & { close(): void } {
  let numbered = 0
  let read = 0
  let waiting = Promise.withResolvers<void>()
  const leave = sequencer.onNumbered((sequence) => {
    numbered = sequence
    waiting.resolve()
  })
  return {
    async read(since, limit) {
      try {
        const page = await readChanges({ payload, since, limit })
        read = page.sequence
        return page
      } catch (error) {
        throw error instanceof HistoryLostError ? new ResyncError() : error
      }
    },
    async wait(signal) {
      // What was numbered between the last read and now must not be slept through.
      if (numbered > read || signal.aborted) return
      waiting = Promise.withResolvers()
      signal.addEventListener('abort', () => waiting.resolve(), { once: true })
      await waiting.promise
    },
    close: leave,
  }
}
