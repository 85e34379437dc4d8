import { z } from 'zod'
import { defineContract, type ContentType, type Filter } from '#contract/contentType.ts'
import {
  daySchema,
  instantSchema,
  languageSchema,
  linkTo,
  mediaLinkSchema,
  summaryOf,
  textSchema,
  urlSchema,
} from '#contract/schemas.ts'
import { idsOf, textsOf, wordsOf } from '#contract/values.ts'
import { eventsOf, endOf } from './events.ts'

export const activityKinds = [
  'breakfast',
  'consultation-hour',
  'on-tour',
  'festival',
  'discussion',
  'information-event',
  'art',
  'tournament',
  'reception',
  'meeting',
  'other',
] as const

export const accessibilityFeatures = [
  'step-free',
  'accessible-toilet',
  'sign-language',
  'induction-loop',
  'easy-language',
  'childcare',
] as const

export const eventStatuses = ['scheduled', 'moved', 'cancelled'] as const

const text = z.string().nullable()

const occasionFields = {
  kind: z.enum(activityKinds),
  timeZone: z.string().meta({ examples: ['Europe/Berlin'] }),
  allDay: z.boolean().meta({ description: 'Whole days: see `startsOn`, `endsOn`.' }),
  startsOn: daySchema.nullable().meta({ description: 'Only with `allDay`.', examples: [null] }),
  endsOn: daySchema.nullable().meta({ description: 'Only with `allDay`.', examples: [null] }),
  place: linkTo('place').nullable(),
  hosts: z.array(linkTo('organization')),
  partOf: linkTo('activity').nullable(),
  spokenLanguages: z.array(languageSchema),
  accessibility: z.array(z.enum(accessibilityFeatures)),
  audience: text,
  freeOfCharge: z.boolean(),
}

const occasionFilters = {
  kind: { kind: 'value', allowed: activityKinds, values: (item) => wordsOf(item.kind) },
  organization: { kind: 'link', types: ['organization'], values: (item) => idsOf(item.hosts) },
  place: { kind: 'link', types: ['place'], values: (item) => idsOf(item.place) },
  partOf: { kind: 'link', types: ['activity'], values: (item) => idsOf(item.partOf) },
  spokenLanguage: { kind: 'value', values: (item) => wordsOf(item.spokenLanguages) },
  accessibility: {
    kind: 'value',
    allowed: accessibilityFeatures,
    values: (item) => wordsOf(item.accessibility),
  },
  freeOfCharge: {
    kind: 'value',
    allowed: ['true', 'false'],
    values: (item) => wordsOf(item.freeOfCharge),
  },
} satisfies Record<string, Filter>

export const activity = defineContract({
  type: 'activity',
  path: 'activities',
  languages: 'variants',
  fields: {
    ...occasionFields,
    startsAt: instantSchema.nullable().meta({ description: 'First date; null with `allDay`.' }),
    endsAt: instantSchema.nullable(),
    rule: z.null(),
    extraDates: z.array(z.object({ startsAt: instantSchema, endsAt: instantSchema.nullable() })),
    exceptions: z.array(
      z.object({
        date: z.string().meta({
          description: 'The original start: an instant, for whole days a day.',
          examples: ['2026-10-01T08:00:00.000Z'],
        }),
        status: z.enum(['cancelled', 'moved', 'skipped']),
        startsAt: instantSchema.nullable(),
        endsAt: instantSchema.nullable(),
        place: linkTo('place').nullable(),
        reason: text,
      }),
    ),
    seeksVolunteers: z.boolean(),
    registration: z.object({
      mode: z.literal('none'),
      capacity: z.null(),
      waitingList: z.boolean(),
      maxSeats: z.null(),
      deadline: z.null(),
      url: urlSchema.nullable(),
    }),
  },
  defaultSort: '-date',
  filters: occasionFilters,
  searchText: (item) => [...textsOf(item.audience)],
  joined: {
    full: { nextEvents: z.array(summaryOf('event')).meta({ description: 'At most five.' }) },
  },
  derives: { type: 'event', items: eventsOf },
  forms: { jsonld: 'Event' },
  joins: (item, read) => ({
    nextEvents: eventsOf(item)
      .filter((event) => endOf(event) > Date.now())
      .slice(0, 5)
      .map((event) => read.summary(event)),
  }),
})

/** One date of an activity. `startsAt` and `endsAt` are always set; all-day ones run midnight to midnight in Berlin. */
export const event = defineContract({
  type: 'event',
  path: 'events',
  languages: 'variants',
  fields: {
    ...occasionFields,
    activity: linkTo('activity'),
    startsAt: instantSchema,
    endsAt: instantSchema,
    status: z.enum(eventStatuses),
    movedFrom: instantSchema
      .nullable()
      .meta({ description: 'The original start.', examples: [null] }),
    reason: text.meta({ description: 'Why it was moved or cancelled.', examples: [null] }),
    registration: z.object({
      mode: z.literal('none'),
      capacity: z.null(),
      free: z.null(),
      waitingList: z.boolean(),
      maxSeats: z.null(),
      until: z.null(),
      url: urlSchema.nullable(),
    }),
    /** Not offered yet. */
    slots: z.array(z.never()),
    report: z.null(),
  },
  defaultSort: 'date',
  filters: {
    ...occasionFilters,
    activity: { kind: 'link', types: ['activity'], values: (item) => idsOf(item.activity) },
    status: { kind: 'value', allowed: eventStatuses, values: (item) => wordsOf(item.status) },
  },
  searchable: false,
  window: { defaultDays: 365, maxDays: 731 },
  forms: { jsonld: 'Event' },
})

export const newspaperIssue = defineContract({
  type: 'newspaper-issue',
  path: 'newspaper-issues',
  languages: 'variants',
  fields: {
    newspaper: z.string(),
    number: text,
    year: z.number().int(),
    issuedOn: daySchema,
    cover: mediaLinkSchema.nullable(),
    document: mediaLinkSchema.nullable(),
    articles: z.array(
      z.object({ title: z.string(), author: text, language: languageSchema, body: textSchema }),
    ),
  },
  defaultSort: '-date',
  filters: {},
  detailFields: ['articles'],
  searchText: (item) => [
    ...textsOf(item.newspaper),
    ...textsOf(item.articles, 'title', 'author', 'body'),
  ],
})

export const place = defineContract({
  type: 'place',
  path: 'places',
  languages: 'none',
  fields: {
    street: text,
    houseNumber: text,
    postalCode: text,
    city: text,
    district: text,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    accessibility: z.array(z.enum(accessibilityFeatures)),
  },
  defaultSort: 'title',
  filters: {},
  refFields: [
    'street',
    'houseNumber',
    'postalCode',
    'city',
    'district',
    'latitude',
    'longitude',
    'accessibility',
  ],
  searchText: (item) => [...textsOf(item.street), ...textsOf(item.district), ...textsOf(item.city)],
})

export const councilContracts: ContentType[] = [activity, event, newspaperIssue, place]
