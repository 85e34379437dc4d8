import type { Address, Entry } from '#contract/answers.ts'
import type { Answer } from '../http/types.ts'
import { QueryReader } from '../http/query.ts'
import { everything } from '../places/index.ts'
import { API_BASE } from './addresses.ts'
import { jsonAnswer } from './answer.ts'
import { Composer, type Desk } from './composer.ts'

const anyLanguage = { languages: [], original: false }

/** `GET /content/v1`: what there is. `addresses` are those beside the types' own. */
export function answerEntry(
  desk: Desk,
  options: { query: URLSearchParams; productVersion: string; addresses: Address[] },
): Answer {
  new QueryReader(options.query).done()
  const { store, library, places } = desk
  const composer = new Composer(desk, { languages: ['*'], fallback: [], channel: null })
  const types = [...store.contentTypes.values()].flatMap(({ type, path }) => {
    if (path === null) return []
    // Each item once, in whatever languages there are.
    const found = places.find({ ...everything(type), preferred: anyLanguage }, 'date')
    return [{ type, path, url: `${API_BASE}/${path}`, count: found.total }]
  })
  const languages = new Set(
    [...store.contentTypes.keys()].flatMap((type) => places.languagesOf(type)),
  )
  const last = store.get('SELECT max(at) AS at FROM items')?.at
  for (const { type } of types) composer.touchType(type, typeof last === 'string' ? last : null)
  const sites = [...library.sites().values()]
  for (const { row } of sites) composer.touch(row)
  const { epoch, sequence } = store.state()
  const entry: Entry = {
    product: 'Stadtwort',
    version: options.productVersion,
    languages: [...languages].toSorted(),
    channels: sites.map((site) => site.key),
    sites: sites.map(({ key, name, origin }) => ({ key, name, origin })),
    types,
    addresses: options.addresses,
    sequence,
    epoch,
  }
  return jsonAnswer(composer, entry)
}
