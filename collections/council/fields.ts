import type { Field } from 'payload'
import {
  choice,
  day,
  entries,
  flag,
  instant,
  languages,
  line,
  link,
  linkList,
  mediaLink,
  recordOf,
  richText,
} from '#kit/index.ts'

const starts = { de: 'Beginn', en: 'Start' }
const ends = { de: 'Ende', en: 'End' }
const placeLabel = { de: 'Ort', en: 'Place' }

const activityKinds = {
  breakfast: { de: 'Interkulturelles Frühstück', en: 'Breakfast' },
  'consultation-hour': { de: 'Sprechstunde', en: 'Consultation hour' },
  'on-tour': { de: 'Integrationsrat auf Tour', en: 'Council on tour' },
  festival: { de: 'Fest', en: 'Festival' },
  discussion: { de: 'Diskussion', en: 'Discussion' },
  'information-event': { de: 'Informationsveranstaltung', en: 'Information event' },
  art: { de: 'Kunst und Kultur', en: 'Art' },
  tournament: { de: 'Turnier', en: 'Tournament' },
  reception: { de: 'Empfang', en: 'Reception' },
  meeting: { de: 'Sitzung', en: 'Meeting' },
  other: { de: 'Anderes', en: 'Other' },
}

/** What helps people to take part; of a place and of an activity. */
export const accessibility = choice('accessibility', {
  label: { de: 'Barrierefreiheit', en: 'Accessibility' },
  words: {
    'step-free': { de: 'stufenlos', en: 'step-free' },
    'accessible-toilet': { de: 'barrierefreie Toilette', en: 'accessible toilet' },
    'sign-language': { de: 'Gebärdensprache', en: 'sign language' },
    'induction-loop': { de: 'Induktionsschleife', en: 'induction loop' },
    'easy-language': { de: 'Leichte Sprache', en: 'easy language' },
    childcare: { de: 'Kinderbetreuung', en: 'childcare' },
  },
  many: true,
})

/** An activity with its single dates. */
export const activityFields: Field[] = [
  choice('kind', {
    label: { de: 'Art', en: 'Kind' },
    words: activityKinds,
    preset: 'other',
    required: true,
  }),
  flag('allDay', { label: { de: 'Ganztägig', en: 'All day' } }),
  shownIf(timed, instant('startsAt', { label: starts, check: requireStart })),
  shownIf(timed, instant('endsAt', { label: ends, check: requireEndAfterStart })),
  shownIf(
    wholeDays,
    day('startsOn', { label: { de: 'Erster Tag', en: 'First day' }, check: requireFirstDay }),
  ),
  shownIf(
    wholeDays,
    day('endsOn', { label: { de: 'Letzter Tag', en: 'Last day' }, check: requireDayAfterFirst }),
  ),
  entries('extraDates', {
    label: { de: 'Weitere Termine', en: 'More dates' },
    help: {
      de: 'Bleibt das Ende leer, dauert der Termin so lange wie der erste.',
      en: 'Without an end the date lasts as long as the first.',
    },
    entry: { de: 'Termin', en: 'Date' },
    fields: [
      instant('startsAt', { label: starts, required: true }),
      instant('endsAt', { label: ends }),
    ],
  }),
  entries('exceptions', {
    label: { de: 'Ausfall und Verlegung', en: 'Exceptions' },
    help: {
      de: 'Abgesagte und verlegte Termine bleiben sichtbar und werden gekennzeichnet.',
      en: 'Cancelled and moved dates stay visible and are marked.',
    },
    entry: { de: 'Ausnahme', en: 'Exception' },
    fields: [
      instant('date', {
        label: { de: 'Ursprünglicher Beginn', en: 'Original start' },
        required: true,
      }),
      choice('status', {
        label: { de: 'Was gilt', en: 'Status' },
        words: {
          cancelled: { de: 'abgesagt', en: 'cancelled' },
          moved: { de: 'verlegt', en: 'moved' },
          skipped: { de: 'entfällt ohne Hinweis', en: 'skipped' },
        },
        preset: 'cancelled',
        required: true,
      }),
      instant('startsAt', { label: { de: 'Neuer Beginn', en: 'New start' } }),
      instant('endsAt', { label: { de: 'Neues Ende', en: 'New end' } }),
      link('place', { label: { de: 'Neuer Ort', en: 'New place' }, to: 'places' }),
      line('reason', { label: { de: 'Grund (öffentlich)', en: 'Reason (public)' } }),
    ],
  }),
  link('place', { label: placeLabel, to: 'places' }),
  linkList('hosts', { label: { de: 'Veranstaltet von', en: 'Hosts' }, to: 'organizations' }),
  link('partOf', { label: { de: 'Teil von', en: 'Part of' }, to: 'activities' }),
  choice('spokenLanguages', {
    label: { de: 'Gesprochene Sprachen', en: 'Spoken languages' },
    words: languages,
    many: true,
  }),
  accessibility,
  line('audience', { label: { de: 'Für wen', en: 'Audience' } }),
  flag('freeOfCharge', { label: { de: 'Kostenlos', en: 'Free of charge' } }),
  flag('seeksVolunteers', {
    label: { de: 'Ehrenamtliche gesucht', en: 'Volunteers wanted' },
  }),
]

/** An issue of the council's newspaper. */
export const issueFields: Field[] = [
  {
    name: 'newspaper',
    type: 'text',
    required: true,
    defaultValue: () => 'Vielfalt',
    label: { de: 'Zeitung', en: 'Newspaper' },
  },
  line('number', { label: { de: 'Ausgabe', en: 'Number' } }),
  day('issuedOn', { label: { de: 'Erschienen am', en: 'Issued on' }, required: true }),
  mediaLink('cover', { label: { de: 'Titelbild', en: 'Cover' } }),
  mediaLink('document', { label: { de: 'Ausgabe als PDF', en: 'Issue as PDF' } }),
  entries('articles', {
    label: { de: 'Beiträge', en: 'Articles' },
    entry: { de: 'Beitrag', en: 'Article' },
    fields: [
      line('title', { label: { de: 'Überschrift', en: 'Title' }, required: true }),
      line('author', { label: { de: 'Von', en: 'Author' } }),
      choice('language', {
        label: { de: 'Sprache', en: 'Language' },
        words: languages,
        preset: 'de',
        required: true,
      }),
      richText('body', { label: { de: 'Text', en: 'Text' } }),
    ],
  }),
]

/** A place with its address. */
export const placeFields: Field[] = [
  line('street', { label: { de: 'Straße', en: 'Street' } }),
  line('houseNumber', { label: { de: 'Hausnummer', en: 'House number' } }),
  line('postalCode', { label: { de: 'Postleitzahl', en: 'Postal code' } }),
  line('city', { label: { de: 'Stadt', en: 'City' } }),
  line('district', { label: { de: 'Stadtteil', en: 'District' } }),
  {
    name: 'latitude',
    type: 'number',
    min: -90,
    max: 90,
    label: { de: 'Geografische Breite', en: 'Latitude' },
  },
  {
    name: 'longitude',
    type: 'number',
    min: -180,
    max: 180,
    label: { de: 'Geografische Länge', en: 'Longitude' },
  },
  accessibility,
]

function timed(data: unknown): boolean {
  return recordOf(data).allDay !== true
}

function wholeDays(data: unknown): boolean {
  return !timed(data)
}

function shownIf(condition: (data: unknown) => boolean, field: Field): Field {
  const shown: Field = { ...field }
  shown.admin = { ...shown.admin, condition }
  return shown
}

function requireStart(value: unknown, { allDay }: Record<string, unknown>): true | string {
  return allDay === true || Boolean(value) || 'Bitte geben Sie an, wann es beginnt.'
}

function requireEndAfterStart(
  value: unknown,
  { allDay, startsAt }: Record<string, unknown>,
): true | string {
  if (allDay === true) return true
  if (!value) return 'Bitte geben Sie an, wann es endet.'
  return timeOf(value) >= timeOf(startsAt) || 'Das Ende liegt vor dem Beginn.'
}

function requireFirstDay(value: unknown, { allDay }: Record<string, unknown>): true | string {
  return allDay !== true || Boolean(value) || 'Bitte geben Sie den ersten Tag an.'
}

function requireDayAfterFirst(
  value: unknown,
  { allDay, startsOn }: Record<string, unknown>,
): true | string {
  const isBefore = allDay === true && Boolean(value) && String(value) < String(startsOn)
  return !isBefore || 'Der letzte Tag liegt vor dem ersten.'
}

function timeOf(value: unknown): number {
  return value instanceof Date ? value.getTime() : Date.parse(String(value))
}
