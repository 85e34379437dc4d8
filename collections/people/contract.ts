import { z } from 'zod'
import { defineContract, type ContentType } from '#contract/contentType.ts'
import { daySchema, languageSchema, linkTo, mediaLinkSchema, urlSchema } from '#contract/schemas.ts'
import { idsOf, textsOf } from '#contract/values.ts'

const text = z.string().nullable()

export const person = defineContract({
  type: 'person',
  path: 'people',
  languages: 'none',
  fields: {
    name: z.string().meta({ examples: ['Demo-Person'] }),
    office: text,
    role: text,
    group: text,
    organization: linkTo('organization').nullable(),
    phone: text.meta({ examples: ['0000 0000'] }),
    email: text.meta({ examples: ['demo@example.org'] }),
    photo: mediaLinkSchema.nullable(),
    spokenLanguages: z.array(languageSchema),
    termFrom: daySchema.nullable(),
    termUntil: daySchema.nullable(),
  },
  defaultSort: 'title',
  filters: {
    organization: {
      kind: 'link',
      types: ['organization'],
      values: (item) => idsOf(item.organization),
    },
  },
  searchText: (item) => [...textsOf(item.office), ...textsOf(item.role), ...textsOf(item.group)],
})

/** A website that shows items: its `key` is the channel, its `paths` make the items' `webUrls`. */
export const site = defineContract({
  type: 'site',
  path: null,
  languages: 'none',
  fields: {
    key: z.string(),
    name: z.string(),
    origin: urlSchema,
    /** Path templates by type, e.g. `/presse/{year}/{slug}`. */
    paths: z.record(z.string(), z.string()),
  },
  defaultSort: 'title',
  filters: {},
  searchable: false,
})

export const peopleContracts: ContentType[] = [person, site]
