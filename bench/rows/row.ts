import type { Data, Lab } from '../lab.ts'
import type { Figure } from '../results.ts'

/** One part of the measurement that can be run alone. */
export type Row = {
  name: string
  /** What must be made before it can begin. */
  needs: readonly Data[]
  measure(lab: Lab): Promise<Figure[]>
}
