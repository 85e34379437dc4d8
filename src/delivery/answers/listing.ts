import type { ContentType, Filter, SortKey } from '#contract/contentType.ts'
import { berlinDay } from '#contract/time.ts'
import {
  fallbackParameter,
  languageParameter,
  momentParameter,
  named,
  oneOf,
  wholeNumber,
  wordParameter,
  yearParameter,
  type Parameter,
  type QueryReader,
} from '../http/query.ts'
import type { Store } from '../store/index.ts'
import { DEFAULT_LANGUAGE } from './addresses.ts'
import { findPublicIds, withEquivalents } from './find.ts'
import { beginOf, endOf, isDayForm, monthParameter, weekParameter, yearLater } from './moments.ts'

export const facetNames = [
  'type',
  'year',
  'category',
  'fieldOfAction',
  'organization',
  'kind',
  'tag',
] as const
export type FacetName = (typeof facetNames)[number]

const sortKeys: SortKey[] = ['-date', 'date', 'title', 'order']
const sortBy = (usual: SortKey) => named(oneOf(sortKeys), 'Order of the items.', usual)
/** By the order that a list has without it. */
const sortParameters: Record<SortKey, Parameter<SortKey>> = {
  '-date': sortBy('-date'),
  date: sortBy('date'),
  title: sortBy('title'),
  order: sortBy('order'),
}
const DEFAULT_LIMIT = 20

/** Which items an answer is about, and in which languages. */
export type Reach = {
  /** In order; `*` for all. */
  languages: string[]
  fallback: string[]
  channel: string | null
}

/** What a list is asked for. */
export type Listing = Reach & {
  types: readonly ContentType[]
  /** Every filter must match, by any of its values; none left means nothing can match. */
  filters: { name: string; values: string[] }[]
  years: string[]
  from: string | null
  to: string | null
  /** Derived types: instants between which a date must lie at least in part. */
  window: { begin: string; end: string } | null
  sort: SortKey
  limit: number
  include: ('body' | 'links')[]
  facets: FacetName[]
}

/** Links that items of every type have, and the types they lead to. */
export const commonLinks: Record<string, string[]> = {
  category: ['category'],
  fieldOfAction: ['chapter'],
}

const linkParameter = named(wordParameter, 'Links to any of these; ids, or slugs in any language.')

/** What every list takes; the types' own filters come on top. */
const taken = {
  language: named(
    languageParameter,
    'Languages of the items, in order; `*` for all. Items without a language are always meant.',
    DEFAULT_LANGUAGE,
  ),
  fallback: named(
    fallbackParameter,
    'Languages to fill in from, in order: each id then comes once, in the first that is public.',
  ),
  channel: named(wordParameter, 'Key of a website: only what is meant to appear there.'),
  limit: named(wholeNumber(1, 100), 'Items on a page.', DEFAULT_LIMIT),
  include: named(
    oneOf<Listing['include'][number]>(['body', 'links']),
    '`body`: with the texts, also those within other fields; `links`: linked items as whole summaries.',
  ),
  facets: named(oneOf(facetNames), 'Counts by the values of these; each ignores its own filter.'),
  year: named(yearParameter, 'Years of `date`. Not together with `from` and `to`.'),
  editions: named(oneOf(['all']), 'With `fieldOfAction`: also its equivalents in other concepts.'),
  tag: named(wordParameter, 'Tags as they are written.'),
  featured: named(oneOf(['true', 'false']), 'Only what is, or is not, set apart.'),
  from: named(momentParameter, 'First day of `date`, or instant of `publishedAt`; inclusive.'),
  to: named(momentParameter, 'Last day of `date`, or instant of `publishedAt`; inclusive.'),
}

const takenWithWindow = {
  from: named(
    momentParameter,
    'Day or instant: dates that end after it. Default: today in Berlin.',
  ),
  to: named(momentParameter, 'Day or instant: dates that start before its end; default a year on.'),
  week: named(weekParameter, 'One ISO week, in place of `from` and `to`.'),
  month: named(monthParameter, 'One month, in place of `from` and `to`.'),
}

/** Language, fallback and channel, as every read takes them. */
export function readReach(query: QueryReader): Reach {
  const languages = query.many('language', taken.language)
  return {
    languages: languages.length > 0 ? languages : [DEFAULT_LANGUAGE],
    fallback: query.many('fallback', taken.fallback),
    channel: query.one('channel', taken.channel),
  }
}

/** The parameters of a list over one type, or of a search over several, which has its own order. */
export function readListing(
  query: QueryReader,
  options: { types: readonly ContentType[]; store: Store; now: Date; sorted?: boolean },
): Listing {
  const { types, store } = options
  const years = query.many('year', taken.year)
  const [only] = types
  const sort = only?.defaultSort ?? '-date'
  return {
    ...readReach(query),
    types,
    limit: query.one('limit', taken.limit) ?? DEFAULT_LIMIT,
    sort: options.sorted === false ? sort : readSort(query, sort),
    include: query.many('include', taken.include),
    facets: query.many('facets', taken.facets),
    filters: [...readCommonFilters(query, store), ...readOwnFilters(query, types, store)],
    years,
    ...readSpan(query, { window: only?.window, years, now: options.now }),
  }
}

function readSort(query: QueryReader, usual: SortKey): SortKey {
  return query.one('sort', sortParameters[usual]) ?? usual
}

function readCommonFilters(query: QueryReader, store: Store): Listing['filters'] {
  const filters: Listing['filters'] = []
  const editions = query.one('editions', taken.editions)
  for (const [name, types] of Object.entries(commonLinks)) {
    const given = query.many(name, linkParameter)
    if (given.length === 0 && !query.has(name)) continue
    const ids = given.flatMap((value) => findPublicIds(store, types, value))
    const all = name === 'fieldOfAction' && editions === 'all'
    filters.push({ name, values: all ? withEquivalents(store, ids) : ids })
  }
  const tags = query.many('tag', taken.tag)
  if (tags.length > 0) filters.push({ name: 'tag', values: tags })
  const featured = query.one('featured', taken.featured)
  if (featured) filters.push({ name: 'featured', values: [featured] })
  return filters
}

function readOwnFilters(
  query: QueryReader,
  types: readonly ContentType[],
  store: Store,
): Listing['filters'] {
  const filters: Listing['filters'] = []
  for (const { name, parameter, targets } of ownFiltersOf(types)) {
    const given = query.many(name, parameter)
    if (given.length === 0) continue
    const values = targets ? given.flatMap((value) => findPublicIds(store, targets, value)) : given
    filters.push({ name, values })
  }
  return filters
}

/** A filter as it is read; `targets` are the types that the values of a link lead to. */
type OwnFilter = { name: string; parameter: Parameter<string>; targets: string[] | null }

/** By the types, which are the same objects for every request. */
const ownFilters = new WeakMap<readonly ContentType[], OwnFilter[]>()

function ownFiltersOf(types: readonly ContentType[]): OwnFilter[] {
  const held = ownFilters.get(types)
  if (held) return held
  const found = [...filtersOf(types)].map(([name, filters]): OwnFilter => {
    if (filters[0]?.kind === 'link') {
      const targets = filters.flatMap((filter) => filter.types ?? [])
      return { name, parameter: linkParameter, targets }
    }
    const closed = filters.every((filter) => filter.allowed)
    const allowed = filters.flatMap((filter) => filter.allowed ?? [])
    return { name, parameter: closed ? oneOf(allowed) : wordParameter, targets: null }
  })
  ownFilters.set(types, found)
  return found
}

/** The types' own filters by name; the same name means the same in every type. */
function filtersOf(types: readonly ContentType[]): Map<string, Filter[]> {
  const common = new Set([...Object.keys(commonLinks), 'tag', 'featured', 'channel', 'year'])
  const found = new Map<string, Filter[]>()
  for (const type of types) {
    for (const [name, filter] of Object.entries(type.filters)) {
      if (!common.has(name)) found.set(name, [...(found.get(name) ?? []), filter])
    }
  }
  return found
}

function readSpan(
  query: QueryReader,
  options: { window: ContentType['window']; years: string[]; now: Date },
): Pick<Listing, 'from' | 'to' | 'window'> {
  const { window } = options
  const span = window ? takenWithWindow : taken
  const from = query.one('from', span.from)
  const to = query.one('to', span.to)
  const spans = window
    ? [query.one('week', takenWithWindow.week), query.one('month', takenWithWindow.month)].filter(
        (span) => span !== null,
      )
    : []
  const kinds = [options.years.length > 0, Boolean(from ?? to), ...spans.map(() => true)]
  if (kinds.filter(Boolean).length > 1) {
    const name = ['year', 'week', 'month'].find((candidate) => query.has(candidate))
    query.fault(name ?? 'from', 'one of year, week, month, or from and to')
  }
  if (!window) return { from, to, window: null }
  if (options.years.length > 0) return { from: null, to: null, window: null }
  const [only] = spans
  const first = only?.first ?? from ?? berlinDay(options.now)
  const last = only?.last ?? to ?? yearLater(first)
  const days = (Date.parse(endOf(last)) - Date.parse(beginOf(first))) / 86_400_000
  if (days > window.maxDays + 1) query.fault('to', `at most ${window.maxDays} days after from`)
  return {
    // Instants compare with the start, days with the whole of a date.
    from: isDayForm(first) ? null : first,
    to: isDayForm(last) ? null : last,
    window: {
      begin: isDayForm(first) ? beginOf(first) : BEGIN_OF_TIME,
      end: isDayForm(last) ? endOf(last) : END_OF_TIME,
    },
  }
}

const BEGIN_OF_TIME = '0000'
const END_OF_TIME = '9999'
