import type { Schema } from '../openapi/types.ts'
import { code, escape } from './page.ts'

/** A schema in a few words of HTML: `string (date)`, `"a" | "b"`, a link to a named schema, a list of these. */
export function formOf(schema: Schema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'anything'
  const { $ref, anyOf, const: fixed, enum: words, items, properties, type, format } = schema
  if ($ref !== undefined) return linkTo($ref)
  if (anyOf) return [...new Set(anyOf.map(formOf))].join(' or ')
  if (fixed !== undefined) return code(JSON.stringify(fixed))
  if (words) return words.map((word) => code(JSON.stringify(word))).join(', ')
  if (type === 'array') return `list of ${Array.isArray(items) ? 'anything' : formOf(items)}`
  if (properties) return fieldsOf(schema)
  if (schema.additionalProperties !== undefined && type === 'object') {
    return `by key: ${formOf(schema.additionalProperties)}`
  }
  if (typeof type !== 'string') return 'anything'
  return format === undefined ? type : `${type} (${escape(format)})`
}

/** The fields of an object without a name of its own, in line. */
function fieldsOf({ properties = {} }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${code(name)}: ${formOf(field)}`,
  )
  return `{ ${fields.join('; ')} }`
}

function linkTo(reference: string): string {
  const name = nameIn(reference)
  return `<a href="#${escape(anchorOf(name))}">${escape(name)}</a>`
}

/** The last part of a `$ref`. */
export function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** Where a named schema stands on the page. */
export function anchorOf(name: string): string {
  return `schema-${name}`
}

/** What values of a parameter look like, its limits and default included. */
export function valuesOf(schema: Schema): string {
  if (schema.type === 'array' && schema.items && !Array.isArray(schema.items)) {
    const value = typeof schema.items === 'boolean' ? 'anything' : valuesOf(schema.items)
    return `${value}; several${defaultOf(schema)}`
  }
  const { minimum, maximum, maxLength } = schema
  const limits = [
    minimum === undefined ? '' : ` from ${minimum}`,
    maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : ` to ${maximum}`,
    maxLength === undefined ? '' : `, up to ${maxLength} characters`,
  ]
  return `${formOf(schema)}${limits.join('')}${defaultOf(schema)}`
}

function defaultOf({ default: usual }: Schema): string {
  if (usual === undefined) return ''
  return `; default ${code(Array.isArray(usual) ? usual.join() : String(usual))}`
}
