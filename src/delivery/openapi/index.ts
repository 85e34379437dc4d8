import type { Address } from '#contract/answers.ts'
import type { Desk } from '../answers/composer.ts'
import { readListing } from '../answers/listing.ts'
import { QueryReader } from '../http/query.ts'
import type { RouteHandler } from '../http/types.ts'
import { readSearch } from '../search/search.ts'
import { describeApi, operationsOf } from './document.ts'
import { tags } from './operations/common.ts'
import type { Description } from './types.ts'

export type ApiDescription = {
  /** `GET /content/v1/openapi.json` */
  answer: RouteHandler
  /** The document, made when it is first asked for. */
  document(): Description
  /** Every address there is beside the types' own, for the entry. */
  addresses(): Address[]
}

/** The description of what a node with these types answers. */
export function createApiDescription(
  desk: Desk,
  { productVersion }: { productVersion: string },
): ApiDescription {
  const { store, publicUrl } = desk
  const document = once(() =>
    describeApi({
      types: [...store.contentTypes.values()],
      readers: {
        readListing: (query, types) => readListing(query, { types, store, now: desk.now() }),
        readSearch: (query, types) => readSearch(query, { types, store, now: desk.now() }),
      },
      productVersion,
      publicUrl,
    }),
  )
  const body = once(() => JSON.stringify(document()))
  return {
    document,
    addresses: once(() => addressesOf(document())),
    answer: ({ query }) => {
      new QueryReader(query).done()
      return { status: 200, contentType: 'application/json; charset=utf-8', body: body() }
    },
  }
}

function addressesOf(document: Description): Address[] {
  return operationsOf(document)
    .filter(({ operation }) => !operation.tags.includes(tags.items.name))
    .map(({ path, operation }) => ({
      operation: operation.operationId,
      path,
      title: operation.summary,
      mediaTypes: mediaTypesOf(operation.responses['200'] ?? operation.responses['307']),
    }))
}

function mediaTypesOf(
  response: Description['paths'][string]['get']['responses'][string] | undefined,
) {
  return response && 'content' in response ? Object.keys(response.content ?? {}) : []
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
