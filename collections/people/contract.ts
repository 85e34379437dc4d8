import { z } from 'zod'
import { defineContract, type ContentType } from '#contract/contentType.ts'
import { linkSchema, mediaLinkSchema } from '#contract/item.ts'
import { idsOf, textsOf } from '#contract/values.ts'

const text = z.string().nullable()

export const person = defineContract({
  type: 'person',
  path: 'people',
  languages: 'none',
  fields: {
    name: z.string(),
    office: text,
    role: text,
    group: text,
    organization: linkSchema.nullable(),
    phone: text,
    email: text,
    photo: mediaLinkSchema.nullable(),
    spokenLanguages: z.array(z.string()),
    termFrom: text,
    termUntil: text,
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
    origin: z.string(),
    /** Path templates by type, e.g. `/presse/{year}/{slug}`. */
    paths: z.record(z.string(), z.string()),
  },
  defaultSort: 'title',
  filters: {},
  searchable: false,
})

export const peopleContracts: ContentType[] = [person, site]
