import { z } from 'zod'
import { addDays, berlinDay, TIME_ZONE } from '#contract/time.ts'
import { escapeText, withoutControls, type Line } from './ics.ts'

const text = z.string().nullable().catch(null)
const placeSchema = z.looseObject({
  title: z.string(),
  street: text,
  houseNumber: text,
  postalCode: text,
  city: text,
})

/** What a calendar says of a date, read from its public form. */
const eventSchema = z.looseObject({
  id: z.string(),
  language: z.string().nullable(),
  version: z.number(),
  title: z.string(),
  teaser: text,
  publishedAt: z.string(),
  updatedAt: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  allDay: z.boolean(),
  startsOn: text,
  endsOn: text,
  status: z.string(),
  reason: text,
  place: placeSchema.nullable().catch(null),
  categories: z.array(z.looseObject({ title: z.string() })).catch([]),
})
type Event = z.infer<typeof eventSchema>

/** The lines of one date; `at` is when it last changed, `link` where readers find it. */
export function linesOf(
  item: Record<string, unknown>,
  { link, at }: { link: string; at: string },
): Line[] {
  const event = eventSchema.parse(item)
  const description = [event.reason, event.teaser].filter(Boolean).join('\n\n')
  const categories = event.categories.map(({ title }) => escapeText(title))
  const location = event.place ? addressOf(event.place) : ''
  return [
    // Translations are entries of their own; moving a date keeps its id.
    ['UID', withoutControls([event.id, event.language].filter(Boolean).join('_') + '@stadtwort')],
    ['SEQUENCE', String(event.version)],
    ['DTSTAMP', utc(at)],
    ['CREATED', utc(event.publishedAt)],
    ['LAST-MODIFIED', utc(at)],
    ...spanOf(event),
    ['SUMMARY', escapeText(event.title)],
    ...optional('DESCRIPTION', escapeText(description)),
    ...optional('LOCATION', escapeText(location)),
    ...optional('CATEGORIES', categories.join(',')),
    ['STATUS', event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'],
    ['URL', withoutControls(link).replaceAll(/\s/g, '')],
  ]
}

function optional(name: string, value: string): Line[] {
  return value ? [[name, value]] : []
}

function spanOf(event: Event): Line[] {
  if (event.allDay) {
    const first = event.startsOn ?? berlinDay(event.startsAt)
    const end = addDays(event.endsOn ?? first, 1)
    return [
      ['DTSTART;VALUE=DATE', first.replaceAll('-', '')],
      ['DTEND;VALUE=DATE', end.replaceAll('-', '')],
    ]
  }
  const lasts = Date.parse(event.endsAt) > Date.parse(event.startsAt)
  return [moment('DTSTART', event.startsAt), ...(lasts ? [moment('DTEND', event.endsAt)] : [])]
}

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const HOUR_MS = 3_600_000

/** An instant as wall-clock time; in UTC where the clock shows the hour twice, which readers take either way. */
function moment(name: string, instant: string): Line {
  const time = Date.parse(instant)
  const clock = clockFormat.format(time)
  const isTwice = [time - HOUR_MS, time + HOUR_MS].some(
    (other) => clockFormat.format(other) === clock,
  )
  if (isTwice) return [name, utc(instant)]
  const day = berlinDay(instant).replaceAll('-', '')
  return [`${name};TZID=${TIME_ZONE}`, `${day}T${clock.replaceAll(':', '')}`]
}

function utc(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

function addressOf(place: z.infer<typeof placeSchema>): string {
  const line = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ')
  return [place.title, line(place.street, place.houseNumber), line(place.postalCode, place.city)]
    .filter(Boolean)
    .join(', ')
}
