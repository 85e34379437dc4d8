import type { Field } from 'payload'
import type { Link } from '#contract/item.ts'
import type { ProjectedItem, PublicView, Row, Variant } from '#publication/types.ts'
import { linkTypeOf } from './linkTypes.ts'
import { mediaInText, renderText } from './richtext/render.ts'
import type { ContentTypeDefinition } from './types.ts'

/** The one place that says what of a document is public, made from its main row alone. */
export function createView(
  definition: ContentTypeDefinition,
  fields: Field[],
): (row: Row) => PublicView {
  const workflow = definition.mode === 'workflow'
  return (row) => {
    const withdrawn = recordOf(row.withdrawn)
    const released = !workflow || row._status === 'published'
    const at = textOf(withdrawn.at)
    if (at && !(workflow && released)) {
      return { state: 'withdrawn', at, reason: textOf(withdrawn.reason) ?? '' }
    }
    if (textOf(row.deletedAt) || !released) return { state: 'hidden' }
    const variants = variantsOf(definition, fields, row)
    if (variants.length === 0) return { state: 'hidden' }
    return {
      state: 'public',
      dueAt: workflow ? textOf(row.embargoUntil) : null,
      publishedAt: textOf(row.publishedAt),
      until: definition.publicUntil?.(row) ?? null,
      version: typeof row.version === 'number' ? row.version : 1,
      minor: row.minor === true,
      variants,
    }
  }
}

function variantsOf(definition: ContentTypeDefinition, fields: Field[], row: Row): Variant[] {
  if (definition.contract.languages !== 'labels') {
    const language =
      definition.contract.languages === 'none' ? null : (textOf(row.language) ?? 'de')
    const id = idOf(row.translationOf) ?? row.id
    const original = language === null ? null : (textOf(row.originalLanguage) ?? language)
    return variant(definition, row, { id, language, original })
  }
  const labelled = labelledLanguages(fields, row)
  const original = labelled.includes('de') ? 'de' : (labelled[0] ?? null)
  return labelled.flatMap((language) =>
    variant(
      definition,
      { ...inLanguage(fields, row, language), id: row.id },
      {
        id: row.id,
        language,
        original,
      },
    ),
  )
}

function variant(
  definition: ContentTypeDefinition,
  row: Row,
  { id, language, original }: { id: string; language: string | null; original: string | null },
): Variant[] {
  const base: ProjectedItem = {
    id,
    type: definition.contract.type,
    language,
    slug: definition.slugs === false ? id : (textOf(row.slug) ?? id),
    title: textOf(row.title) ?? '',
    teaser: textOf(row.teaser),
    date: definition.itemDate?.(row) ?? null,
    changeNote: textOf(row.changeNote),
    channels: textsOf(row.channels),
    categories: linksOf(row.categories, 'category'),
    fieldsOfAction: linksOf(row.fieldsOfAction, 'chapter'),
    tags: tagsOf(row.tags),
    image: mediaLinkOf(row.image),
    featured: row.featured === true,
    body: renderText(row.body, linkTypeOf),
    originalLanguage: original,
  }
  const item = definition.project(row, base)
  if (!item) return []
  const own = definition.uses?.(row) ?? []
  const image = idOf(row.image)
  const uses = new Set([...(image ? [image] : []), ...mediaInText(row.body), ...own])
  const standsAlone = definition.standsAlone?.(row) ?? false
  return [{ id, language, item, uses: [...uses], ...(standsAlone ? { standsAlone } : {}) }]
}

/** A document's rich text as it stands in the item. */
export function textOfRow(value: unknown): { html: string; text: string } {
  return renderText(value, linkTypeOf)
}

/** A link to one document, as stored items have it; null for none. */
export function linkOf(value: unknown, type: string): Link | null {
  const id = idOf(value)
  return id ? { id, type } : null
}

/** Links to several documents, as stored items have them. */
export function linksOf(value: unknown, type: string): Link[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) => {
    const id = idOf(entry)
    return id ? [{ id, type }] : []
  })
}

/** A link to a picture or document; null for none. */
export function mediaLinkOf(value: unknown): { id: string; type: 'media' } | null {
  const id = idOf(value)
  return id ? { id, type: 'media' } : null
}

/** The id a relationship holds, populated or not. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value
  const id = recordOf(value).id
  return typeof id === 'string' && id !== '' ? id : null
}

/** A non-empty text, or null; instants come out as RFC 3339. */
export function textOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** The non-empty texts of a list. */
export function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry) => textOf(entry) ?? [])
}

/** Tags, each once: readers ask for several with commas, so one with a comma is several. */
function tagsOf(value: unknown): string[] {
  const tags = textsOf(value).flatMap((text) => text.split(','))
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))]
}

/** The entries of an array field, each as a record. */
export function rowsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

/** A group's value as a record, empty for anything else. */
export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function labelledLanguages(fields: Field[], row: Row): string[] {
  const found = new Set<string>()
  for (const field of fields) {
    if (!('name' in field) || !('localized' in field) || !field.localized) continue
    if (!('required' in field) || !field.required) continue
    for (const [language, label] of Object.entries(recordOf(row[field.name]))) {
      if (textOf(label)) found.add(language)
    }
  }
  return [...found]
}

// Labels missing in a language stay empty: languages are never mixed silently.
function inLanguage(
  fields: Field[],
  row: Record<string, unknown>,
  language: string,
): Record<string, unknown> {
  const result = { ...row }
  for (const field of fields) {
    if (field.type === 'row' || field.type === 'collapsible') {
      Object.assign(result, inLanguage(field.fields, result, language))
    } else if (!('name' in field) || !field.name) {
      continue
    } else if ('localized' in field && field.localized) {
      result[field.name] = recordOf(row[field.name])[language] ?? null
    } else if (field.type === 'group') {
      result[field.name] = inLanguage(field.fields, recordOf(row[field.name]), language)
    } else if (field.type === 'array') {
      result[field.name] = rowsOf(row[field.name]).map((entry) =>
        inLanguage(field.fields, entry, language),
      )
    }
  }
  return result
}
