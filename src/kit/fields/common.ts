import { randomUUID } from 'node:crypto'
import type { Field, FieldHook } from 'payload'
import type { ContentTypeDefinition, Envelope } from '../types.ts'
import {
  choice,
  flag,
  instant,
  line,
  lines,
  link,
  linkList,
  mediaLink,
  richText,
} from './builders.ts'
import { languages } from './languages.ts'
import { managedFields } from './managed.ts'

/** Random ids as text on both databases: what a document is called survives a move between them. */
export const idField: Field = {
  name: 'id',
  type: 'text',
  required: true,
  defaultValue: () => randomUUID(),
  access: { create: () => false, update: () => false },
  admin: { hidden: true },
  label: { de: 'Kennung', en: 'Id' },
}

const copiedTitle: FieldHook = ({ value }) =>
  typeof value === 'string' ? `${value} (Kopie)` : value

function titleField(definition: ContentTypeDefinition): Field[] {
  if (definition.title === false) return []
  return [
    {
      name: 'title',
      type: 'text',
      required: true,
      localized: definition.contract.languages === 'labels',
      label: definition.title ?? { de: 'Überschrift', en: 'Title' },
      hooks: { beforeDuplicate: [copiedTitle] },
    },
  ]
}

function languageFields(definition: ContentTypeDefinition, slug: string): Field[] {
  if (definition.contract.languages !== 'variants') return []
  return [
    {
      ...choice('language', {
        label: { de: 'Sprache', en: 'Language' },
        help: {
          de: 'Steht nach der ersten Veröffentlichung fest.',
          en: 'Fixed after the first publication.',
        },
        words: languages,
        preset: 'de',
        required: true,
        sidebar: true,
      }),
    },
    link('translationOf', {
      label: { de: 'Übersetzung von', en: 'Translation of' },
      help: {
        de: 'Das Original, wenn dies eine Fassung in einer anderen Sprache ist.',
        en: 'The original, if this is a version in another language.',
      },
      to: slug,
      sidebar: true,
    }),
  ]
}

function envelopeOf(definition: ContentTypeDefinition): Required<Envelope> {
  const on = definition.mode === 'workflow'
  return {
    teaser: on,
    body: on,
    channels: on,
    categories: on,
    fieldsOfAction: on,
    tags: on,
    image: on,
    featured: on,
    ...definition.envelope,
  }
}

function textFields(envelope: Required<Envelope>): { teaser: Field[]; body: Field[] } {
  return {
    teaser: envelope.teaser
      ? [
          lines('teaser', {
            label: { de: 'Vorspann', en: 'Teaser' },
            help: {
              de: 'Ein bis drei Sätze; stehen in Listen und über dem Text.',
              en: 'One to three sentences, shown in lists and above the text.',
            },
          }),
        ]
      : [],
    body: envelope.body ? [richText('body', { label: { de: 'Text', en: 'Body' } })] : [],
  }
}

function placingFields(definition: ContentTypeDefinition, envelope: Required<Envelope>): Field[] {
  const fields: Field[] = []
  if (envelope.image) {
    fields.push(mediaLink('image', { label: { de: 'Bild', en: 'Image' }, sidebar: true }))
  }
  if (envelope.channels) {
    fields.push({
      name: 'channels',
      type: 'text',
      hasMany: true,
      defaultValue: definition.channels ?? [],
      label: { de: 'Websites', en: 'Websites' },
      admin: {
        position: 'sidebar',
        description: {
          de: 'Auf welchen Websites dies erscheinen soll.',
          en: 'The websites this is meant for.',
        },
        components: { Field: '/src/kit/admin/SitesField#SitesField' },
      },
    })
  }
  if (envelope.categories) {
    fields.push(
      linkList('categories', {
        label: { de: 'Rubriken', en: 'Categories' },
        to: 'categories',
        sidebar: true,
      }),
    )
  }
  if (envelope.fieldsOfAction) {
    fields.push(
      linkList('fieldsOfAction', {
        label: { de: 'Handlungsfelder', en: 'Fields of action' },
        help: {
          de: 'Kapitel des Integrationskonzepts, zu denen dies gehört.',
          en: 'Chapters of the integration concept this belongs to.',
        },
        to: 'chapters',
        where: { kind: { in: ['field-of-action', 'cross-cutting'] } },
        sidebar: true,
      }),
    )
  }
  if (envelope.tags) {
    fields.push({
      name: 'tags',
      type: 'text',
      hasMany: true,
      label: { de: 'Schlagwörter', en: 'Tags' },
      admin: { position: 'sidebar' },
    })
  }
  if (envelope.featured) {
    fields.push(flag('featured', { label: { de: 'Hervorheben', en: 'Featured' }, sidebar: true }))
  }
  return fields
}

function publicationFields(definition: ContentTypeDefinition): Field[] {
  const fields: Field[] = []
  if (definition.slugs !== false) {
    fields.push(
      line('slug', {
        label: { de: 'Adressname', en: 'Slug' },
        help: {
          de: 'Letzter Teil der Adresse. Bleibt er leer, entsteht er beim Veröffentlichen aus der Überschrift.',
          en: 'Last part of the address. Left empty, it is made from the title when published.',
        },
        sidebar: true,
        copied: false,
      }),
    )
  }
  if (definition.mode === 'workflow') {
    fields.push(
      instant('embargoUntil', {
        label: { de: 'Sperrfrist', en: 'Embargo until' },
        help: {
          de: 'Nach dem Veröffentlichen erscheint der Text genau zu dieser Zeit (Ortszeit Berlin).',
          en: 'Once published, the text appears at exactly this time (Berlin).',
        },
        sidebar: true,
        copied: false,
      }),
      line('changeNote', {
        label: { de: 'Änderungsvermerk', en: 'Change note' },
        help: {
          de: 'Öffentlich: was seit der letzten Fassung geändert wurde.',
          en: 'Public: what changed since the last version.',
        },
        sidebar: true,
        copied: false,
      }),
      flag('minor', {
        label: { de: 'Kleine Änderung', en: 'Minor change' },
        help: {
          de: 'Das Änderungsdatum bleibt, zum Beispiel bei einem Tippfehler.',
          en: 'Keeps the date of the last update, as for a typing error.',
        },
        sidebar: true,
        copied: false,
      }),
    )
  }
  fields.push(
    instant('publishedAt', {
      label: { de: 'Zuerst veröffentlicht', en: 'First published' },
      help: {
        de: 'Nur für übernommene Beiträge: wann sie zuerst erschienen sind.',
        en: 'For imported texts only: when they first appeared.',
      },
      sidebar: true,
      copied: false,
    }),
  )
  return fields
}

/** All fields of a content type's collection, in the order editors see them. */
export function contentFields(definition: ContentTypeDefinition, slug: string): Field[] {
  const envelope = envelopeOf(definition)
  const { teaser, body } = textFields(envelope)
  const fields = [
    ...titleField(definition),
    ...teaser,
    ...body,
    ...definition.fields,
    ...placingFields(definition, envelope),
    ...publicationFields(definition),
    ...languageFields(definition, slug),
    ...managedFields(definition.mode === 'workflow'),
  ]
  return [idField, ...inOrder(fields, [...(definition.firstFields ?? []), ...firstInSidebar])]
}

const firstInSidebar = [
  'publicState',
  'embargoUntil',
  'image',
  'categories',
  'fieldsOfAction',
  'channels',
]

// The sidebar comes after the main column. What is named comes first in each, the rest stays as is.
function inOrder(fields: Field[], names: readonly string[]): Field[] {
  const placeOf = (field: Field): number => {
    const place = 'name' in field ? names.indexOf(field.name) : -1
    const within = place < 0 ? names.length : place
    return field.admin?.position === 'sidebar' ? within + names.length + 1 : within
  }
  return fields.toSorted((a, b) => placeOf(a) - placeOf(b))
}
