import { Temporal } from 'temporal-polyfill'

/** Where the city is: editors read and enter its time, wherever their computer believes to be. */
const ZONE = 'Europe/Berlin'

const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const zoned = /(Z|[+-]\d\d:?\d\d)$/

/** What a time on the wall stands for; at the change of the clocks it may be none or two instants. */
export type Reading =
  | { kind: 'instant'; instant: string }
  | { kind: 'ambiguous'; earlier: string; later: string }
  | { kind: 'missing' }
  | { kind: 'unreadable' }

/** The instant of a Berlin wall time such as 2026-05-04T10:00. */
export function readWallTime(text: string): Reading {
  if (!written.test(text) || zoned.test(text)) return { kind: 'unreadable' }
  const wall = Temporal.PlainDateTime.from(text)
  const earlier = wall.toZonedDateTime(ZONE, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(ZONE, { disambiguation: 'later' })
  if (earlier.equals(later)) return { kind: 'instant', instant: isoOf(earlier) }
  if (!earlier.toPlainDateTime().equals(wall)) return { kind: 'missing' }
  return { kind: 'ambiguous', earlier: isoOf(earlier), later: isoOf(later) }
}

/** The Berlin wall time of an instant, as an input of type `datetime-local` takes it. */
export function toWallTime(value: string): string {
  if (!zoned.test(value)) return value.slice(0, 16)
  const time = Date.parse(value)
  if (Number.isNaN(time)) return ''
  const berlin = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(ZONE)
  return berlin.toPlainDateTime().toString().slice(0, 16)
}

/** Whether a value is a wall time that was not yet turned into an instant. */
export function isUnresolved(value: string): boolean {
  return written.test(value) && !zoned.test(value)
}

type Language = 'de' | 'en'

/** An instant in words: 3. Juli 2017, 12:00 Uhr. */
export function tellInstant(value: string, language: Language): string {
  return language === 'de'
    ? `${dayOf(value, language)}, ${clockOf(value)} Uhr`
    : `${dayOf(value, language)}, ${clockOf(value)}`
}

/** An instant in a sentence: 3. Juli 2017 um 12:00 Uhr. */
export function tellInstantAt(value: string, language: Language): string {
  return language === 'de'
    ? `${dayOf(value, language)} um ${clockOf(value)} Uhr`
    : `${dayOf(value, language)} at ${clockOf(value)}`
}

/** An instant for a column: 03.07.2017, 12:00. */
export function shortInstant(value: string): string {
  const day = new Intl.DateTimeFormat('de-DE', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
  return `${day.format(new Date(value))}, ${clockOf(value)}`
}

function dayOf(value: string, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, dateStyle: 'long' }).format(
    new Date(value),
  )
}

function clockOf(value: string): string {
  return new Intl.DateTimeFormat('de-DE', { timeZone: ZONE, timeStyle: 'short' }).format(
    new Date(value),
  )
}

function isoOf(moment: Temporal.ZonedDateTime): string {
  return new Date(moment.epochMilliseconds).toISOString()
}
