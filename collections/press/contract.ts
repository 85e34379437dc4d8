import { z } from 'zod'
import { defineContract, type ContentType, type Filter } from '#contract/contentType.ts'
import { linkSchema, mediaLinkSchema, type StoredItem } from '#contract/item.ts'
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

const newsFields = {
  source: z.object({ name: text, organization: linkSchema.nullable(), url: text }).nullable(),
  attachments: z.array(
    z.object({ title: z.string(), caption: text, media: mediaLinkSchema.nullable() }),
  ),
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  addresses: z.array(
    z.object({
      text: z.string(),
      street: text,
      houseNumber: text,
      postalCode: text,
      city: text,
    }),
  ),
  contacts: z.array(z.object({ name: z.string(), organization: text, phone: text, email: text })),
  corrections: z.array(z.object({ at: z.string(), note: z.string() })),
  /** Answers add the `year`, which is that of the item's date. */
  archive: z.looseObject({ archivedOn: text, isArchived: z.boolean() }),
  related: z.array(linkSchema),
}

const newsDetail = [
  'attachments',
  'links',
  'addresses',
  'contacts',
  'corrections',
  'related',
] as const

const searchNews = (item: Record<string, unknown>): string[] => [
  ...textsOf(item.kicker),
  ...textsOf(item.subtitle),
  ...textsOf(item.dateline, 'place'),
  ...textsOf(item.attachments, 'title', 'caption'),
  ...textsOf(item.addresses, 'text'),
  ...textsOf(item.contacts, 'name', 'organization'),
  ...textsOf(item.source, 'name'),
]

/** The archive's year follows from the date, which a stored item may get only when it is numbered. */
function joinArchive(item: StoredItem): Record<string, unknown> {
  const archive = z.looseObject({}).catch({}).parse(item.archive)
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
    dateline: z.object({ place: z.string(), date: z.string() }).nullable(),
    pressOffice: linkSchema.nullable(),
  },
  defaultSort: '-date',
  filters: {
    organization: organizationFilter((item) => [...idsOf(item.pressOffice), ...sourceOf(item)]),
  },
  detailFields: newsDetail,
  searchText: searchNews,
  feed: true,
  feedTitle: 'Pressemitteilungen',
  forms: { jsonld: 'NewsArticle', ninjs: true },
  print: true,
  neighbours: true,
  joins: joinArchive,
})

export const news = defineContract({
  type: 'news',
  path: 'news',
  languages: 'variants',
  fields: newsFields,
  defaultSort: '-date',
  filters: { organization: organizationFilter(sourceOf) },
  detailFields: newsDetail,
  searchText: searchNews,
  feed: true,
  feedTitle: 'Nachrichten',
  forms: { jsonld: 'NewsArticle' },
  neighbours: true,
  joins: joinArchive,
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
        phone: text,
        fax: text,
        email: text,
      })
      .nullable(),
    parent: linkSchema.nullable(),
    memberOf: z.array(linkSchema),
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
  fields: { parent: linkSchema.nullable(), order: z.number().nullable() },
  defaultSort: 'title',
  filters: {},
})

export const pressContracts: ContentType[] = [pressRelease, news, organization, category]
