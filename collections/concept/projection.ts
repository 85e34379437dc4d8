import {
  linkOf,
  linksOf,
  mediaLinkOf,
  rowsOf,
  safeUrl,
  textOf,
  textOfRow,
  textsOf,
} from '#kit/index.ts'
import type { ProjectedItem, Row } from '#publication/types.ts'

/** A concept without its chapters, which point to it themselves. */
export function projectConcept(row: Row, base: ProjectedItem): ProjectedItem {
  return {
    ...base,
    year: numberOf(row.year) ?? 0,
    adoptedOn: textOf(row.adoptedOn),
    adoptedBy: textOf(row.adoptedBy),
    validity: textOf(row.validity) ?? 'in-force',
    history: rowsOf(row.history).map((entry) => ({
      on: textOf(entry.on),
      title: textOf(entry.title) ?? '',
      text: entry.text ? textOfRow(entry.text) : null,
      links: rowsOf(entry.links).flatMap((link) => {
        const url = safeUrl(link.url)
        return url ? [{ title: textOf(link.title) ?? url, url }] : []
      }),
    })),
    documents: conceptMedia(row).map((id) => ({ id, type: 'media' })),
    bodies: rowsOf(row.bodies).map((entry) => ({
      organization: linkOf(entry.organization, 'organization'),
      rhythm: textOf(entry.rhythm),
      task: textOf(entry.task),
    })),
  }
}

/** The documents a concept offers. */
export function conceptMedia(row: Row): string[] {
  return Array.isArray(row.documents)
    ? row.documents.flatMap((entry) => mediaLinkOf(entry)?.id ?? [])
    : []
}

/** A chapter; without a concept it has no place to be shown in. */
export function projectChapter(row: Row, base: ProjectedItem): ProjectedItem | null {
  const concept = linkOf(row.concept, 'concept')
  if (!concept) return null
  return {
    ...base,
    concept,
    number: textOf(row.number),
    shortTitle: textOf(row.shortTitle),
    kind: textOf(row.kind) ?? 'field-of-action',
    parent: linkOf(row.parent, 'chapter'),
    order: numberOf(row.order) ?? 0,
    guidingGoals: rowsOf(row.guidingGoals).map((entry) => ({
      id: textOf(entry.id) ?? '',
      text: textOfRow(entry.text),
    })),
    approaches: rowsOf(row.approaches).map((entry) => ({
      id: textOf(entry.id) ?? '',
      title: textOf(entry.title) ?? '',
      text: entry.text ? textOfRow(entry.text) : null,
      actors: textsOf(entry.actors),
    })),
    equivalents: linksOf(row.equivalents, 'chapter'),
  }
}

/** The address of a chapter carries its edition: `2017-gesundheit`. */
export function chapterSlugSource(data: Record<string, unknown>): string | null {
  const name = textOf(data.shortTitle) ?? textOf(data.title)
  if (!name) return null
  const edition = numberOf(data.edition)
  return edition ? `${edition} ${name}` : name
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
