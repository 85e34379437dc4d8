import { z } from 'zod'
import { addedToItems } from '#contract/answers.ts'
import type { ContentType } from '#contract/contentType.ts'
import { refSchema } from '#contract/item.ts'
import type { AnsweredAs } from '#contract/schemas.ts'
import { API_BASE } from '../../answers/addresses.ts'
import { schemaRef, type Schema } from '../types.ts'
import { jsonSchemaOf, withMissing } from './json.ts'
import { nameOf } from './names.ts'

const ANY_LINK = 'AnyLink'
const ANY_SUMMARY = 'AnySummary'
const MEDIA = 'media'
/** Links to files are always answered as this. */
const MEDIA_REF = 'MediaRef'

export type AnswerForms = {
  /** A schema in the words of stored items as it is answered: links as Refs, files as MediaRefs. */
  answered(schema: z.ZodType): Schema
  /** The named schemas these forms lead to. */
  schemas: Record<string, Schema>
}

/** How links, files and summaries stand in answers, for these types. */
export function answerForms(types: readonly ContentType[]): AnswerForms {
  const known = new Map(types.map((type) => [type.type, type]))
  const linkOf = (names: readonly string[]): Schema => {
    const found = names.map((name) => known.get(name))
    if (names.length === 0 || found.includes(undefined)) return schemaRef(ANY_LINK)
    return either(found.flatMap((type) => (type ? [schemaRef(linkNameOf(type))] : [])))
  }
  const formOf = (form: AnsweredAs): Schema => {
    if (form.form === 'media') return known.has(MEDIA) ? schemaRef(MEDIA_REF) : { type: 'null' }
    if (form.form === 'link') return linkOf(form.types)
    const found = form.types.flatMap((name) => known.get(name) ?? [])
    return found.length === 0
      ? schemaRef(ANY_SUMMARY)
      : either(found.map((type) => schemaRef(`${nameOf(type)}Summary`)))
  }
  const links = new Set([ANY_LINK, ...types.map(linkNameOf)].map((name) => schemaRef(name).$ref))
  const answered = (schema: z.ZodType): Schema => withMissing(jsonSchemaOf(schema, formOf), links)
  const linked = types.filter(({ type }) => type !== MEDIA)
  const summaries = types.map((type) => schemaRef(`${nameOf(type)}Summary`))
  return {
    answered,
    schemas: {
      ...Object.fromEntries(
        linked.flatMap((type) => [
          [`${nameOf(type)}Ref`, answered(refSchemaOf(type))],
          [linkNameOf(type), linkSchemaOf(type)],
        ]),
      ),
      [ANY_LINK]: {
        description: 'A link to an item of any type; with `include=links` the whole summary.',
        anyOf: [...types.map((type) => schemaRef(`${nameOf(type)}Ref`)), ...summaries],
      },
      [ANY_SUMMARY]: { description: 'An item of any type, in short.', anyOf: summaries },
    },
  }
}

function linkNameOf(type: ContentType): string {
  return type.type === MEDIA ? MEDIA_REF : `${nameOf(type)}Link`
}

function refSchemaOf(type: ContentType): z.ZodType {
  const added = (type.refFields ?? []).flatMap((name) => {
    const field = type.fields[name]
    return field ? [[name, field] as const] : []
  })
  return refSchema.extend({
    ...Object.fromEntries(added),
    ...addressShapeOf(type),
    type: z.literal(type.type),
  })
}

function linkSchemaOf(type: ContentType): Schema {
  const ref = `${nameOf(type)}Ref`
  return {
    description: `A ${ref}; with \`include=links\` the whole summary.`,
    anyOf: [schemaRef(ref), schemaRef(`${nameOf(type)}Summary`)],
  }
}

/** The address of an item, with an example of this type. */
export function addressShapeOf({ path }: ContentType): z.ZodRawShape {
  return path === null
    ? {}
    : { url: addedToItems.url.meta({ examples: [`${API_BASE}/${path}/demo`] }) }
}

function either(schemas: Schema[]): Schema {
  const [first, ...more] = schemas
  return first && more.length === 0 ? first : { anyOf: schemas }
}
