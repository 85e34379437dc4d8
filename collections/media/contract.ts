import { z } from 'zod'
import { defineContract } from '#contract/contentType.ts'
import { wordsOf } from '#contract/values.ts'

export const mediaKinds = ['image', 'document'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** A public file under the hash of its public bytes. */
export const mediaFileSchema = z.object({
  hash: z.string(),
  name: z.string(),
  mimeType: z.string(),
  size: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** Pictures and documents; addresses and renditions are added when delivery answers. */
export const media = defineContract({
  type: 'media',
  path: 'media',
  languages: 'labels',
  defaultSort: '-date',
  fields: {
    kind: z.enum(mediaKinds),
    alt: z.string().nullable(),
    caption: z.string().nullable(),
    credit: z.string().nullable(),
    usageTerms: z.string().nullable(),
    /** In percent from the top left: what no cut may lose. */
    focalPoint: z.object({ x: z.number(), y: z.number() }).nullable(),
    /** Published by itself, for the press. */
    pressKit: z.boolean(),
    file: mediaFileSchema,
  },
  filters: {
    kind: { kind: 'value', allowed: mediaKinds, values: (item) => wordsOf(item.kind) },
    pressKit: {
      kind: 'value',
      allowed: ['true', 'false'],
      values: (item) => wordsOf(item.pressKit),
    },
  },
  searchText: (item) => wordsOf([item.alt, item.caption, item.credit]),
})
