import type { Field } from 'payload'
import {
  choice,
  day,
  entries,
  line,
  lines,
  link,
  linkList,
  richText,
  webAddress,
} from '#kit/index.ts'

const title = { de: 'Titel', en: 'Title' }

/** What a concept has beyond title, teaser and body. */
export const conceptFields: Field[] = [
  {
    name: 'year',
    type: 'number',
    required: true,
    min: 1900,
    max: 2200,
    label: { de: 'Jahr', en: 'Year' },
    admin: {
      description: {
        de: 'Das Jahr der Ausgabe. Es steht in den Adressen der Kapitel.',
        en: 'The year of the edition. It is part of the addresses of the chapters.',
      },
    },
  },
  day('adoptedOn', { label: { de: 'Beschlossen am', en: 'Adopted on' } }),
  line('adoptedBy', { label: { de: 'Beschlossen von', en: 'Adopted by' } }),
  choice('validity', {
    label: { de: 'Gültigkeit', en: 'Validity' },
    words: {
      'in-force': { de: 'gültig', en: 'in force' },
      superseded: { de: 'abgelöst', en: 'superseded' },
    },
    preset: 'in-force',
    required: true,
  }),
  entries('history', {
    label: { de: 'Entstehung und Fortschreibung', en: 'History' },
    entry: { de: 'Station', en: 'Step' },
    fields: [
      day('on', { label: { de: 'Datum', en: 'Date' } }),
      line('title', { label: title, required: true }),
      richText('text', { label: { de: 'Text', en: 'Text' } }),
      entries('links', {
        label: { de: 'Links', en: 'Links' },
        entry: { de: 'Link', en: 'Link' },
        fields: [
          line('title', { label: title, required: true }),
          webAddress('url', {
            label: { de: 'Adresse im Netz', en: 'Web address' },
            required: true,
          }),
        ],
      }),
    ],
  }),
  {
    name: 'documents',
    type: 'upload',
    relationTo: 'media',
    hasMany: true,
    label: { de: 'Dokumente', en: 'Documents' },
    admin: {
      description: {
        de: 'Zum Beispiel das Konzept als PDF.',
        en: 'For instance the concept as PDF.',
      },
    },
  },
  entries('bodies', {
    label: { de: 'Gremien', en: 'Bodies' },
    help: {
      de: 'Wer die Umsetzung steuert und wie oft getagt wird.',
      en: 'Who steers the implementation, and how often they meet.',
    },
    entry: { de: 'Gremium', en: 'Body' },
    fields: [
      link('organization', {
        label: { de: 'Gremium', en: 'Body' },
        to: 'organizations',
        required: true,
      }),
      line('rhythm', { label: { de: 'Sitzungsrhythmus', en: 'Rhythm' } }),
      lines('task', { label: { de: 'Aufgabe', en: 'Task' } }),
    ],
  }),
]

/** What a chapter has beyond title, teaser and body. */
export const chapterFields: Field[] = [
  link('concept', {
    label: { de: 'Konzept', en: 'Concept' },
    to: 'concepts',
    required: true,
  }),
  choice('kind', {
    label: { de: 'Art', en: 'Kind' },
    words: {
      introduction: { de: 'Einleitung', en: 'Introduction' },
      'cross-cutting': { de: 'Querschnittsaufgabe', en: 'Cross-cutting task' },
      'field-of-action': { de: 'Handlungsfeld', en: 'Field of action' },
      annex: { de: 'Anhang', en: 'Annex' },
    },
    preset: 'field-of-action',
    required: true,
  }),
  line('number', {
    label: { de: 'Nummer', en: 'Number' },
    help: { de: 'Wie im Konzept, zum Beispiel 3 oder 3.2.', en: 'As in the concept.' },
  }),
  line('shortTitle', {
    label: { de: 'Kurztitel', en: 'Short title' },
    help: { de: 'Für Menüs und Listen.', en: 'For menus and lists.' },
  }),
  {
    name: 'order',
    type: 'number',
    required: true,
    defaultValue: 0,
    label: { de: 'Reihenfolge im Konzept', en: 'Order in the concept' },
  },
  link('parent', { label: { de: 'Unterkapitel von', en: 'Sub-chapter of' }, to: 'chapters' }),
  entries('guidingGoals', {
    label: { de: 'Leitziele', en: 'Guiding goals' },
    entry: { de: 'Leitziel', en: 'Guiding goal' },
    fields: [richText('text', { label: { de: 'Leitziel', en: 'Goal' }, required: true })],
  }),
  entries('approaches', {
    label: { de: 'Handlungsansätze', en: 'Approaches' },
    entry: { de: 'Handlungsansatz', en: 'Approach' },
    fields: [
      line('title', { label: title, required: true }),
      richText('text', { label: { de: 'Text', en: 'Text' } }),
      {
        name: 'actors',
        type: 'text',
        hasMany: true,
        label: { de: 'Beteiligte', en: 'Actors' },
      },
    ],
  }),
  linkList('equivalents', {
    label: { de: 'Entspricht in anderen Ausgaben', en: 'Equivalents in other editions' },
    help: {
      de: 'Kapitel früherer oder späterer Konzepte zum gleichen Thema.',
      en: 'Chapters of earlier or later concepts on the same subject.',
    },
    to: 'chapters',
  }),
  // Kept from the concept when saving, so that the address can be made without a look-up.
  { name: 'edition', type: 'number', admin: { hidden: true } },
]
