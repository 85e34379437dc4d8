import { ResyncError } from '#delivery/index.ts'
import type { ChangesSource } from '#delivery/index.ts'
import type { Channel } from '#platform/threads/channel.ts'
import type { HubCalls } from './calls.ts'

/** Taking a page over from the other thread stops this one; it must not take longer than a read may. */
const MOST = 50

/** The log of the hub's thread as a follower reads it: one page at a time, and told of news. */
export function hubChanges(hub: Channel<HubCalls>): ChangesSource & {
  numbered(sequence: number): void
} {
  let newest = 0
  let read = 0
  let news = Promise.withResolvers<void>()
  return {
    async read(since, limit) {
      const page = await hub.call('changes', { since, limit: Math.min(limit, MOST) })
      if (page === 'resync') throw new ResyncError()
      read = page.sequence
      return page
    },
    async wait(signal) {
      // What was numbered between the last read and now must not be slept through.
      if (newest > read || signal.aborted) return
      news = Promise.withResolvers()
      signal.addEventListener('abort', () => news.resolve(), { once: true })
      await news.promise
    },
    numbered(sequence) {
      newest = sequence
      news.resolve()
    },
  }
}
