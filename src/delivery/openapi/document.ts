import type { ContentType } from '#contract/contentType.ts'
import { operationsOnAll } from './operations/all.ts'
import { conditionalHeaders, tags, type Source } from './operations/common.ts'
import { feedOperations } from './operations/feeds.ts'
import { fileOperations } from './operations/files.ts'
import { itemOperations } from './operations/items.ts'
import { serviceOperations } from './operations/service.ts'
import { exampleOf } from './examples.ts'
import { headers, responses } from './responses.ts'
import { shareParameters } from './share.ts'
import { schemasFor } from './schemas/index.ts'
import type { Described, Description, MediaType, Operation, Response, Schema } from './types.ts'

/** The OpenAPI 3.1 document of what this node answers. */
export function describeApi(options: {
  types: readonly ContentType[]
  readers: Pick<Source, 'readListing' | 'readSearch'>
  productVersion: string
  /** Origin without a slash at the end; empty where it is not known. */
  publicUrl: string
}): Description {
  const { types, readers, productVersion, publicUrl } = options
  const schemas = schemasFor(types)
  const listed = types.flatMap((type) => (type.path === null ? [] : [{ path: type.path, type }]))
  const source: Source = { types, listed, ...readers }
  const described = [
    ...operationsOnAll(source),
    ...itemOperations(source),
    ...feedOperations(source),
    ...fileOperations(source),
    ...serviceOperations,
  ]
  const { operations, parameters } = shareParameters(described)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stadtwort: content API, version 1',
      version: productVersion,
      description: ABOUT,
    },
    servers: [{ url: publicUrl || '/' }],
    tags: Object.values(tags),
    paths: Object.fromEntries(
      operations.map(({ path, operation }) => [path, { get: withExamples(operation, schemas) }]),
    ),
    components: {
      schemas,
      headers,
      parameters: { ...conditionalHeaders, ...parameters },
      responses,
    },
  }
}

const ABOUT = `JSON, read-only: no key, no cookie, no content negotiation. GET, HEAD for the headers alone, and OPTIONS.

Ignore fields, types, operations and values you do not know: more may be added, nothing is removed or
narrowed within version 1. An end is announced 24 months ahead (\`Deprecation\`, \`Sunset\`).

An item is (\`id\`, \`language\`); \`id\` is the same in all languages. Draft, embargoed, unknown and removed
are all the same 404; a changed slug is a 308; what the editors took back is a 410 with its reason, for ever.

Under \`/content/v1\` unknown parameters and malformed values are a 400; a filter that matches nothing gives an
empty list. \`year\` and \`from\` or \`to\` exclude each other.

Answers are compressed with brotli or gzip where asked for (\`Vary: Accept-Encoding\`), each coding with an ETag of
its own. Browsers may read from everywhere (\`Access-Control-Allow-Origin: *\`).`

function withExamples(operation: Operation, schemas: Record<string, Schema>): Operation {
  const shown = Object.entries(operation.responses).map(([status, response]) => [
    status,
    '$ref' in response ? response : shownResponse(response, schemas),
  ])
  return { ...operation, responses: Object.fromEntries(shown) }
}

function shownResponse(response: Response, schemas: Record<string, Schema>): Response {
  if (!response.content) return response
  const content = Object.entries(response.content).map(([type, media]) => [
    type,
    shownMedia(media, schemas),
  ])
  return { ...response, content: Object.fromEntries(content) }
}

function shownMedia(media: MediaType, schemas: Record<string, Schema>): MediaType {
  if (!media.schema?.$ref && !media.schema?.anyOf) return media
  return { ...media, example: exampleOf(media.schema, schemas) }
}

/** The operations of a document, in its order. */
export function operationsOf({ paths }: Description): Described[] {
  return Object.entries(paths).map(([path, { get }]) => ({ path, operation: get }))
}
