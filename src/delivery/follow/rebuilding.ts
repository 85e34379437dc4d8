import type { Store, StoreState } from '../store/index.ts'
import {
  buildHere,
  type Building,
  type BuildingElsewhere,
  type BuildingHere,
  buildInThread,
} from './building/index.ts'
import { MUCH, type Reading } from './reading.ts'
import { AwayError, noticing } from './source.ts'

/** A store that could not be completed because its source went away, to be gone on with. */
export type Unfinished = { building: Building | null }

/**
 * Reads the whole log into a new store and puts it in the place of this one, which serves meanwhile
 * and may go on following. Throws `ResyncError` if the epoch changes on the way. What was read when
 * the source goes away is thrown away as well, unless there is a place to keep it in (`unfinished`).
 * Where a thread can read the same source (`elsewhere`), one does, if it is much.
 */
export async function rebuildStore(
  store: Store,
  reading: Reading,
  options: { unfinished?: Unfinished; elsewhere?: BuildingElsewhere | undefined } = {},
): Promise<void> {
  const { unfinished, elsewhere } = options
  let building: Building = unfinished?.building ?? (await begin(store, reading, elsewhere))
  if (unfinished) unfinished.building = null
  let here: BuildingHere
  try {
    await building.read(reading)
    here = await building.moveHere()
    building = here
    // What comes after it must never be behind what was served before: so nothing is waited for between
    // the last look and the swap.
    while (isBehind(here.store.state(), store.state())) await here.read(reading)
  } catch (error) {
    if (unfinished && error instanceof AwayError) unfinished.building = building
    else building.discard()
    throw error
  }
  store.takeOver(here.store)
}

async function begin(
  store: Store,
  { source }: Reading,
  elsewhere: BuildingElsewhere | undefined,
): Promise<Building> {
  const { head = 0 } = elsewhere ? await noticing(source).read(0, 1) : {}
  return elsewhere && head > MUCH ? buildInThread(store, elsewhere) : buildHere(store.beside())
}

function isBehind(next: StoreState, served: StoreState): boolean {
  return next.epoch === served.epoch && next.sequence < served.sequence
}
