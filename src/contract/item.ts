import { z } from 'zod'

/** A link as the log and the sync feed carry it; delivery turns it into a Ref when it answers. */
export const linkSchema = z.object({ id: z.string(), type: z.string() }).strict()
export type Link = z.infer<typeof linkSchema>

/** A link to a public file; answered as MediaRef. */
export const mediaLinkSchema = z.object({ id: z.string(), type: z.literal('media') }).strict()

/**
 * Rich text: clean semantic HTML and its plain text.
 * In stored form the HTML holds placeholders that delivery resolves:
 * `<figure data-media-id="ID"></figure>` and `<a data-id="ID" data-type="TYPE">…</a>`.
 */
export const textSchema = z.object({ html: z.string(), text: z.string() })
export type Text = z.infer<typeof textSchema>

/** What every public item has, in the stored form of the log: links are `{id, type}`, nothing derived. */
export const storedItemSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  /** BCP 47; null for people, organizations, places. */
  language: z.string().nullable(),
  slug: z.string(),
  formerSlugs: z.array(z.string()),
  title: z.string(),
  teaser: z.string().nullable(),
  /** The item's calendar day in Berlin, by the rule of its type. */
  date: z.string(),
  publishedAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
  changeNote: z.string().nullable(),
  /** Keys of the sites the item is meant for. */
  channels: z.array(z.string()),
  categories: z.array(linkSchema),
  fieldsOfAction: z.array(linkSchema),
  tags: z.array(z.string()),
  image: mediaLinkSchema.nullable(),
  featured: z.boolean(),
  body: textSchema.optional(),
  /** Language of the original document of this id; null where `language` is null. */
  originalLanguage: z.string().nullable(),
})
export type StoredItem = z.infer<typeof storedItemSchema>

/** A link in an answer. Targets may add the fields their contract lists in `refFields`. */
export type Ref = {
  id: string
  type: string
  language: string | null
  slug: string
  title: string
  url: string
  channels: string[]
}
