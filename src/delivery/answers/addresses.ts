import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import { DEFAULT_LANGUAGE } from './listing.ts'

export const API_BASE = '/content/v1'

/** The path-absolute API address of an item; it names the language unless it is the default one. */
export function apiPath(
  type: ContentType | undefined,
  item: Pick<StoredItem, 'language' | 'id'>,
  slug: string,
): string {
  const language =
    item.language === null || item.language === DEFAULT_LANGUAGE
      ? ''
      : `?language=${encodeURIComponent(item.language)}`
  return `${API_BASE}/${type?.path ?? 'unlisted'}/${encodeURIComponent(slug || item.id)}${language}`
}
