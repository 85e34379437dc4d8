import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'

export const API_BASE = '/content/v1'
/** The language of what is read without naming one. */
export const DEFAULT_LANGUAGE = 'de'
export const PRINT_BASE = '/print'

/** The path-absolute API address of an item; it names the language unless it is the default one. */
export function apiPath(
  type: ContentType | undefined,
  item: Pick<StoredItem, 'language' | 'id'>,
  slug: string,
): string {
  return `${API_BASE}/${type?.path ?? 'unlisted'}/${encodeURIComponent(slug || item.id)}${languageOf(item)}`
}

/** The path-absolute address of an item's print view, or of its PDF; null for types without one. */
export function printPath(
  type: ContentType | undefined,
  item: Pick<StoredItem, 'language' | 'id' | 'slug'>,
  ending: '' | '.pdf' = '',
): string | null {
  if (!type?.print || type.path === null) return null
  return `${PRINT_BASE}/${type.path}/${encodeURIComponent(item.slug || item.id)}${ending}${languageOf(item)}`
}

/** What names an item for ever, whatever becomes of its address: a tag URI (RFC 4151). */
export function permanentUri(item: { id: string; language: string | null }): string {
  return `tag:stadtwort,2026:${encodeURIComponent(item.id)}:${item.language ?? ''}`
}

function languageOf({ language }: Pick<StoredItem, 'language'>): string {
  return language === null || language === DEFAULT_LANGUAGE
    ? ''
    : `?language=${encodeURIComponent(language)}`
}
