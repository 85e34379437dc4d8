import { addDays, berlinDay, berlinInstant } from '#contract/time.ts'
import { isDay, type Parameter } from '../http/query.ts'

/** A span of calendar days in Berlin, both included. */
export type DaySpan = { first: string; last: string }

/** An ISO week, `2026-W48`. */
export const weekParameter: Parameter<DaySpan> = {
  allowed: 'ISO week, YYYY-Www',
  schema: { type: 'string', pattern: '[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])' },
  parse: (value) => {
    const match = /^(\d{4})-W(\d\d)$/.exec(value)
    if (!match) return undefined
    const [year, week] = [Number(match[1]), Number(match[2])]
    // The week of 4 January is the first of its year.
    const first = addDays(mondayOf(`${match[1]}-01-04`), (week - 1) * 7)
    const belongs = Number(addDays(first, 3).slice(0, 4)) === year
    return week >= 1 && belongs ? { first, last: addDays(first, 6) } : undefined
  },
}

/** A month, `2026-11`. */
export const monthParameter: Parameter<DaySpan> = {
  allowed: 'month, YYYY-MM',
  schema: { type: 'string', pattern: '[0-9]{4}-(0[1-9]|1[0-2])' },
  parse: (value) => {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return undefined
    const first = `${value}-01`
    const next = `${addDays(first, 31).slice(0, 7)}-01`
    return { first, last: addDays(next, -1) }
  },
}

export function isDayForm(moment: string): boolean {
  return moment.length === 10
}

/** The instant a moment begins: a day at midnight in Berlin. */
export function beginOf(moment: string): string {
  return isDayForm(moment) ? berlinInstant(moment) : moment
}

/** The first instant after a moment: for a day the next midnight in Berlin. */
export function endOf(moment: string): string {
  return isDayForm(moment) ? berlinInstant(addDays(moment, 1)) : moment
}

/** The same day a year later; 29 February becomes 1 March. */
export function yearLater(moment: string): string {
  const berlin = isDayForm(moment) ? moment : berlinDay(moment)
  // Before the year 1000 and at the end of the calendar the day in Berlin is written otherwise.
  const day = isDay(berlin) ? berlin : moment.slice(0, 10)
  const later = new Date(`${day}T00:00:00Z`)
  later.setUTCFullYear(later.getUTCFullYear() + 1)
  return later.toISOString().slice(0, 10)
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}
