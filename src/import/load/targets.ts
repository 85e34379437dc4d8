import type { LocalApi } from '#kit/index.ts'
import type { ImportedOffice, ImportedRecord } from '../parse/types.ts'
import type { Links } from './document.ts'

/** Finds or makes the categories and offices that records point to; each once per run. */
export function createTargets(system: LocalApi) {
  const categories = new Map<string, Promise<string>>()
  const offices = new Map<string, Promise<string>>()

  /** What a record points to; an office that is not known yet is made, as its imprint gives it. */
  return async function linksOf(record: ImportedRecord): Promise<Links> {
    const { category, pressOffice, source } = record
    const links: Links = {}
    if (category) links.category = await once(categories, category, () => findCategory(category))
    if (pressOffice) {
      links.pressOffice = await once(offices, pressOffice.name, () => findOffice(pressOffice))
    }
    if (source) {
      const known = await organizationNamed(source.name)
      if (known) links.source = known
    }
    return links
  }

  async function findCategory(title: string): Promise<string> {
    const { docs } = await system.find({
      collection: 'categories',
      where: { title: { equals: title } },
      locale: 'de',
      limit: 1,
    })
    if (docs[0]) return docs[0].id
    return (await system.create({ collection: 'categories', data: { title }, locale: 'de' })).id
  }

  async function findOffice(imprint: ImportedOffice): Promise<string> {
    const known = await organizationNamed(imprint.name)
    if (known) return known
    const data = { title: imprint.name, kind: 'press-office', imprint }
    return (await system.create({ collection: 'organizations', data })).id
  }

  async function organizationNamed(name: string): Promise<string | null> {
    const { docs } = await system.find({
      collection: 'organizations',
      where: { or: [{ title: { equals: name } }, { 'imprint.name': { equals: name } }] },
      limit: 1,
    })
    return docs[0]?.id ?? null
  }
}

function once(
  known: Map<string, Promise<string>>,
  name: string,
  find: () => Promise<string>,
): Promise<string> {
  const key = name.toLowerCase()
  const found = known.get(key) ?? find()
  known.set(key, found)
  // One failure must not be the answer for all that follow.
  found.catch(() => known.delete(key))
  return found
}
