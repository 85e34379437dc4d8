import type { Field, Payload, PayloadRequest } from 'payload'
import { ValidationError } from 'payload'
import { berlinInstant } from '#contract/time.ts'
import { isDay } from './fields/builders.ts'
import { idOf, recordOf, textOf } from './view.ts'

type Data = Record<string, unknown>

/**
 * Data as clients naturally write them, in the form the fields keep: a single value of a list is a
 * list of one, a number in a line of text is text, a day where an instant belongs is its beginning in
 * Berlin, and what the public calls `name` is the title.
 */
export function asFieldsKeep(sent: Data, fields: readonly Field[]): Data {
  const data = { ...sent }
  if (data.title === undefined && data.name !== undefined && isNamedByTitle(fields)) {
    data.title = data.name
    delete data.name
  }
  for (const field of flat(fields)) {
    if (!('name' in field) || !field.name) continue
    const value = data[field.name]
    if (value === undefined || value === null) continue
    if (field.type === 'group' && isData(value)) {
      data[field.name] = asFieldsKeep(value, field.fields)
    } else if (field.type === 'array' && Array.isArray(value)) {
      data[field.name] = value.map((row) => (isData(row) ? asFieldsKeep(row, field.fields) : row))
    } else if ('hasMany' in field && field.hasMany === true) {
      if (Array.isArray(value)) continue
      data[field.name] = value === '' ? [] : [value]
    } else if (field.type === 'text' || field.type === 'textarea') {
      data[field.name] = asText(value)
    } else if (field.type === 'date') {
      data[field.name] = asInstant(value, { exact: exactInstants.has(field.name) })
    }
  }
  return data
}

/** When something becomes public is never guessed. */
const exactInstants = new Set(['embargoUntil', 'publishedAt'])

function asText(value: unknown): unknown {
  // SQLite would end the text there.
  if (typeof value === 'string') return value.replaceAll('\u0000', '')
  return typeof value === 'number' ? String(value) : value
}

function asInstant(value: unknown, { exact }: { exact: boolean }): unknown {
  if (value === '') return null
  return typeof value === 'string' && isDay(value) && !exact ? berlinInstant(value) : value
}

function isNamedByTitle(fields: readonly Field[]): boolean {
  const names = flat(fields).flatMap((field) => ('name' in field ? [field.name] : []))
  return names.includes('title') && !names.includes('name')
}

/**
 * Points every link at an original: in public all languages of a text share its id, so a link to a
 * translation means the same. A new link to what does not exist refuses the save; one whose target
 * was deleted since does not, or an old text could not be mended any more.
 */
export async function followLinks(
  data: Data,
  options: {
    collection: string
    fields: readonly Field[]
    payload: Payload
    id?: string | undefined
    req?: PayloadRequest | undefined
  },
): Promise<Data> {
  const links: Link[] = []
  collect(data, options.fields, { path: '', links })
  if (links.length === 0) return data
  const missing: Link[] = []
  for (const [target, wanted] of Map.groupBy(links, ({ to }) => to)) {
    const originals = await originalsOf(target, wanted, options)
    for (const link of wanted) {
      const original = originals.get(link.id)
      if (original === undefined && link.strict) missing.push(link)
      if (original !== undefined && link.path !== 'translationOf') link.set(original)
    }
  }
  if (missing.length === 0) return data
  const known = await textOfStored(options)
  const wrong = missing.filter(({ id }) => !known.includes(JSON.stringify(id)))
  if (wrong.length === 0) return data
  throw new ValidationError({
    collection: options.collection,
    errors: wrong.map(({ path }) => ({ path, message: 'Das verknüpfte Dokument gibt es nicht.' })),
  })
}

/** The newest form of the document as JSON; empty for a new one. */
async function textOfStored(options: {
  collection: string
  payload: Payload
  id?: string | undefined
  req?: PayloadRequest | undefined
}): Promise<string> {
  const { collection, payload, id, req } = options
  if (id === undefined) return ''
  const stored = await payload.findByID({
    collection,
    id,
    depth: 0,
    draft: true,
    disableErrors: true,
    overrideAccess: true,
    ...(req ? { req } : {}),
  })
  return JSON.stringify(stored ?? '')
}

type Link = {
  to: string
  id: string
  path: string
  /** The database itself refuses the link if its target is missing. */
  strict: boolean
  set(id: string): void
}

function collect(
  data: Data,
  fields: readonly Field[],
  { path, links }: { path: string; links: Link[] },
): void {
  for (const field of flat(fields)) {
    if (!('name' in field) || !field.name) continue
    const { name } = field
    const value = data[name]
    const here = `${path}${name}`
    if (field.type === 'group') {
      if (isData(value)) collect(value, field.fields, { path: `${here}.`, links })
    } else if (field.type === 'array') {
      for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
        if (isData(row)) collect(row, field.fields, { path: `${here}.${index}.`, links })
      }
    } else if (field.type === 'richText') {
      collectFromText(recordOf(value).root, { path: here, links })
    } else if (field.type === 'relationship' || field.type === 'upload') {
      const to = field.relationTo
      if (typeof to !== 'string') continue
      const strict = true
      if (Array.isArray(value)) {
        const list = [...value]
        data[name] = list
        for (const [index, entry] of list.entries()) {
          const id = idOf(entry)
          const set = (original: string): void => void (list[index] = original)
          if (id) links.push({ to, id, path: here, strict, set })
        }
      } else {
        const id = idOf(value)
        const set = (original: string): void => void (data[name] = original)
        if (id) links.push({ to, id, path: here, strict, set })
      }
    }
  }
}

/** Internal links within a text; one whose target is gone leaves its words, so it is no error. */
function collectFromText(
  node: unknown,
  { path, links }: { path: string; links: Link[] },
  depth = 0,
): void {
  if (!isData(node) || depth > DEEPEST) return
  const { linkType, doc } = recordOf(node.fields)
  if (linkType === 'internal' && isData(doc)) {
    const id = idOf(doc.value)
    const to = textOf(doc.relationTo)
    const set = (original: string): void => void (doc.value = original)
    if (id && to) links.push({ to, id, path, strict: false, set })
  }
  if (!Array.isArray(node.children)) return
  for (const child of node.children) collectFromText(child, { path, links }, depth + 1)
}

const DEEPEST = 100

/** The ids that exist, each with the id of its original. */
async function originalsOf(
  collection: string,
  links: Link[],
  { payload, req }: { payload: Payload; req?: PayloadRequest | undefined },
): Promise<Map<string, string>> {
  if (!payload.collections[collection]) return new Map()
  const ids = [...new Set(links.map(({ id }) => id))]
  const { docs } = await payload.db.find<Data>({
    collection,
    where: { id: { in: ids } },
    limit: ids.length,
    pagination: false,
    select: { translationOf: true },
    ...(req ? { req } : {}),
  })
  return new Map(
    docs.flatMap((doc) => {
      const id = idOf(doc)
      return id ? [[id, idOf(doc.translationOf) ?? id] as const] : []
    }),
  )
}

/** Fields as data has them: what only groups them on the page gives way to what it holds. */
export function flat(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    if (field.type === 'row' || field.type === 'collapsible') return flat(field.fields)
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) => ('name' in tab ? [] : flat(tab.fields)))
    }
    return [field]
  })
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
