import type { Store } from '../../store/index.ts'
import type { Reading } from '../reading.ts'

/** A store in a file of its own that is to take the place of one that serves. */
export type Building = {
  /**
   * Reads on to the end of the log, and sees to it that all is on the disk. After an `AwayError` it can
   * be gone on with; `ResyncError` means that the log has another epoch by now.
   */
  read(reading: Reading): Promise<void>
  /** The same in the thread that calls; it is gone on with there. */
  moveHere(): Promise<BuildingHere>
  /** Gives it up: nothing is left of it. */
  discard(): void
}

export type BuildingHere = Building & { store: Store }
