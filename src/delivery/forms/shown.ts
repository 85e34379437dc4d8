import { z } from 'zod'

const text = z.string().nullable().catch(null)
const number = z.number().nullable().catch(null)

/** A list that is empty where a type has no such field, and without what cannot be read. */
function listOf<T extends z.ZodType>(entry: T) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) =>
      entries.flatMap((value): z.output<T>[] => {
        const read = entry.safeParse(value)
        return read.success ? [read.data] : []
      }),
    )
}

const refSchema = z.object({ id: z.string(), title: z.string(), slug: z.string().catch('') })
export type ShownRef = z.infer<typeof refSchema>

const imprintSchema = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  phone: text,
  fax: text,
  email: text,
})
const officeSchema = refSchema.extend({ imprint: imprintSchema.nullable().catch(null) })
export type ShownOffice = z.infer<typeof officeSchema>

const placeSchema = refSchema.extend({
  street: text,
  houseNumber: text,
  postalCode: text,
  city: text,
  latitude: number,
  longitude: number,
  accessibility: listOf(z.string()),
})
export type ShownPlace = z.infer<typeof placeSchema>

const fileSchema = z.object({
  url: z.string(),
  mimeType: z.string(),
  width: number,
  height: number,
})
const mediaSchema = z.object({
  id: z.string(),
  language: text,
  title: z.string().catch(''),
  kind: z.string().catch(''),
  alt: text,
  caption: text,
  credit: text,
  usageTerms: text,
  version: z.number().catch(1),
  file: fileSchema.extend({ size: z.number() }),
  renditions: listOf(fileSchema),
})
export type ShownMedia = z.infer<typeof mediaSchema>

const shownSchema = z.object({
  id: z.string(),
  type: z.string(),
  language: text,
  slug: z.string(),
  title: z.string(),
  teaser: text,
  date: z.string(),
  publishedAt: z.string(),
  updatedAt: z.string(),
  version: z.number(),
  changeNote: text,
  channels: listOf(z.string()),
  categories: listOf(refSchema),
  fieldsOfAction: listOf(refSchema),
  tags: listOf(z.string()),
  image: mediaSchema.nullable().catch(null),
  body: z.object({ html: z.string(), text: z.string() }).nullable().catch(null),

  kicker: text,
  subtitle: text,
  dateline: z.object({ place: z.string(), date: z.string() }).nullable().catch(null),
  pressOffice: officeSchema.nullable().catch(null),
  source: z
    .object({ name: text, organization: refSchema.nullable().catch(null), url: text })
    .nullable()
    .catch(null),
  attachments: listOf(
    z.object({ title: z.string(), caption: text, media: mediaSchema.nullable().catch(null) }),
  ),
  links: listOf(z.object({ title: z.string(), url: z.string() })),
  addresses: listOf(
    z.object({
      text: z.string(),
      street: text,
      houseNumber: text,
      postalCode: text,
      city: text,
    }),
  ),
  contacts: listOf(z.object({ name: z.string(), organization: text, phone: text, email: text })),
  corrections: listOf(z.object({ at: z.string(), note: z.string() })),
  archive: z
    .object({ archivedOn: text, isArchived: z.boolean() })
    .catch({ archivedOn: null, isArchived: false }),

  startsAt: text,
  endsAt: text,
  startsOn: text,
  endsOn: text,
  allDay: z.boolean().catch(false),
  status: text,
  movedFrom: text,
  reason: text,
  place: placeSchema.nullable().catch(null),
  hosts: listOf(refSchema),
  activity: refSchema.nullable().catch(null),
  partOf: refSchema.nullable().catch(null),
  spokenLanguages: listOf(z.string()),
  accessibility: listOf(z.string()),
  audience: text,
  freeOfCharge: z.boolean().nullable().catch(null),
  registration: z.object({ url: text }).nullable().catch(null),
  nextEvents: listOf(z.object({ id: z.string() }).loose()),
})
export type Shown = z.infer<typeof shownSchema>

/** What other forms of an item say, read from its answer; fields that its type lacks are empty. */
export function readShown(answer: Record<string, unknown>): Shown {
  return shownSchema.parse(answer)
}

/** The fields that say something: null, empty texts and empty lists are left out. */
export function said(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  )
}
