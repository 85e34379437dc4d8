import { describe, expect, test } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import { eventsOf } from './events.ts'

function activity(fields: Record<string, unknown>): StoredItem {
  return {
    id: '0a1b',
    type: 'activity',
    language: 'de',
    originalLanguage: 'de',
    slug: 'fruehstueck',
    formerSlugs: ['brunch'],
    title: 'Offenes Frühstück',
    teaser: null,
    date: '2026-01-10',
    publishedAt: '2026-01-01T11:00:00.000Z',
    updatedAt: '2026-01-01T11:00:00.000Z',
    version: 1,
    changeNote: null,
    channels: ['city'],
    categories: [],
    fieldsOfAction: [],
    tags: [],
    image: null,
    featured: false,
    body: { html: '<p>Text</p>', text: 'Text' },
    ...fields,
  }
}

const morning = { startsAt: '2026-01-10T09:00:00.000Z', endsAt: '2026-01-10T11:00:00.000Z' }

describe('the dates of an activity', () => {
  test('the first date and the extra ones, each found by activity and day', () => {
    const events = eventsOf(
      activity({
        ...morning,
        extraDates: [
          { startsAt: '2026-07-11T08:00:00.000Z', endsAt: null },
          { startsAt: '2026-01-10T17:00:00.000Z', endsAt: '2026-01-10T18:00:00.000Z' },
        ],
      }),
    )
    expect(events.map((event) => [event.id, event.slug, event.endsAt])).toEqual([
      ['0a1b_20260110', 'fruehstueck-2026-01-10', '2026-01-10T11:00:00.000Z'],
      ['0a1b_20260110_2', 'fruehstueck-2026-01-10-2', '2026-01-10T18:00:00.000Z'],
      ['0a1b_20260711', 'fruehstueck-2026-07-11', '2026-07-11T10:00:00.000Z'],
    ])
    expect(events[0]).toMatchObject({
      type: 'event',
      activity: { id: '0a1b', type: 'activity' },
      status: 'scheduled',
      formerSlugs: ['brunch-2026-01-10'],
    })
    // The text stays with the activity.
    expect(events[0]?.body).toEqual({ html: '', text: '' })
  })

  test('a moved date keeps its id and says where it came from; a skipped one is absent', () => {
    const events = eventsOf(
      activity({
        ...morning,
        extraDates: [
          { startsAt: '2026-02-14T09:00:00.000Z', endsAt: null },
          { startsAt: '2026-03-14T09:00:00.000Z', endsAt: null },
        ],
        exceptions: [
          { date: morning.startsAt, status: 'moved', startsAt: '2026-01-17T09:00:00.000Z' },
          { date: '2026-02-14T10:00:00.000+01:00', status: 'skipped' },
          { date: '2026-03-14', status: 'cancelled', reason: 'Der Saal ist gesperrt.' },
        ],
      }),
    )
    expect(events).toMatchObject([
      {
        id: '0a1b_20260110',
        date: '2026-01-17',
        status: 'moved',
        movedFrom: morning.startsAt,
        endsAt: '2026-01-17T11:00:00.000Z',
      },
      { id: '0a1b_20260314', status: 'cancelled', reason: 'Der Saal ist gesperrt.' },
    ])
  })

  test('all-day dates run from midnight to midnight in Berlin, also over a clock change', () => {
    const [event] = eventsOf(
      activity({ allDay: true, startsOn: '2026-03-28', endsOn: '2026-03-29' }),
    )
    expect(event).toMatchObject({
      id: '0a1b_20260328',
      startsAt: '2026-03-27T23:00:00.000Z',
      endsAt: '2026-03-29T22:00:00.000Z',
      startsOn: '2026-03-28',
      endsOn: '2026-03-29',
    })
  })

  test('all-day dates last as many days as the first if nothing else is said', () => {
    const events = eventsOf(
      activity({
        allDay: true,
        startsOn: '2026-03-28',
        endsOn: '2026-03-29',
        extraDates: [
          { startsAt: '2026-06-19T22:00:00.000Z', endsAt: null },
          { startsAt: '2026-07-19T22:00:00.000Z', endsAt: '2026-07-19T22:00:00.000Z' },
        ],
        exceptions: [{ date: '2026-03-28', status: 'moved', startsAt: '2026-10-23T22:00:00.000Z' }],
      }),
    )
    expect(events.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2026-06-20', '2026-06-21'],
      ['2026-07-20', '2026-07-20'],
      ['2026-10-24', '2026-10-25'],
    ])
  })

  test('an activity without a date has no events', () => {
    expect(eventsOf(activity({ startsAt: null }))).toEqual([])
  })
})
