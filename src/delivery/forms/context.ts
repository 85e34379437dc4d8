import type { StoredItem } from '#contract/item.ts'
import type { Composer } from '../answers/composer.ts'
import type { ShownRef } from './shown.ts'

/** One item about to be told in another form: its answer, and what only the stored item knows. */
export type Told = {
  composer: Composer
  stored: StoredItem
  /** Where readers find it: on a website, else as print view or in the API; complete. */
  link: string
}

/** Where readers find a linked item, complete. */
export function linkTo({ composer, stored }: Told, { id }: Pick<ShownRef, 'id'>): string | null {
  const target = composer.find(id, stored.language === null ? [] : [stored.language])
  return target ? composer.addressOf(target.item) : null
}

/** The item in its other public languages, the original marked. */
export function translationsOf({ composer, stored }: Told) {
  return composer.desk.library.variants(stored.id).flatMap(({ row, item }) => {
    if (row.language === (stored.language ?? '')) return []
    composer.touch(row)
    if (!item) return []
    const isOriginal = item.language === stored.originalLanguage
    return [{ item, isOriginal, link: composer.addressOf(item) }]
  })
}
