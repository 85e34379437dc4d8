import { z } from 'zod'
import { defineContract, type ContentType, type Filter } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import {
  daySchema,
  instantSchema,
  linkSchema,
  linkTo,
  mediaLinkSchema,
  urlSchema,
} from '#contract/schemas.ts'
import { idsOf, textsOf, wordsOf } from '#contract/values.ts'

export const organizationKinds = [
  'press-office',
  'council',
  'steering-body',
  'directorate',
  'department',
  'association',
  'partner',
] as const

const text = z.string().nullable()
const email = z
  .string()
  .nullable()
  .meta({ examples: ['demo@example.org'] })
const phone = z
  .string()
  .nullable()
  .meta({ examples: ['0000 0000'] })

const newsFields = {
  source: z
    .object({
      name: text,
      organization: linkTo('organization').nullable(),
      url: urlSchema.nullable(),
    })
    .nullable()
    .meta({ description: 'Who said it, if not the city itself.' }),
  attachments: z.array(
    z.object({ title: z.string(), caption: text, media: mediaLinkSchema.nullable() }),
  ),
  links: z.array(z.object({ title: z.string(), url: urlSchema })),
  addresses: z.array(
    z.object({
      text: z.string(),
      street: text,
      houseNumber: text,
      postalCode: text,
      city: text,
    }),
  ),
  contacts: z
    .array(z.object({ name: z.string(), organization: text, phone, email }))
    .meta({ description: 'For questions of the press.' }),
  corrections: z
    .array(z.object({ at: instantSchema, note: z.string() }))
    .meta({ description: 'What was put right after publication, and when.' }),
  /** Answers add the `year`, which is that of the item's date. */
  archive: z.looseObject({ archivedOn: daySchema.nullable(), isArchived: z.boolean() }),
  related: z.array(linkSchema),
}

const searchNews = (item: Record<string, unknown>): string[] => [
  ...textsOf(item.kicker),
  ...textsOf(item.subtitle),
  ...textsOf(item.dateline, 'place'),
  ...textsOf(item.attachments, 'title', 'caption'),
  ...textsOf(item.addresses, 'text'),
  ...textsOf(item.contacts, 'name', 'organization'),
  ...textsOf(item.source, 'name'),
]

/** What answers make of the stored form. */
const newsJoined = {
  always: {
    archive: z.object({
      year: z
        .number()
        .int()
        .meta({ examples: [2026] }),
      archivedOn: daySchema.nullable(),
      isArchived: z.boolean(),
    }),
  },
}

const archiveFields = z.looseObject({}).catch({})

/** The archive's year follows from the date, which a stored item may get only when it is numbered. */
function archiveOf(item: StoredItem): Record<string, unknown> {
  const archive = archiveFields.parse(item.archive)
  return { archive: { year: Number(item.date.slice(0, 4)), ...archive } }
}

function organizationFilter(values: Filter['values']): Filter {
  return { kind: 'link', types: ['organization'], values }
}

function sourceOf(item: Record<string, unknown>): string[] {
  const source = item.source
  return typeof source === 'object' && source !== null && 'organization' in source
    ? idsOf(source.organization)
    : []
}

export const pressRelease = defineContract({
  type: 'press-release',
  path: 'press-releases',
  languages: 'variants',
  fields: {
    ...newsFields,
    kicker: text,
    subtitle: text,
    dateline: z.object({ place: z.string(), date: daySchema.nullable() }).nullable(),
    pressOffice: linkTo('organization').nullable(),
  },
  defaultSort: '-date',
  filters: {
    organization: organizationFilter((item) => [...idsOf(item.pressOffice), ...sourceOf(item)]),
  },
  searchText: searchNews,
  feed: true,
  feedTitle: 'Pressemitteilungen',
  forms: { jsonld: 'NewsArticle', ninjs: true },
  print: {
    de: 'Pressemitteilung',
    'de-simple': 'Mitteilung an die Presse',
    en: 'Press release',
  },
  neighbours: true,
  joined: {
    always: {
      ...newsJoined.always,
      dateline: z.object({ place: z.string(), date: daySchema }).nullable(),
    },
  },
  computed: (item) => ({ ...archiveOf(item), dateline: datelineOf(item) }),
})

const datelineFields = z
  .object({ place: z.string(), date: z.string().nullable() })
  .nullable()
  .catch(null)

/** Without a day of its own it is of the item's, as the archive is. */
function datelineOf(item: StoredItem): Record<string, unknown> | null {
  const dateline = datelineFields.parse(item.dateline)
  return dateline && { ...dateline, date: dateline.date ?? item.date }
}

export const news = defineContract({
  type: 'news',
  path: 'news',
  languages: 'variants',
  fields: newsFields,
  defaultSort: '-date',
  filters: { organization: organizationFilter(sourceOf) },
  searchText: searchNews,
  feed: true,
  feedTitle: 'Nachrichten',
  forms: { jsonld: 'NewsArticle' },
  neighbours: true,
  joined: newsJoined,
  computed: archiveOf,
})

export const organization = defineContract({
  type: 'organization',
  path: 'organizations',
  languages: 'none',
  fields: {
    kind: z.enum(organizationKinds),
    imprint: z
      .object({
        name: text,
        street: text,
        postalCode: text,
        city: text,
        phone,
        fax: phone,
        email,
      })
      .nullable(),
    parent: linkTo('organization').nullable(),
    memberOf: z.array(linkTo('organization')),
    rhythm: text,
    task: text,
  },
  defaultSort: 'title',
  filters: {
    kind: { kind: 'value', allowed: organizationKinds, values: (item) => wordsOf(item.kind) },
  },
  refFields: ['imprint'],
  searchText: (item) => [...textsOf(item.task), ...textsOf(item.imprint, 'name', 'street', 'city')],
})

export const category = defineContract({
  type: 'category',
  path: 'categories',
  languages: 'labels',
  fields: { parent: linkTo('category').nullable(), order: z.number().nullable() },
  defaultSort: 'title',
  filters: {},
})

export const pressContracts: ContentType[] = [pressRelease, news, organization, category]
