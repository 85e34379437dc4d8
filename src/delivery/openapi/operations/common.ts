import type { ContentType } from '#contract/contentType.ts'
import type { QueryReader } from '../../http/query.ts'
import type { Parameter, Reference } from '../types.ts'

/** What the operations are made from. */
export type Source = {
  types: readonly ContentType[]
  /** Types with a path of their own. */
  listed: readonly Listed[]
  /** Reads the parameters of a list of these types. */
  readListing(query: QueryReader, types: ContentType[]): unknown
  /** Reads the parameters of a search over these types. */
  readSearch(query: QueryReader, types: ContentType[]): unknown
}

export type Listed = { path: string; type: ContentType }

/** Headers that spare a client what it holds. */
export const conditionalHeaders: Record<string, Parameter> = {
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETags you hold: 304 if one of them is the present one.',
    schema: { type: 'string' },
  },
  IfModifiedSince: {
    name: 'If-Modified-Since',
    in: 'header',
    description: 'The Last-Modified you hold; without ETag.',
    schema: { type: 'string' },
  },
}

export const conditional: Reference[] = Object.keys(conditionalHeaders).map((name) => ({
  $ref: `#/components/parameters/${name}`,
}))

export function pathParameter(name: string, description: string, pattern?: string): Parameter {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string', minLength: 1, ...(pattern === undefined ? {} : { pattern }) },
  }
}

/** Items are found by either. */
export const itemParameter = pathParameter('item', 'Its slug or id.')

export const tags = {
  items: { name: 'Items', description: 'Lists and single items of every type.' },
  all: { name: 'All types', description: 'What there is, search, and the sync feed.' },
  feeds: {
    name: 'Feeds and calendars',
    description: 'For feed readers, calendars, search engines.',
  },
  files: { name: 'Files and print', description: 'Public files, and items to read on paper.' },
  service: { name: 'Service', description: 'This description, and the state of the server.' },
}

/** `text/html; charset=utf-8` is of the media type `text/html`. */
export function mediaTypeOfHeader(contentType: string): string {
  return contentType.split(';', 1)[0] ?? contentType
}
