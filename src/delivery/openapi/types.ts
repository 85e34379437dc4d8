import type { z } from 'zod'

/** JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type Schema = z.core.JSONSchema.JSONSchema

export type Reference = { $ref: string }

export type Parameter = {
  name: string
  in: 'query' | 'path' | 'header'
  description?: string
  required?: boolean
  schema: Schema
  style?: 'form'
  explode?: boolean
}

export type Header = { description: string; required?: boolean; schema: Schema }

export type MediaType = { schema?: Schema; example?: unknown }

export type Response = {
  description: string
  headers?: Record<string, Header | Reference>
  content?: Record<string, MediaType>
  links?: Record<string, { operationId: string; parameters: Record<string, string> }>
}

export type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  parameters: (Parameter | Reference)[]
  responses: Record<string, Response | Reference>
}

/** An operation and its path, in which `{name}` is to be filled in. */
export type Described = { path: string; operation: Operation }

/** An OpenAPI 3.1 document, as far as this API needs it. */
export type Description = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, { get: Operation }>
  components: {
    schemas: Record<string, Schema>
    headers: Record<string, Header>
    parameters: Record<string, Parameter>
    responses: Record<string, Response>
  }
}

export function schemaRef(name: string): Reference {
  return { $ref: `#/components/schemas/${name}` }
}
