import { isDay } from './fields/builders.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** The milliseconds of an instant as clients send it, with its offset; null if it is none. */
export function instantOf(value: unknown): number | null {
  if (!(value instanceof Date) && (typeof value !== 'string' || !INSTANT.test(value))) return null
  // Date.parse takes the 31st of February for a day in March.
  if (typeof value === 'string' && !isDay(value.slice(0, 10))) return null
  const time = value instanceof Date ? value.getTime() : Date.parse(value)
  return Number.isNaN(time) ? null : time
}
