import type { Store } from '../../store/index.ts'
import { readPages } from '../reading.ts'
import { noticing, ResyncError } from '../source.ts'
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
