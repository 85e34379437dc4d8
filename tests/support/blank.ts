import { z } from 'zod'
import { contentTypes } from '#content'

type Schema = z.core.JSONSchema.JSONSchema

const held = new Map<string, Record<string, unknown>>()

/** The fields of a type with as little in them as its contract allows: what a test says comes on top. */
export function blankFields(type: string): Record<string, unknown> {
  const fields = held.get(type) ?? makeBlank(type)
  held.set(type, fields)
  return structuredClone(fields)
}

function makeBlank(name: string): Record<string, unknown> {
  const type = contentTypes.find((one) => one.type === name)
  const { properties = {} } = type ? z.toJSONSchema(z.object(type.fields)) : {}
  return Object.fromEntries(
    Object.entries(properties).map(([field, schema]) => [field, blankOf(schema)]),
  )
}

function blankOf(schema: Schema | boolean): unknown {
  if (typeof schema === 'boolean') return null
  const { anyOf = [], enum: words, const: fixed, type, format, properties = {} } = schema
  if (anyOf.length > 0 || type === 'null' || Array.isArray(type)) return null
  if (words) return words[0]
  if (fixed !== undefined) return fixed
  switch (type) {
    case 'array':
      return []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return 0
    case 'object':
      return Object.fromEntries(
        Object.entries(properties).map(([field, value]) => [field, blankOf(value)]),
      )
    default:
      return format === undefined ? '' : (formats[format] ?? '')
  }
}

const formats: Record<string, string> = {
  date: '2026-10-01',
  'date-time': '2026-10-01T10:00:00.000Z',
  uri: 'https://example.org',
}
