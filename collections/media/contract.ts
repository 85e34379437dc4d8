import { z } from 'zod'
import { defineContract } from '#contract/contentType.ts'
import { fileAddressSchema } from '#contract/schemas.ts'
import { wordsOf } from '#contract/values.ts'

export const mediaKinds = ['image', 'document', 'audio', 'video'] as const

const mimeTypeSchema = z.string().meta({ examples: ['image/webp'] })

/** A public file under the hash of its public bytes. */
export const mediaFileSchema = z.object({
  hash: z.string(),
  name: z.string(),
  mimeType: mimeTypeSchema,
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
  joined: {
    always: {
      file: mediaFileSchema.omit({ hash: true, name: true }).extend({ url: fileAddressSchema }),
      renditions: z
        .array(
          z.object({
            url: fileAddressSchema,
            width: z.number().int(),
            height: z.number().int(),
            mimeType: mimeTypeSchema,
          }),
        )
        .meta({ description: 'The picture in other sizes.' }),
    },
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
