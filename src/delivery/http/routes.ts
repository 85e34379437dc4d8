import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from '../answers/addresses.ts'
import { answerChanges } from '../answers/changes.ts'
import type { Desk } from '../answers/composer.ts'
import { answerEntry } from '../answers/entry.ts'
import { answerItem } from '../answers/item.ts'
import { answerList } from '../answers/list.ts'
import { createCalendars } from '../calendars/index.ts'
import { createDocs } from '../docs/index.ts'
import { createFeeds } from '../feeds/index.ts'
import { createFiles, type FileSource } from '../files/index.ts'
import { createApiDescription } from '../openapi/index.ts'
import { createPrint } from '../print/index.ts'
import type { Workshop } from '../print/pdf/workshop.ts'
import { createSearch } from '../search/search.ts'
import { createSitemaps } from '../sitemaps/index.ts'
import { ProblemError } from './problem.ts'
import type { Answer, DeliveryRequest, RouteHandler } from './types.ts'

const OPENAPI_PATH = `${API_BASE}/openapi.json`
const apiSegments = API_BASE.split('/').filter(Boolean)

/** Finds the route of a reading request; throws the problem it meets. */
export function createRoutes(
  desk: Desk,
  options: {
    files: FileSource
    productVersion: string
    changeStream: RouteHandler
    workshop: Workshop
  },
): RouteHandler {
  const files = createFiles({ store: desk.store, files: options.files, filesUrl: desk.filesUrl })
  const search = createSearch(desk)
  const feeds = createFeeds(desk)
  const calendars = createCalendars(desk)
  const print = createPrint(desk, options)
  const sitemaps = createSitemaps(desk)
  const description = createApiDescription(desk, options)
  const docs = createDocs(description.document)
  const types = new Map<string, readonly [ContentType]>()
  for (const type of desk.store.contentTypes.values()) if (type.path) types.set(type.path, [type])

  const api = (request: DeliveryRequest, path: string[]): Answer | Promise<Answer> => {
    const [name, item, ...more] = path
    if (name === undefined) {
      const { productVersion } = options
      const addresses = description.addresses()
      return answerEntry(desk, { query: request.query, productVersion, addresses })
    }
    if (name === 'changes' && item === 'stream' && more.length === 0) {
      return options.changeStream(request)
    }
    if (more.length > 0) throw new ProblemError('not-found')
    if (item === undefined && name === 'changes') return answerChanges(desk, request.query)
    if (item === undefined && name === 'search') return search(request)
    const listed = types.get(name)
    if (!listed || item === '') throw new ProblemError('not-found')
    const [type] = listed
    return item === undefined
      ? answerList(desk, listed, request)
      : answerItem(desk, type, { name: item, request })
  }

  return (request) => {
    const { segments } = request
    // What there is to ask for is known before there is anything.
    if (request.path === OPENAPI_PATH) return description.answer(request)
    if (segments[0] === 'content' && segments[1] === 'docs') return docs(request)
    if (!desk.store.state().ready) {
      throw new ProblemError('unavailable', {}, { 'Retry-After': '1' })
    }
    if (apiSegments.every((segment, index) => segments[index] === segment)) {
      return api(request, segments.slice(apiSegments.length))
    }
    if (segments[0] === 'feeds') return calendars(request) ?? feeds(request)
    if (segments[0] === 'print') return print(request)
    if (segments[0] === 'files') return files.file(request)
    if (segments[0] === 'sitemap.xml' || segments[0] === 'sitemaps') return sitemaps(request)
    if (segments[0] === 'media') return files.media(request)
    throw new ProblemError('not-found')
  }
}
