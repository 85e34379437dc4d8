import type { Field } from 'payload'
import {
  day,
  entries,
  flag,
  instant,
  line,
  lines,
  link,
  linkList,
  mediaLink,
  webAddress,
} from '#kit/index.ts'

const title = { de: 'Titel', en: 'Title' }
const city = { de: 'Ort', en: 'City' }
const street = { de: 'Straße', en: 'Street' }
const postalCode = { de: 'Postleitzahl', en: 'Postal code' }
const phone = { de: 'Telefon', en: 'Phone' }
const email = { de: 'E-Mail', en: 'E-mail' }
const address = { de: 'Adresse im Netz', en: 'Web address' }

/** An office's imprint as it stands under its releases. */
export const imprint: Field = {
  name: 'imprint',
  type: 'group',
  label: { de: 'Impressum', en: 'Imprint' },
  fields: [
    line('name', { label: { de: 'Name im Impressum', en: 'Name in the imprint' } }),
    line('street', { label: { de: 'Straße und Hausnummer', en: 'Street and number' } }),
    line('postalCode', { label: postalCode }),
    line('city', { label: city }),
    line('phone', { label: phone }),
    line('fax', { label: { de: 'Telefax', en: 'Fax' } }),
    line('email', { label: email }),
  ],
}

/** What only a press release has. */
export const releaseFields: Field[] = [
  line('kicker', {
    label: { de: 'Dachzeile', en: 'Kicker' },
    help: { de: 'Steht klein über der Überschrift.', en: 'Shown small above the title.' },
  }),
  line('subtitle', { label: { de: 'Unterzeile', en: 'Subtitle' } }),
  {
    name: 'dateline',
    type: 'group',
    label: { de: 'Ort und Datum', en: 'Dateline' },
    fields: [
      line('place', { label: city }),
      day('date', {
        label: { de: 'Datum', en: 'Date' },
        help: {
          de: 'Der Tag der Meldung; danach wird sie einsortiert.',
          en: 'The day of the release; lists are sorted by it.',
        },
      }),
    ],
  },
  link('pressOffice', {
    label: { de: 'Pressestelle', en: 'Press office' },
    help: {
      de: 'Ihr Impressum erscheint unter der Meldung.',
      en: 'Its imprint appears below the release.',
    },
    to: 'organizations',
    where: { kind: { equals: 'press-office' } },
  }),
]

/** What press releases and news have in common beyond the fields of every text. */
export function newsFields(type: 'press-releases' | 'news'): Field[] {
  return [
    contacts,
    attachments,
    entries('links', {
      label: { de: 'Weiterführende Links', en: 'Links' },
      entry: { de: 'Link', en: 'Link' },
      fields: [
        line('title', { label: title, required: true }),
        webAddress('url', { label: address, required: true }),
      ],
    }),
    source,
    addresses,
    linkList('related', { label: { de: 'Passt dazu', en: 'Related' }, to: type }),
    entries('corrections', {
      label: { de: 'Berichtigungen', en: 'Corrections' },
      help: {
        de: 'Öffentlich: was an der Meldung falsch war und wann es berichtigt wurde.',
        en: 'Public: what was wrong and when it was corrected.',
      },
      entry: { de: 'Berichtigung', en: 'Correction' },
      copied: false,
      fields: [
        instant('at', { label: { de: 'Zeitpunkt', en: 'Time' }, required: true }),
        lines('note', { label: { de: 'Was berichtigt wurde', en: 'What' }, required: true }),
      ],
    }),
    archive,
  ]
}

const contacts = entries('contacts', {
  label: { de: 'Pressekontakt', en: 'Press contacts' },
  help: {
    de: 'Erscheint öffentlich unter dem Text: nur dienstliche Angaben.',
    en: 'Public below the text: business details only.',
  },
  entry: { de: 'Ansprechperson', en: 'Contact' },
  fields: [
    line('name', { label: { de: 'Name', en: 'Name' }, required: true }),
    line('organization', { label: { de: 'Stelle', en: 'Organization' } }),
    line('phone', { label: phone }),
    line('email', { label: email }),
  ],
})

const attachments = entries('attachments', {
  label: { de: 'Medien zur Meldung', en: 'Attachments' },
  help: {
    de: 'Bilder und Dokumente, die Sie Redaktionen anbieten. Öffentlich wird eine Datei erst mit der Meldung.',
    en: 'Pictures and documents offered to newsrooms. A file becomes public with the text only.',
  },
  entry: { de: 'Medium', en: 'Attachment' },
  fields: [
    line('title', { label: title, required: true }),
    lines('caption', { label: { de: 'Bildunterschrift', en: 'Caption' } }),
    mediaLink('media', { label: { de: 'Datei', en: 'File' } }),
  ],
})

const source: Field = {
  name: 'source',
  type: 'group',
  label: { de: 'Quelle', en: 'Source' },
  admin: {
    description: {
      de: 'Von wem die Meldung stammt, wenn sie übernommen wurde.',
      en: 'Where the text comes from, if it was taken over.',
    },
  },
  fields: [
    line('name', { label: { de: 'Name der Quelle', en: 'Name of the source' } }),
    link('organization', { label: { de: 'Stelle', en: 'Organization' }, to: 'organizations' }),
    webAddress('url', { label: address }),
  ],
}

const addresses = entries('addresses', {
  label: { de: 'Anschriften', en: 'Addresses' },
  help: {
    de: 'Orte, von denen der Text handelt. Gefundene Vorschläge werden erst öffentlich, wenn Sie sie bestätigen.',
    en: 'Places the text is about. Proposals become public only when you confirm them.',
  },
  entry: { de: 'Anschrift', en: 'Address' },
  fields: [
    line('text', { label: { de: 'Wie im Text', en: 'As in the text' }, required: true }),
    line('street', { label: street }),
    line('houseNumber', { label: { de: 'Hausnummer', en: 'House number' } }),
    line('postalCode', { label: postalCode }),
    line('city', { label: city }),
    flag('proposed', {
      label: { de: 'Vorschlag, noch nicht bestätigt', en: 'Proposal, not yet confirmed' },
      help: {
        de: 'Haken entfernen, um die Anschrift zu bestätigen.',
        en: 'Clear to confirm the address.',
      },
    }),
  ],
})

const archive: Field = {
  name: 'archive',
  type: 'group',
  label: { de: 'Archiv', en: 'Archive' },
  fields: [
    flag('isArchived', {
      label: { de: 'Archivmeldung', en: 'Archived' },
      help: {
        de: 'Websites kennzeichnen die Meldung als Archivmeldung.',
        en: 'Websites mark the text as archived.',
      },
    }),
    day('archivedOn', { label: { de: 'Archiviert am', en: 'Archived on' } }),
  ],
}
