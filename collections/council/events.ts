import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { linkSchema } from '#contract/schemas.ts'
import { addDays, berlinDay, berlinInstant, TIME_ZONE } from '#contract/time.ts'

const optional = z.string().nullish()

const datesSchema = z.looseObject({
  allDay: z.boolean().default(false),
  startsAt: optional,
  endsAt: optional,
  startsOn: optional,
  endsOn: optional,
  place: linkSchema.nullish(),
  extraDates: z.array(z.object({ startsAt: z.string(), endsAt: optional })).default([]),
  exceptions: z
    .array(
      z.object({
        date: z.string(),
        status: z.enum(['cancelled', 'moved', 'skipped']),
        startsAt: optional,
        endsAt: optional,
        place: linkSchema.nullish(),
        reason: optional,
      }),
    )
    .default([]),
})
type Dates = z.infer<typeof datesSchema>
type Span = { start: string; end: string }

/** The single dates of an activity, in order of their start: moved and cancelled ones marked, skipped ones left out. */
export function eventsOf(activity: StoredItem): StoredItem[] {
  const parsed = datesSchema.safeParse(activity)
  if (!parsed.success) return []
  const dates = parsed.data
  const perDay = new Map<string, number>()
  return spansOf(dates)
    .flatMap((span) => {
      const day = berlinDay(span.start)
      const count = (perDay.get(day) ?? 0) + 1
      perDay.set(day, count)
      const event = eventOf({ activity, dates, span, day, count })
      return event ? [event] : []
    })
    .toSorted((a, b) => startOf(a) - startOf(b))
}

/** End of an event in milliseconds. */
export function endOf(event: StoredItem): number {
  return typeof event.endsAt === 'string' ? Date.parse(event.endsAt) : startOf(event)
}

function startOf(event: StoredItem): number {
  return typeof event.startsAt === 'string' ? Date.parse(event.startsAt) : 0
}

function spansOf(dates: Dates): Span[] {
  const first = firstSpan(dates)
  if (!first) return []
  const length = Date.parse(first.end) - Date.parse(first.start)
  const extra = dates.extraDates.map((date) => spanFrom(dates, date.startsAt, date.endsAt, length))
  const unique = new Map([first, ...extra].map((span) => [Date.parse(span.start), span]))
  return [...unique.values()].toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
}

function firstSpan(dates: Dates): Span | null {
  if (!dates.allDay) return dates.startsAt ? spanFrom(dates, dates.startsAt, dates.endsAt, 0) : null
  if (!dates.startsOn) return null
  return wholeDays(dates.startsOn, dates.endsOn ?? dates.startsOn)
}

function spanFrom(
  dates: Dates,
  startsAt: string,
  endsAt: string | null | undefined,
  length: number,
): Span {
  if (dates.allDay) {
    const from = berlinDay(startsAt)
    // At the change of the clocks days are not of 24 hours.
    const days = Math.max(1, Math.round(length / DAY))
    return wholeDays(from, endsAt ? berlinDay(endsAt) : addDays(from, days - 1))
  }
  const start = new Date(startsAt).toISOString()
  const end = endsAt ? Date.parse(endsAt) : Date.parse(start) + length
  return { start, end: new Date(Math.max(end, Date.parse(start))).toISOString() }
}

const DAY = 86_400_000

function wholeDays(from: string, until: string): Span {
  return {
    start: berlinInstant(from),
    end: berlinInstant(addDays(until < from ? from : until, 1)),
  }
}

function eventOf(options: {
  activity: StoredItem
  dates: Dates
  span: Span
  day: string
  count: number
}): StoredItem | null {
  const { activity, dates, span, day, count } = options
  const exception = dates.exceptions.find((entry) => isDateOf(entry.date, span))
  if (exception?.status === 'skipped') return null
  const moved = exception?.status === 'moved' && Boolean(exception.startsAt)
  const length = Date.parse(span.end) - Date.parse(span.start)
  const at =
    moved && exception?.startsAt
      ? spanFrom(dates, exception.startsAt, exception.endsAt, length)
      : span
  const suffix = count > 1 ? String(count) : null
  const slug = (base: string): string => [base, day, suffix].filter(Boolean).join('-')
  return {
    ...inherit(activity),
    id: [activity.id, day.replaceAll('-', ''), suffix].filter(Boolean).join('_'),
    type: 'event',
    slug: slug(activity.slug),
    formerSlugs: activity.formerSlugs.map(slug),
    date: berlinDay(at.start),
    activity: { id: activity.id, type: activity.type },
    startsAt: at.start,
    endsAt: at.end,
    allDay: dates.allDay,
    startsOn: dates.allDay ? berlinDay(at.start) : null,
    endsOn: dates.allDay ? addDays(berlinDay(at.end), -1) : null,
    timeZone: TIME_ZONE,
    status: moved ? 'moved' : exception?.status === 'cancelled' ? 'cancelled' : 'scheduled',
    movedFrom: moved ? span.start : null,
    reason: exception?.reason ?? null,
    place: exception?.place ?? dates.place ?? null,
    registration: registrationOf(activity),
    slots: [],
    report: null,
  }
}

/** An exception names the original start, as an instant or, for all-day dates, as a day. */
function isDateOf(date: string, span: Span): boolean {
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return date === berlinDay(span.start)
  return Date.parse(date) === Date.parse(span.start)
}

/** What an event takes over from its activity as it is: not its text, which stays with the activity. */
function inherit(activity: StoredItem): StoredItem {
  const { rule: _rule, extraDates: _extra, exceptions: _exceptions, ...rest } = activity
  const { seeksVolunteers: _seeks, ...occasion } = rest
  return { ...occasion, body: { html: '', text: '' } }
}

function registrationOf(activity: StoredItem): Record<string, unknown> {
  const url = z.looseObject({ url: z.string().nullish() }).safeParse(activity.registration)
  return {
    mode: 'none',
    capacity: null,
    free: null,
    waitingList: false,
    maxSeats: null,
    until: null,
    url: url.success ? (url.data.url ?? null) : null,
  }
}
