import { berlinDay, berlinInstant, TIME_ZONE } from '#contract/time.ts'
import { linkOf, linksOf, mediaLinkOf, rowsOf, textOf, textOfRow, textsOf } from '#kit/index.ts'
import type { ProjectedItem, Row } from '#publication/types.ts'

/** An activity with its dates; the events follow from it in delivery. */
export function projectActivity(row: Row, base: ProjectedItem): ProjectedItem {
  const allDay = row.allDay === true
  const extraDates = rowsOf(row.extraDates).flatMap((entry) => {
    const startsAt = textOf(entry.startsAt)
    return startsAt ? [{ startsAt, endsAt: textOf(entry.endsAt) }] : []
  })
  const starts = [textOf(row.startsAt), ...extraDates.map(({ startsAt }) => startsAt)]
  const namesDay = (date: string): boolean => allDay || (isMidnight(date) && !starts.includes(date))
  return {
    ...base,
    kind: textOf(row.kind) ?? 'other',
    timeZone: TIME_ZONE,
    allDay,
    startsAt: allDay ? null : textOf(row.startsAt),
    endsAt: allDay ? null : textOf(row.endsAt),
    startsOn: allDay ? textOf(row.startsOn) : null,
    endsOn: allDay ? (textOf(row.endsOn) ?? textOf(row.startsOn)) : null,
    rule: null,
    extraDates,
    exceptions: rowsOf(row.exceptions).flatMap((entry) => {
      const date = textOf(entry.date)
      if (!date) return []
      return [
        {
          date: namesDay(date) ? berlinDay(date) : date,
          status: textOf(entry.status) ?? 'cancelled',
          startsAt: textOf(entry.startsAt),
          endsAt: textOf(entry.endsAt),
          place: linkOf(entry.place, 'place'),
          reason: textOf(entry.reason),
        },
      ]
    }),
    place: linkOf(row.place, 'place'),
    hosts: linksOf(row.hosts, 'organization'),
    partOf: linkOf(row.partOf, 'activity'),
    spokenLanguages: textsOf(row.spokenLanguages),
    accessibility: textsOf(row.accessibility),
    audience: textOf(row.audience),
    freeOfCharge: row.freeOfCharge === true,
    seeksVolunteers: row.seeksVolunteers === true,
    registration: {
      mode: 'none',
      capacity: null,
      waitingList: false,
      maxSeats: null,
      deadline: null,
      url: null,
    },
  }
}

/** Whether an instant stands for a day: nothing else begins then. */
function isMidnight(instant: string): boolean {
  return berlinInstant(berlinDay(instant)) === instant
}

/** An issue of the council's newspaper; it needs the day it came out. */
export function projectIssue(row: Row, base: ProjectedItem): ProjectedItem | null {
  const issuedOn = textOf(row.issuedOn)
  if (!issuedOn) return null
  return {
    ...base,
    newspaper: textOf(row.newspaper) ?? 'Vielfalt',
    number: textOf(row.number),
    year: Number(issuedOn.slice(0, 4)),
    issuedOn,
    cover: mediaLinkOf(row.cover),
    document: mediaLinkOf(row.document),
    articles: rowsOf(row.articles).map((entry) => ({
      title: textOf(entry.title) ?? '',
      author: textOf(entry.author),
      language: textOf(entry.language) ?? base.language ?? 'de',
      body: textOfRow(entry.body),
    })),
  }
}

/** The files of an issue. */
export function issueMedia(row: Row): string[] {
  return [row.cover, row.document].flatMap((entry) => mediaLinkOf(entry)?.id ?? [])
}

/** A place where something happens. */
export function projectPlace(row: Row, base: ProjectedItem): ProjectedItem {
  return {
    ...base,
    street: textOf(row.street),
    houseNumber: textOf(row.houseNumber),
    postalCode: textOf(row.postalCode),
    city: textOf(row.city),
    district: textOf(row.district),
    latitude: typeof row.latitude === 'number' ? row.latitude : null,
    longitude: typeof row.longitude === 'number' ? row.longitude : null,
    accessibility: textsOf(row.accessibility),
  }
}
