import type { Field } from 'payload'
import {
  choice,
  day,
  entries,
  flag,
  languages,
  line,
  link,
  mediaLink,
  recordOf,
  type Prepare,
} from '#kit/index.ts'

/** A member of the council or a contact, shown only as far as they agreed. */
export const personFields: Field[] = [
  line('office', { label: { de: 'Amt', en: 'Office' } }),
  line('role', { label: { de: 'Funktion', en: 'Role' } }),
  line('group', { label: { de: 'Liste oder Fraktion', en: 'Group' } }),
  link('organization', { label: { de: 'Stelle oder Gremium', en: 'Body' }, to: 'organizations' }),
  line('phone', { label: { de: 'Telefon', en: 'Phone' } }),
  line('email', { label: { de: 'E-Mail', en: 'E-mail' } }),
  mediaLink('photo', { label: { de: 'Foto', en: 'Photo' } }),
  choice('spokenLanguages', {
    label: { de: 'Sprachen', en: 'Languages' },
    words: languages,
    many: true,
  }),
  day('termFrom', { label: { de: 'Im Amt seit', en: 'In office from' } }),
  day('termUntil', {
    label: { de: 'Im Amt bis', en: 'In office until' },
    help: {
      de: 'Nach diesem Tag erscheint die Person nicht mehr öffentlich.',
      en: 'After this day the person is no longer public.',
    },
  }),
  {
    name: 'consent',
    type: 'group',
    label: { de: 'Einwilligung', en: 'Consent' },
    admin: {
      description: {
        de: 'Ohne Einwilligung erscheint nichts von dieser Person öffentlich.',
        en: 'Without consent nothing of this person is public.',
      },
    },
    fields: [
      flag('given', {
        label: { de: 'Name und Funktion dürfen erscheinen', en: 'Name and role may appear' },
      }),
      flag('contact', {
        label: { de: 'Telefon und E-Mail dürfen erscheinen', en: 'Contact details may appear' },
      }),
      flag('photo', { label: { de: 'Das Foto darf erscheinen', en: 'The photo may appear' } }),
      day('givenOn', { label: { de: 'Erteilt am', en: 'Given on' } }),
      day('withdrawnOn', { label: { de: 'Widerrufen am', en: 'Withdrawn on' } }),
    ],
  },
]

/** A website that shows what is published here. */
export const siteFields: Field[] = [
  {
    name: 'key',
    type: 'text',
    required: true,
    unique: true,
    label: { de: 'Schlüssel', en: 'Key' },
    admin: {
      description: {
        de: 'Kurzes Wort für diese Website, zum Beispiel city. So heißt auch der Kanal.',
        en: 'A short word for this website, such as city. It is also the name of the channel.',
      },
    },
    validate: (value: unknown) =>
      (typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value)) ||
      'Bitte nur Kleinbuchstaben, Ziffern und Bindestriche, am Anfang ein Buchstabe.',
  },
  {
    name: 'origin',
    type: 'text',
    required: true,
    label: { de: 'Adresse der Website', en: 'Origin' },
    admin: {
      description: {
        de: 'Ohne Pfad, zum Beispiel https://www.beispiel.de',
        en: 'Without a path, for instance https://www.example.org',
      },
    },
    validate: (value: unknown) =>
      isOrigin(value) || 'Bitte geben Sie die Adresse ohne Pfad an: https://…',
  },
  entries('paths', {
    label: { de: 'Wege zu den Inhalten', en: 'Paths' },
    help: {
      de: 'Wo die Website Inhalte einer Art zeigt. Platzhalter: {slug}, {id}, {language}, {year}.',
      en: 'Where the website shows items of a type. Placeholders: {slug}, {id}, {language}, {year}.',
    },
    entry: { de: 'Weg', en: 'Path' },
    fields: [
      line('type', {
        label: { de: 'Art des Inhalts', en: 'Type' },
        help: { de: 'Zum Beispiel press-release.', en: 'For instance press-release.' },
        required: true,
      }),
      {
        name: 'template',
        type: 'text',
        required: true,
        label: { de: 'Weg', en: 'Path' },
        validate: (value: unknown) =>
          (typeof value === 'string' && /^\/(?!\/)/.test(value)) ||
          'Der Weg beginnt mit einem Schrägstrich, zum Beispiel /presse/{slug}.',
      },
    ],
  }),
]

function isOrigin(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const url = new URL(value)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === value
}

/** Reads paths in the form the public has them: templates by type. */
export const readPaths: Prepare = async (draft) => {
  const { paths } = draft.data
  if (typeof paths !== 'object' || paths === null) return draft
  const list: unknown[] = Array.isArray(paths)
    ? paths
    : Object.entries(paths).map(([type, template]) => ({ type, template }))
  const entriesOfPaths = list.map((entry) => {
    const { path, ...rest } = recordOf(entry)
    return path === undefined ? rest : { template: path, ...rest }
  })
  return { ...draft, data: { ...draft.data, paths: entriesOfPaths } }
}
