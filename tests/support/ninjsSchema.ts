import { z } from 'zod'

const text = z.string().min(1)
const instant = z.iso.datetime({ offset: true })
const uri = z.url()

const worded = z.strictObject({
  role: text.optional(),
  contentType: text.optional(),
  charCount: z.int().optional(),
  wordCount: z.int().optional(),
  value: z.string(),
})
const wordedOnly = worded.omit({ charCount: true, wordCount: true })

/** Either a value or an address, never both. */
const contactInfo = z.union([
  z.strictObject({
    type: text.optional(),
    role: text.optional(),
    lang: text.optional(),
    name: text.optional(),
    value: text,
  }),
  z.strictObject({
    type: text.optional(),
    role: text.optional(),
    lang: text.optional(),
    name: text.optional(),
    address: z.strictObject({
      lines: z.array(text).optional(),
      locality: text.optional(),
      area: text.optional(),
      postalCode: text.optional(),
      country: text.optional(),
    }),
  }),
])

const named = { name: text.optional(), uri: uri.optional(), literal: text.optional() }
const reached = { contactInfo: z.array(contactInfo).optional() }

/** What the standard gives every news object, as far as this product uses it. */
const newsObject = {
  uri,
  standard: z.strictObject({ name: z.literal('ninjs'), version: text, schema: uri }).optional(),
  type: z.enum(['text', 'picture', 'component']).optional(),
  representationType: z.enum(['full', 'partial']).optional(),
  version: text.optional(),
  firstCreated: instant.optional(),
  versionCreated: instant.optional(),
  contentCreated: instant.optional(),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']).optional(),
  usageTerms: text.optional(),
  edNote: text.optional(),
  language: text.optional(),
  title: z.string().optional(),
  slugline: text.optional(),
  by: text.optional(),
  located: text.optional(),
  headlines: z.array(wordedOnly).optional(),
  descriptions: z.array(wordedOnly).optional(),
  bodies: z.array(worded).optional(),
  genres: z.array(z.strictObject(named)).optional(),
  subjects: z.array(z.strictObject({ ...named, rel: text.optional() })).optional(),
  places: z.array(z.strictObject({ ...named, ...reached, rel: text.optional() })).optional(),
  organisations: z.array(z.strictObject({ ...named, ...reached, rel: text.optional() })).optional(),
  infoSources: z.array(z.strictObject({ ...named, ...reached, role: text.optional() })).optional(),
  altIds: z.array(z.strictObject({ role: text, value: text })).optional(),
  renditions: z
    .array(
      z.strictObject({
        name: text,
        href: uri,
        contentType: text,
        width: z.int().optional(),
        height: z.int().optional(),
        sizeInBytes: z.int().optional(),
      }),
    )
    .optional(),
}

/**
 * The part of IPTC ninjs 3.1 that press releases use, in our own words and as strict as the standard:
 * nothing it does not name, its enumerations, what it demands of associations and contacts.
 */
export const ninjsSchema = z.strictObject({
  ...newsObject,
  associations: z
    .array(z.strictObject({ ...newsObject, name: text, rel: text.optional() }))
    .optional(),
})
