import { z } from 'zod'
import { defineContract } from '#contract/contentType.ts'
import { linkSchema, textSchema } from '#contract/schemas.ts'

/** A content type nobody planned for: announcements on a notice board. */
export const notice = defineContract({
  type: 'notice',
  path: 'notices',
  languages: 'variants',
  fields: {
    board: z.string().nullable(),
    hint: textSchema,
    seeAlso: z.array(linkSchema),
    attachments: z.array(z.object({ title: z.string(), on: z.string().nullable() })),
  },
  defaultSort: '-date',
  filters: {},
})

/** Labels that are public as soon as they are saved. */
export const board = defineContract({
  type: 'board',
  path: 'boards',
  languages: 'labels',
  fields: {},
  defaultSort: 'title',
  filters: {},
})
