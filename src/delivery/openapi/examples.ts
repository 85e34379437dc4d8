import { isSchema } from './schemas/json.ts'
import type { Schema } from './types.ts'

/** Deeper than this links and lists are shown empty where they may be. */
const DEEPEST = 4
const WORD = 'Demo'

/**
 * An answer as the schema describes it, made of the examples its fields name. Optional fields are left
 * out, but for those of the answer itself that name an example.
 */
export function exampleOf(
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
  depth = 0,
): unknown {
  const [first] = schema.examples ?? []
  if (first !== undefined) return first
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.$ref !== undefined) {
    const named = components[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]
    return named ? exampleOf(named, components, depth) : null
  }
  if (schema.anyOf) {
    const choices = schema.anyOf.filter(({ type }) => type !== 'null')
    const [choice] = depth >= DEEPEST && choices.length < schema.anyOf.length ? [] : choices
    return choice ? exampleOf(choice, components, depth) : null
  }
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, components, depth)))
  }
  if (schema.properties) return exampleOfObject(schema, components, depth)
  if (schema.type === 'array') {
    const { items } = schema
    const empty = depth >= DEEPEST || !isSchema(items) || items.not !== undefined
    return empty ? [] : [exampleOf(items, components, depth + 1)]
  }
  return exampleOfPlain(schema)
}

function exampleOfObject(
  { properties = {}, required = [] }: Schema,
  components: Readonly<Record<string, Schema>>,
  depth: number,
): Record<string, unknown> {
  const shown = Object.entries(properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return []
    const asked = depth === 0 && (property.examples ?? property.$ref) !== undefined
    return required.includes(name) || asked ? [[name, property] as const] : []
  })
  return Object.fromEntries(
    shown.map(([name, property]) => [name, exampleOf(property, components, depth + 1)]),
  )
}

function exampleOfPlain({ type }: Schema): unknown {
  switch (Array.isArray(type) ? type.find((one) => one !== 'null') : type) {
    case 'string':
      return WORD
    case 'integer':
    case 'number':
      return 1
    case 'boolean':
      return false
    case 'object':
      return {}
    default:
      return null
  }
}
