import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type {
  FindArgs,
  FindVersionsArgs,
  PaginatedDocs,
  QueryDraftsArgs,
  SelectType,
  Where,
} from 'payload'

type Question = {
  limit?: number
  page?: number
  pagination?: boolean
  select?: SelectType
  where?: Where
}

/**
 * Makes a page of a list cost what it shows, whatever it is sorted by. SQLite puts a row together,
 * with a subquery for each list in it, before it sorts. So what is on the page is asked for first,
 * by nothing but ids, and then these documents.
 */
export function askNarrowFirst(adapter: SQLiteAdapter): void {
  const find = adapter.find.bind(adapter)
  const findVersions = adapter.findVersions.bind(adapter)
  const queryDrafts = adapter.queryDrafts.bind(adapter)
  adapter.find = <T>(args: FindArgs) =>
    inTwoSteps(args, { key: 'id', narrow: { id: true }, ask: find<T> })
  adapter.findVersions = <T>(args: FindVersionsArgs) =>
    inTwoSteps(args, { key: 'id', narrow: { id: true, version: {} }, ask: findVersions<T> })
  // Drafts are newest versions that go by the id of their document.
  adapter.queryDrafts = <T>(args: QueryDraftsArgs) =>
    inTwoSteps(args, { key: 'parent', narrow: { parent: true, version: {} }, ask: queryDrafts<T> })
}

async function inTwoSteps<Asked extends Question, Doc>(
  args: Asked,
  steps: {
    key: string
    /** Says of a version that nothing is wanted: unsaid, its lists are read. */
    narrow: SelectType
    ask: (args: Asked) => Promise<PaginatedDocs<Doc>>
  },
): Promise<PaginatedDocs<Doc>> {
  const { key, narrow, ask } = steps
  if (!args.limit || args.pagination === false) return ask(args)
  const page = await ask({ ...args, select: narrow })
  const ids = page.docs.map(idOf)
  if (ids.length === 0) return page
  const { docs } = await ask({
    ...args,
    where: { [key]: { in: ids } },
    limit: 0,
    page: 1,
    pagination: false,
  })
  const byId = new Map(docs.map((doc) => [idOf(doc), doc]))
  return { ...page, docs: ids.flatMap((id) => byId.get(id) ?? []) }
}

function idOf(doc: unknown): unknown {
  return typeof doc === 'object' && doc !== null && 'id' in doc ? doc.id : null
}
