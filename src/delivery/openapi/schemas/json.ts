import { z } from 'zod'
import { answeredAs, type AnsweredAs } from '#contract/schemas.ts'
import type { Schema } from '../types.ts'

/**
 * A zod schema as JSON Schema. Objects stay open: readers ignore what they do not know. What the
 * contract marks as answered in another form is replaced by what `formOf` gives for it.
 */
export function jsonSchemaOf(schema: z.ZodType, formOf?: (answered: AnsweredAs) => Schema): Schema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: 'output',
    override: ({ zodSchema, jsonSchema }) => {
      const answered = formOf && answeredAs.get(zodSchema)
      if (answered) replace(jsonSchema, formOf(answered))
      else open(jsonSchema)
    },
  })
  return json
}

function replace(target: Schema, source: Schema): void {
  for (const keyword of Object.keys(target)) delete target[keyword]
  Object.assign(target, source)
}

function open(schema: Schema): void {
  if (schema.properties) delete schema.additionalProperties
  // What zod says of every whole number says nothing of this one.
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
}

/**
 * A link whose target is not public is answered as null, in a list it is left out. So a property
 * that is nothing but one of `links` may be null, whatever is stored.
 */
export function withMissing(schema: Schema, links: ReadonlySet<string>): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    if (!isSchema(property)) return [name, property] as const
    const isLink = property.$ref !== undefined && links.has(property.$ref)
    return [name, isLink ? nullable(property) : withMissing(property, links)] as const
  })
  return {
    ...schema,
    ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(isSchema(schema.items) ? { items: withMissing(schema.items, links) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((one) => withMissing(one, links)) } : {}),
  }
}

export function isSchema(value: Schema['items']): value is Schema {
  return typeof value === 'object' && !Array.isArray(value)
}

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}
