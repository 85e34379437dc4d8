import { z } from 'zod'
import {
  apiAddressSchema,
  daySchema,
  instantSchema,
  languageSchema,
  type linkSchema,
  linkTo,
  mediaLinkSchema,
  textSchema,
} from './schemas.ts'

export type Link = z.infer<typeof linkSchema>
export type Text = z.infer<typeof textSchema>

/** What every public item has, in the stored form of the log: links are `{id, type}`, nothing derived. */
export const storedItemSchema = z.looseObject({
  id: z.string().meta({
    description: 'The same in all languages, never reused.',
    examples: ['00000000-0000-4000-8000-000000000001'],
  }),
  type: z.string(),
  language: languageSchema.nullable().meta({
    description: 'BCP 47, also `de-simple`; null where items have no language.',
    examples: ['de'],
  }),
  slug: z.string().meta({ examples: ['demo'] }),
  formerSlugs: z
    .array(z.string())
    .meta({ description: 'Slugs it had; their addresses redirect.', examples: [[]] }),
  title: z.string().meta({ examples: ['Demo'] }),
  teaser: z
    .string()
    .nullable()
    .meta({ examples: ['Ein Inhalt der Demo.'] }),
  date: daySchema.meta({
    description: 'The item’s calendar day in Berlin, by the rule of its type.',
  }),
  publishedAt: instantSchema.meta({
    description: 'First public instant, unchanged by correction and reinstatement.',
  }),
  updatedAt: instantSchema.meta({ description: 'The last publication not marked minor.' }),
  version: z
    .number()
    .int()
    .meta({ description: 'Grows with every public change of content.', examples: [1] }),
  changeNote: z
    .string()
    .nullable()
    .meta({ description: 'What the last change was, in the editors’ words.', examples: [null] }),
  channels: z
    .array(z.string())
    .meta({ description: 'Keys of the websites it is meant for.', examples: [['city']] }),
  categories: z.array(linkTo('category')),
  fieldsOfAction: z
    .array(linkTo('chapter'))
    .meta({ description: 'Fields of action of the integration concepts.' }),
  tags: z.array(z.string()).meta({ examples: [['Demo']] }),
  image: mediaLinkSchema.nullable(),
  featured: z.boolean().meta({ examples: [false] }),
  body: textSchema.optional(),
  originalLanguage: languageSchema.nullable().meta({
    description: 'Language of the original of this id; null where `language` is null.',
    examples: ['de'],
  }),
})
export type StoredItem = z.infer<typeof storedItemSchema>

/** A link in an answer. Targets may add the fields their contract lists in `refFields`. */
export const refSchema = storedItemSchema
  .pick({ id: true, type: true, language: true, slug: true, title: true })
  .extend({ url: apiAddressSchema, channels: storedItemSchema.shape.channels })
export type Ref = z.infer<typeof refSchema>
