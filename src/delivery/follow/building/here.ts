import type { Store } from '../../store/index.ts'
import { type Reading, readPages } from '../reading.ts'
import { AwayError, type ChangesSource, ResyncError } from '../source.ts'
import type { Building } from './building.ts'

/** Builds in the thread that calls. */
export function buildHere(next: Store): Building {
  return {
    async read(reading) {
      const source = noticing(reading.source)
      const complete = await readPages(next, { ...reading, source })
      if (!complete || reading.signal.aborted) throw new ResyncError()
      await next.persist()
      return next.state()
    },
    async finish() {
      next.close()
      return next.file
    },
    discard: () => next.discard(),
  }
}

/** The same source, whose failures can be told from those of the store. */
function noticing(source: Reading['source']): Pick<ChangesSource, 'read'> {
  return {
    async read(...asked) {
      try {
        return await source.read(...asked)
      } catch (error) {
        throw error instanceof ResyncError ? error : new AwayError(error)
      }
    },
  }
}
