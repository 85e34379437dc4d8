import type { Store } from '../../store/index.ts'
import { readPages } from '../reading.ts'
import { noticing, ResyncError } from '../source.ts'
import type { BuildingHere } from './building.ts'

/** Builds in the thread that calls. */
export function buildHere(next: Store): BuildingHere {
  const here: BuildingHere = {
    store: next,
    async read(reading) {
      const source = noticing(reading.source)
      const complete = await readPages(next, { ...reading, source })
      if (!complete || reading.signal.aborted) throw new ResyncError()
      await next.persist()
    },
    moveHere: async () => here,
    discard: () => next.discard(),
  }
  return here
}
