import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { operationsOf } from '#delivery/openapi/document.ts'
import type { Description, Operation, Response, Schema } from '#delivery/openapi/types.ts'

/** An answer as it came over HTTP; `json` only where its content type says so. */
export type SeenAnswer = {
  method: string
  path: string
  status: number
  headers: Headers
  json?: unknown
}

const OWN = /^\/(?:content|feeds|files|media|print|sitemaps?|healthz|readyz|metrics)\b/
const formats: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  'uri-reference': /^\S+$/,
}

/**
 * Checks answers against an OpenAPI document: status, content type, headers, and JSON against its schema.
 * Closed where the document is open, so that fields nobody described are found. Gives what is wrong.
 */
export function createChecker(document: Description): (answer: SeenAnswer) => string[] {
  const ajv = new Ajv2020({ strict: false, allowUnionTypes: true, allErrors: true, formats })
  const { schemas: named } = document.components
  const schemas = Object.entries(named).map(([name, schema]) => [name, closed(schema, named)])
  ajv.addSchema({ $id: 'api', components: { schemas: Object.fromEntries(schemas) } })
  // Where several fit, the one that says most of the path.
  const operations = operationsOf(document)
    .map(({ path, operation }) => ({ literal: path.replaceAll(/\{\w+\}/g, ''), path, operation }))
    .toSorted((a, b) => b.literal.length - a.literal.length)
    .map(({ path, operation }) => ({
      form: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      operation,
    }))
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = (schema: Schema): ValidateFunction => {
    const text = JSON.stringify(schema)
    const held = validators.get(text) ?? ajv.compile(absolute(closed(schema, named)))
    validators.set(text, held)
    return held
  }

  return (answer) => {
    const { path, status, method } = answer
    if (!OWN.test(path) || method === 'OPTIONS') return []
    const operation = operations.find(({ form }) => form.test(path))?.operation ?? unknownPath
    const reads = method === 'GET' || method === 'HEAD'
    const expected = reads ? operation.responses[status] : operation.responses['405']
    if (!expected || (!reads && status !== 405)) return [`status ${status} is not described`]
    const response = resolved(document, expected)
    return [...headerFaults(document, response, answer), ...bodyFaults(response, answer)]
  }

  function bodyFaults({ content }: Response, { headers, json, method }: SeenAnswer): string[] {
    if (!content || method === 'HEAD') return []
    const type = (headers.get('content-type') ?? '').split(';', 1)[0] ?? ''
    const media = content[type] ?? content['*/*']
    if (!media) return [`content type ${type} is not described`]
    if (!media.schema || json === undefined) return []
    const validate = validatorOf(media.schema)
    if (validate(json)) return []
    return tellingOf(validate.errors ?? [])
      .slice(0, 5)
      .map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`)
  }
}

/** The errors that say most: those of the type it is, the deepest first, the causes before what follows. */
function tellingOf(errors: ErrorObject[]): ErrorObject[] {
  const placeOf = ({ schemaPath }: ErrorObject): string =>
    schemaPath.slice(0, schemaPath.indexOf('/properties/type/'))
  const otherTypes = errors.filter(({ schemaPath }) =>
    schemaPath.endsWith('/properties/type/const'),
  )
  const own = errors.filter(
    ({ keyword, params, schemaPath }) =>
      keyword !== 'anyOf' &&
      !(keyword === 'type' && params.type === 'null') &&
      !otherTypes.some((other) => schemaPath.startsWith(`${placeOf(other)}/`)),
  )
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length
  return (own.length > 0 ? own : errors).toSorted((a, b) => depth(b) - depth(a))
}

/** Nothing is there: the common 404, and what holds everywhere. */
const unknownPath: Operation = {
  operationId: 'unknown',
  tags: [],
  summary: '',
  parameters: [],
  responses: Object.fromEntries(
    ['NotFound', 'MethodNotAllowed', 'Unavailable'].map((name, index) => [
      ['404', '405', '503'][index] ?? '',
      { $ref: `#/components/responses/${name}` },
    ]),
  ),
}

function headerFaults(document: Description, response: Response, answer: SeenAnswer): string[] {
  return Object.entries(response.headers ?? {}).flatMap(([name, header]) => {
    const known = '$ref' in header ? document.components.headers[lastOf(header.$ref)] : header
    const value = answer.headers.get(name)
    if (value === null) return known?.required ? [`header ${name} is missing`] : []
    const pattern = known?.schema.pattern
    return pattern && !new RegExp(pattern).test(value) ? [`header ${name} is ${value}`] : []
  })
}

function resolved(document: Description, response: Operation['responses'][string]): Response {
  if (!('$ref' in response)) return response
  const found = document.components.responses[lastOf(response.$ref)]
  if (!found) throw new Error(`${response.$ref} leads nowhere`)
  return found
}

function lastOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

/** References as they read outside the document. */
function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components'))
}

/**
 * The schema with nothing beyond what it names. Parts that are put together (`allOf`) are closed as the
 * one object they make.
 */
function closed(schema: Schema, named: Description['components']['schemas']): Schema {
  const inner = (value: Schema | boolean): Schema | boolean =>
    typeof value === 'boolean' ? value : closed(value, named)
  if (schema.allOf) return closed(together(schema.allOf, named), named)
  const { items, properties, anyOf, additionalProperties } = schema
  return {
    ...schema,
    ...(items && !Array.isArray(items) ? { items: inner(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map((one) => closed(one, named)) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, value]) => [name, inner(value)]),
          ),
          additionalProperties: additionalProperties ?? false,
        }
      : {}),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: inner(additionalProperties) }
      : {}),
  }
}

function together(parts: Schema[], named: Description['components']['schemas']): Schema {
  const objects = parts.map((part) =>
    part.$ref === undefined ? part : (named[lastOf(part.$ref)] ?? part),
  )
  return {
    type: 'object',
    properties: Object.assign({}, ...objects.map(({ properties }) => properties)),
    required: objects.flatMap(({ required = [] }) => required),
  }
}
