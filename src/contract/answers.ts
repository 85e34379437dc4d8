import { z } from 'zod'
import { logEntrySchema, changesPageSchema } from './log.ts'
import {
  apiAddressSchema,
  instantSchema,
  languageSchema,
  summaryOf,
  textSchema,
  urlSchema,
} from './schemas.ts'

/** What answers add to every stored item. */
export const addedToItems = {
  url: apiAddressSchema.meta({
    description: 'Its address in this API; with `language` unless it is the default one.',
  }),
  webUrl: urlSchema.nullable().meta({
    description: 'Its page on the website of its first channel; null if that has none.',
    examples: ['https://www.example.org/aktuelles/demo'],
  }),
  webUrls: z.record(z.string(), z.string()).meta({
    description: 'Its pages by channel.',
    examples: [{ city: 'https://www.example.org/aktuelles/demo' }],
  }),
  formerUrls: z
    .array(z.string())
    .meta({ description: 'Addresses in this API that redirect to it.', examples: [[]] }),
  translations: z
    .array(z.object({ language: languageSchema, title: z.string(), url: apiAddressSchema }))
    .meta({
      description: 'The same item in the other languages it is public in.',
      examples: [[{ language: 'en', title: 'Demo', url: '/content/v1/news/demo?language=en' }]],
    }),
}

/** Left out of summaries unless `include=body` asks for it; some types have none. */
export const bodySchema = textSchema.optional()

/** Everything assigned to an item, newest first; `include=timeline` asks for it. */
export const timelineSchema = z.object({
  items: z.array(summaryOf()),
  next: z.string().nullable(),
})

const facetValueSchema = z.object({
  value: z.string(),
  id: z.string().optional().meta({ description: 'Where values are items.' }),
  label: z.string(),
  count: z.number().int(),
})

/** What a list says around its items. */
export const pageShape = {
  total: z
    .number()
    .int()
    .meta({ description: 'All that match, on all pages.', examples: [1] }),
  next: z
    .string()
    .nullable()
    .meta({
      description: 'Address of the next page, complete: follow it unchanged. Null at the end.',
      examples: [null],
    }),
  facets: z
    .record(z.string(), z.array(facetValueSchema))
    .optional()
    .meta({
      description: 'Only if asked for: counts by value, at most 100, most frequent first.',
      examples: [{ year: [{ value: '2026', label: '2026', count: 1 }] }],
    }),
}

/** What search says of each hit beyond its summary. */
export const hitShape = {
  score: z.number().meta({ description: 'Higher is better; only comparable here.', examples: [1] }),
  highlights: z.object({ title: z.string(), text: z.string().nullable() }).meta({
    description: 'HTML in which `<mark>` is the only element; all else is escaped.',
    examples: [{ title: '<mark>Demo</mark>', text: 'Ein Inhalt der <mark>Demo</mark>.' }],
  }),
}

export const suggestionSchema = z
  .string()
  .nullable()
  .meta({
    description: 'Another spelling that finds more, when nothing or little is found.',
    examples: [null],
  })

/** An address the entry names: a path, with `{name}` where something is to be filled in (RFC 6570). */
const addressSchema = z.object({
  operation: z.string().meta({ description: 'Its `operationId` in the OpenAPI document.' }),
  path: z.string(),
  title: z.string(),
  mediaTypes: z.array(z.string()),
})
export type Address = z.infer<typeof addressSchema>

export const entrySchema = z.object({
  product: z.string().meta({ examples: ['Stadtwort'] }),
  version: z.string().meta({ examples: ['1.0.0'] }),
  languages: z.array(languageSchema).meta({ description: 'Those there is something public in.' }),
  channels: z
    .array(z.string())
    .meta({ description: 'Keys of the websites.', examples: [['city', 'ki']] }),
  sites: z.array(
    z.object({
      key: z.string().meta({ examples: ['city'] }),
      name: z.string().meta({ examples: ['Demo-Stadt'] }),
      origin: urlSchema,
    }),
  ),
  types: z.array(
    z.object({
      type: z.string().meta({ examples: ['news'] }),
      path: z.string().meta({ examples: ['news'] }),
      url: z.string().meta({ examples: ['/content/v1/news'] }),
      count: z.number().int().meta({ description: 'Public items, each id once.' }),
    }),
  ),
  addresses: z.array(addressSchema).meta({
    description: 'What there is beside the types.',
    examples: [
      [
        {
          operation: 'search',
          path: '/content/v1/search',
          title: 'Full-text search over all types',
          mediaTypes: ['application/json'],
        },
      ],
    ],
  }),
  sequence: z
    .number()
    .int()
    .meta({ description: 'The newest change this answer reflects.', examples: [17] }),
  epoch: z
    .string()
    .nullable()
    .meta({ description: 'The history `sequence` counts in.', examples: ['demo'] }),
})
export type Entry = z.infer<typeof entrySchema>

/** Entries of the changes by operation. In `item` links are `{id, type}` and nothing is derived. */
const changed = logEntrySchema.omit({
  item: true,
  slug: true,
  formerSlugs: true,
  reason: true,
  url: true,
})
export const withdrawnEntrySchema = changed.extend({
  operation: z.literal('withdraw'),
  slug: z.string().meta({ examples: ['demo'] }),
  formerSlugs: z.array(z.string()).optional(),
  url: apiAddressSchema.optional(),
  reason: z
    .string()
    .optional()
    .meta({ description: 'Public.', examples: ['Die Demo ist zu Ende.'] }),
})
export const removedEntrySchema = changed.extend({ operation: z.literal('remove') })
export const putEntrySchema = changed.extend({ operation: z.literal('put') })
export const changesShape = changesPageSchema.omit({ changes: true }).shape

/** The first event of the stream. */
export const helloSchema = z.object({ epoch: z.string(), sequence: z.number().int() })

export const healthSchema = z.object({
  status: z.literal('ok'),
  version: z.string().optional().meta({ description: 'Only to those who may see details.' }),
})

/** Whoever may see details is told more, which is for operators and not fixed. */
export const readinessSchema = z.looseObject({ status: z.enum(['ready', 'filling', 'stopping']) })

/** JSON Feed 1.1 as far as it is used. */
export const jsonFeedSchema = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: urlSchema,
  feed_url: urlSchema,
  language: languageSchema.optional(),
  items: z.array(
    z.object({
      id: z.string(),
      url: urlSchema,
      title: z.string(),
      content_html: z.string().optional(),
      content_text: z.string().optional(),
      summary: z.string().optional(),
      image: urlSchema.optional(),
      date_published: instantSchema,
      date_modified: instantSchema,
      tags: z.array(z.string()),
      language: languageSchema.optional(),
    }),
  ),
})

/** What schema.org says of an article or an event; its own rules hold. */
export const jsonLdSchema = z.looseObject({
  '@context': z.string().meta({ examples: ['https://schema.org'] }),
  '@type': z.string().meta({ examples: ['NewsArticle'] }),
})

/** IPTC ninjs 3; its own schema holds. */
export const ninjsSchema = z.looseObject({
  uri: z.string().meta({ examples: ['tag:stadtwort,2026:demo'] }),
  type: z.literal('text'),
  version: z.string().meta({ examples: ['1'] }),
  title: z.string(),
})
