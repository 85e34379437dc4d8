import { z } from 'zod'
import { storedItemSchema } from './item.ts'
import { instantSchema } from './schemas.ts'

/** One numbered entry of the publication log: what a follower applies. */
export const logEntrySchema = z.looseObject({
  /** Position in the one order of the log; gaps are normal. */
  sequence: z.number().int().positive(),
  operation: z.enum(['put', 'withdraw', 'remove']),
  id: z.string(),
  type: z.string(),
  language: z.string().nullable(),
  /** The document's version the entry was made from. */
  version: z.number().int(),
  /** Grows with every entry of (id, language), tombstones included: followers refuse what is not newer. */
  revision: z.number().int().positive(),
  at: instantSchema,
  /** put: the public item in stored form. */
  item: storedItemSchema.optional(),
  /** withdraw: the last public slug, those before it, and the public reason. */
  slug: z.string().optional(),
  formerSlugs: z.array(z.string()).optional(),
  reason: z.string().optional(),
  url: z.string().optional(),
})
export type LogEntry = z.infer<typeof logEntrySchema>

/** A page of the sync feed, in the order of `sequence`. */
export const changesPageSchema = z.object({
  epoch: z.string(),
  changes: z.array(logEntrySchema),
  sequence: z.number().int(),
  more: z.boolean(),
  /** Removals up to here are forgotten; left out while there are none. */
  horizon: z.number().int().optional(),
})
export type ChangesPage = z.infer<typeof changesPageSchema>
