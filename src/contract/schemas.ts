import { z } from 'zod'

/**
 * How schemas of stored items are answered where that differs from what is stored. Read by the API
 * description; nothing is checked by it.
 */
export type AnsweredAs =
  /** A link to an item of one of these types; none named: of any. Answered as Ref. */
  | { form: 'link'; types: readonly string[] }
  /** A link to a public file, answered as MediaRef. */
  | { form: 'media' }
  /** A whole summary of an item of one of these types; none named: of any. */
  | { form: 'summary'; types: readonly string[] }

export const answeredAs = z.registry<AnsweredAs>()

/** A link as the log and the sync feed carry it; delivery turns it into a Ref when it answers. */
export const linkSchema = z
  .object({ id: z.string(), type: z.string() })
  .strict()
  .register(answeredAs, { form: 'link', types: [] })

/** A link that leads to items of these types. A form for answers: what stands in the log is not refused. */
export function linkTo(...types: [string, ...string[]]) {
  return z
    .object({ id: z.string(), type: z.string() })
    .strict()
    .register(answeredAs, { form: 'link', types })
}

/** A link to a public file; answered as MediaRef. */
export const mediaLinkSchema = z
  .object({ id: z.string(), type: z.literal('media') })
  .strict()
  .register(answeredAs, { form: 'media' })

/** In answers only: the summary of an item of these types. */
export function summaryOf(...types: string[]) {
  return z.looseObject({ id: z.string() }).register(answeredAs, { form: 'summary', types })
}

/**
 * Rich text: clean semantic HTML and its plain text.
 * In stored form the HTML holds placeholders that delivery resolves:
 * `<figure data-media-id="ID"></figure>` and `<a data-id="ID" data-type="TYPE">…</a>`.
 */
export const textSchema = z
  .object({
    html: z.string().meta({ examples: ['<p>Text einer Demo-Meldung.</p>'] }),
    text: z.string().meta({ examples: ['Text einer Demo-Meldung.'] }),
  })
  .meta({
    description:
      'Rich text: clean semantic HTML (headings from h2, safe to insert) and its plain text.',
  })

/** A calendar day in Europe/Berlin. A form for the description: what stands in the log is not refused. */
export const daySchema = z.string().meta({ format: 'date', examples: ['2026-10-01'] })

/** An instant in UTC, RFC 3339. */
export const instantSchema = z
  .string()
  .meta({ format: 'date-time', examples: ['2026-10-01T08:00:00.000Z'] })

/** A language as BCP 47 writes it, also `de-simple` (Leichte Sprache). */
export const languageSchema = z.string().meta({ examples: ['de'] })

/** An absolute address. */
export const urlSchema = z.string().meta({ format: 'uri', examples: ['https://example.org/demo'] })

/** An address in this API, path-absolute; it names the language unless that is the default one. */
export const apiAddressSchema = z.string().meta({ examples: ['/content/v1/news/demo'] })

/** Where the bytes of a public file are: immutable, absolute where the origin is known. */
export const fileAddressSchema = z.string().meta({
  format: 'uri-reference',
  examples: ['https://example.org/files/0000/demo.webp'],
})
