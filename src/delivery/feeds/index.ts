import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from '../answers/addresses.ts'
import { Composer, type Desk } from '../answers/composer.ts'
import { lastChangeOf } from '../answers/find.ts'
import { languageOf } from '../answers/list.ts'
import { type Listing, readListing } from '../answers/listing.ts'
import { selectionOf, selectPage } from '../answers/select.ts'
import { ProblemError } from '../http/problem.ts'
import { QueryReader } from '../http/query.ts'
import type { Answer, DeliveryRequest, RouteHandler } from '../http/types.ts'
import { itemOf } from '../store/index.ts'
import { entryOf, type FeedHead } from './entries.ts'
import { formats } from './formats.ts'

const NAME = /^(.+)\.([a-z]+)$/

/** `/feeds/{type}.rss`, `.atom` and `.json`, with the filters of the list. */
export function createFeeds(desk: Desk): RouteHandler {
  const types = new Map(
    [...desk.store.contentTypes.values()].flatMap((type) =>
      type.feed && type.path !== null ? [[type.path, type] as const] : [],
    ),
  )
  return (request) => {
    const [, name = '', ...more] = request.segments
    const [, path = '', ending = ''] = NAME.exec(name) ?? []
    const type = types.get(path)
    const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined
    if (!type || !format || more.length > 0) throw new ProblemError('not-found')
    return answerFeed(desk, { type, request, ...format })
  }
}

type Asked = { type: ContentType; request: DeliveryRequest } & (typeof formats)[string]

function answerFeed(desk: Desk, { type, request, contentType, write }: Asked): Answer {
  const query = new QueryReader(request.query, { strict: false })
  const listing = readListing(query, { types: [type], store: desk.store, now: desk.now() })
  query.done()
  const composer = new Composer(desk, listing)
  composer.touchType(type.type, lastChangeOf(desk.store, type.type))
  const rows = selectPage(desk, {
    where: selectionOf(type.type, listing),
    sort: '-date',
    limit: listing.limit,
    after: null,
  })
  const entries = rows.flatMap((row) => {
    const item = itemOf(row, { body: false })
    if (!item) return []
    const shown = composer.present(row, { form: 'summary', body: true })
    return [entryOf(shown, { link: composer.addressOf(item), base: desk.publicUrl })]
  })
  const head = headOf(desk, { type, listing, request, updated: composer.lastModified })
  return {
    status: 200,
    contentType,
    body: write(head, entries),
    lastModified: composer.lastModified,
    tags: composer.tags,
    language: head.language,
  }
}

function headOf(
  desk: Desk,
  options: {
    type: ContentType
    listing: Listing
    request: DeliveryRequest
    updated: string | null
  },
): FeedHead {
  const { type, listing, request, updated } = options
  const site = listing.channel === null ? undefined : desk.library.sites().get(listing.channel)
  const name = type.feedTitle ?? type.path ?? type.type
  return {
    title: site ? `${site.name}: ${name}` : name,
    home: site?.origin ?? `${desk.publicUrl}${API_BASE}/${type.path}`,
    self: `${desk.publicUrl}${request.path}${request.search}`,
    language: languageOf(listing),
    updatedAt: new Date(updated ?? 0),
  }
}
