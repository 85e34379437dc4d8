import type { Lab } from '../lab.ts'
import type { Figure } from '../results.ts'

/** One part of the measurement that can be run alone. */
export type Row = { name: string; measure(lab: Lab): Promise<Figure[]> }
