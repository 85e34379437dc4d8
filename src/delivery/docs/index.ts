import { z } from 'zod'
import type { ContentType } from '#contract/contentType.ts'
import { problemNames, type ProblemName } from '#contract/problem.ts'
import { ProblemError } from '../http/problem.ts'
import type { Answer, RouteHandler } from '../http/types.ts'
import { code, escape, page, table } from './page.ts'

const API = '/content/v1'

/**
 * `/content/docs`: the reference of what this node answers, made from its content types, and
 * `/content/docs/problems/<name>`, where the `type` of a problem leads.
 */
export function createDocs(options: {
  contentTypes: readonly ContentType[]
  productVersion: string
}): RouteHandler {
  const reference = referencePage(options)
  return ({ segments: [, , section, name, ...more] }) => {
    if (section === undefined) return htmlAnswer(reference)
    const problem = problemNames.find((known) => known === name)
    if (section !== 'problems' || !problem || more.length > 0) throw new ProblemError('not-found')
    return htmlAnswer(page(`Problem: ${problem}`, `<p>${problems[problem]}</p>`))
  }
}

function htmlAnswer(body: string): Answer {
  return {
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body,
    language: 'en',
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    },
  }
}

function referencePage(options: {
  contentTypes: readonly ContentType[]
  productVersion: string
}): string {
  const listed = options.contentTypes.flatMap((type) =>
    type.path ? [[type.path, type] as const] : [],
  )
  const derived = listed.flatMap(([, type]) => type.derives?.type ?? [])
  const calendars = listed.flatMap(([path, type]) => {
    const dates = listed.find(([, other]) => other.type === type.derives?.type)
    return dates?.[1].window ? [[path, dates[0]] as const] : []
  })
  const feeds = listed.filter(([, type]) => type.feed).map(([path]) => path)
  return page(
    'Content API, version 1',
    `<p>Version ${escape(options.productVersion)}. JSON, read-only, no key and no cookie. Ignore fields, types and
values you do not know: more may be added, nothing is removed within version 1.</p>
<h2>Addresses</h2>
${table(
  ['path', 'gives'],
  [
    [link(API), 'languages, channels, types with counts, sequence'],
    [
      code(`${API}/{type}`),
      'a list: <code>items</code>, <code>total</code>, <code>next</code> (follow it unchanged)',
    ],
    [code(`${API}/{type}/{slug or id}`), 'one item'],
    [code(`${API}/search?q=…`), 'full-text search over all types'],
    [link(`${API}/changes`), 'every public change, for those who keep a copy'],
    [link(`${API}/changes/stream`), 'the same as server-sent events'],
    ...feeds.map((path) => [
      ['rss', 'atom', 'json'].map((form) => link(`/feeds/${path}.${form}`)).join('<br>'),
      'feeds, with the filters of the list',
    ]),
    ...calendars.map(([whole, dates]) => [
      `${link(`/feeds/${dates}.ics`)}<br>${code(`/feeds/${whole}/{slug}.ics`)}`,
      'iCalendar: all, with the filters of the list; the dates of one',
    ]),
    [
      link('/sitemap.xml'),
      'leads to <code>/sitemaps/{channel}.xml</code>: the addresses of a website',
    ],
    [code('/files/{hash}/{name}'), 'public files and renditions, immutable'],
  ],
)}
<h2>Parameters of every list</h2>
${table(
  ['name', 'values'],
  commonParameters.map(([name, values]) => [code(name), escape(values)]),
)}
<h2>States</h2>
<p>Draft, embargoed, unknown, removed: 404, all alike. Slug changed: 308. Withdrawn by the editors: 410 with
<code>withdrawnAt</code> and <code>reason</code>. Faults are <code>application/problem+json</code>:
${problemNames.map((name) => `<a href="/content/docs/problems/${name}">${name}</a>`).join(', ')}.</p>
<h2>Types</h2>
${listed.map(([path, type]) => typeSection(path, type, derived.includes(type.type))).join('\n')}`,
  )
}

function typeSection(path: string, type: ContentType, isDerived: boolean): string {
  const filters = Object.entries(type.filters).map(([name, filter]) => [
    code(name),
    filter.kind === 'link' ? 'ids or slugs' : escape((filter.allowed ?? ['any word']).join(', ')),
  ])
  const fields = Object.entries(fieldForms(type)).map(([name, form]) => [code(name), escape(form)])
  return `<h3 id="${path}">${link(`${API}/${path}`)}</h3>
<p>Type ${code(type.type)}, sorted by ${code(type.defaultSort)}${isDerived ? ', derived: not in changes and search' : ''}.</p>
${filters.length > 0 ? `<h4>Filters of its own</h4>${table(['name', 'values'], filters)}` : ''}
${fields.length > 0 ? `<h4>Fields of its own</h4>${table(['name', 'form'], fields)}` : ''}`
}

function fieldForms(type: ContentType): Record<string, string> {
  const { properties = {} } = z.toJSONSchema(z.object(type.fields), {
    io: 'output',
    unrepresentable: 'any',
  })
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, form(schema)]),
  )
}

type Schema = z.core.JSONSchema._JSONSchema

/** A schema in a few words: `string`, `"a" | "b"`, `{ name, url }[]`. */
function form(schema: Schema): string {
  if (typeof schema === 'boolean') return 'any'
  const { anyOf, enum: words, items, properties, type, const: fixed } = schema
  if (anyOf) return [...new Set(anyOf.map(form))].join(' | ')
  if (words) return words.map((word) => JSON.stringify(word)).join(' | ')
  if (fixed !== undefined) return JSON.stringify(fixed)
  if (type === 'array') {
    const item = items && !Array.isArray(items) ? form(items) : 'any'
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  if (properties) return formOfObject(Object.keys(properties))
  return typeof type === 'string' ? type : 'any'
}

/** What is stored as `{ id, type }` is answered as a whole link. */
function formOfObject(names: string[]): string {
  return names.toSorted().join() === 'id,type' ? 'link' : `{ ${names.join(', ')} }`
}

function link(path: string): string {
  return `<a href="${escape(path)}">${code(path)}</a>`
}

const commonParameters: [string, string][] = [
  ['language', 'BCP 47, also de-simple; repeatable; * for all; default de'],
  ['fallback', 'languages to fill in from, in order; default none'],
  ['channel', 'key of a website'],
  ['limit', '1 to 100, default 20'],
  ['cursor', 'comes in next, alone'],
  ['sort', '-date, date, title, order'],
  ['from, to', 'days (the item’s date) or instants (publishedAt), both inclusive'],
  ['year', 'four digits, repeatable'],
  ['category, fieldOfAction', 'ids or slugs, repeatable'],
  ['tag, featured', 'a word; true or false'],
  ['include', 'body, links'],
  ['facets', 'type, year, category, fieldOfAction, organization, kind, tag'],
]

const problems: Record<ProblemName, string> = {
  'bad-parameter':
    'A parameter is unknown here, malformed or repeated. <code>errors</code> names each with what is allowed.',
  'not-found':
    'Nothing public is at this address. Whether there is something not public is not told.',
  withdrawn:
    'The editors took this back. <code>withdrawnAt</code> and <code>reason</code> say when and why. Remove your copy.',
  'method-not-allowed': 'Only the methods in the header <code>Allow</code> work here.',
  resync:
    'Your position is of another history, or older than what is kept. Start again with <code>since=0</code> and replace your copy.',
  conflict: 'The write met a newer state. Read again, then decide.',
  'rate-limited': 'Too many requests. Wait as long as <code>Retry-After</code> says.',
  unavailable:
    'Not ready yet, or something it needs is away. Try again after <code>Retry-After</code> seconds.',
}
