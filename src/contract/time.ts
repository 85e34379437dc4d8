/** The one time zone of the content: calendar days and wall-clock times are those of Berlin. */
export const TIME_ZONE = 'Europe/Berlin'

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Berlin of an instant, as YYYY-MM-DD. */
export function berlinDay(instant: string | Date): string {
  return dayFormat.format(typeof instant === 'string' ? new Date(instant) : instant)
}

const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: TIME_ZONE,
  timeZoneName: 'longOffset',
})

function offsetAt(instant: number): number {
  const name = offsetFormat.formatToParts(instant).find((part) => part.type === 'timeZoneName')
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name?.value ?? '')
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}

/**
 * The instant of a wall-clock time in Berlin, e.g. `2026-11-23`, `12:00`.
 * A time that the clock change skips is taken an hour later, one that it repeats the first time.
 */
export function berlinInstant(day: string, time = '00:00'): string {
  const wall = Date.parse(`${day}T${time}${time.length === 5 ? ':00' : ''}Z`)
  const before = wall - offsetAt(wall - 86_400_000)
  const exact = before + offsetAt(before) === wall ? before : wall - offsetAt(wall + 86_400_000)
  return new Date(exact + offsetAt(exact) === wall ? exact : before).toISOString()
}

/** A calendar day some days later or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
