import { z } from 'zod'
import { defineContract } from '#contract/contentType.ts'
import { wordsOf } from '#contract/values.ts'

export const mediaKinds = ['image', 'document'] as const

/** A public file under the hash of its public bytes. */
export const mediaFileSchema = z.object({
  hash: z.string(),
  name: z.string(),
  mimeType: z.string(),
  size: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** Pictures and documents. Addresses and renditions are added when delivery answers. */
export const media = defineContract({
  type: 'media',
  path: 'media',
  languages: 'labels',
  defaultSort: '-date',
  fields: {
    kind: z.enum(mediaKinds),
    alt: z.string(),
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
    /** By hash; this is also how delivery finds whose file an address names. */
    file: { kind: 'value', values: (item) => hashOf(item.file) },
  },
  searchText: (item) => wordsOf([item.alt, item.caption, item.credit]),
})

function hashOf(value: unknown): string[] {
  const file = mediaFileSchema.safeParse(value)
  return file.success ? [file.data.hash] : []
}
