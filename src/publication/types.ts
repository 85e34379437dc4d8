import type { StoredItem } from '#contract/item.ts'

/**
 * An item before the log completes it: the log adds `publishedAt`, `updatedAt`, `formerSlugs`,
 * and `date` where the projection leaves it open (then the day of `publishedAt`).
 */
export type ProjectedItem = Omit<
  StoredItem,
  'publishedAt' | 'updatedAt' | 'formerSlugs' | 'date' | 'version'
> & {
  date: string | null
}

export type Variant = {
  /** The public id: the document id of the original. */
  id: string
  language: string | null
  item: ProjectedItem
  /** Ids of the media the item shows: they become public with it. */
  uses: string[]
  /** In a dependent collection: published by itself, used or not (press pictures). */
  standsAlone?: boolean
}

/** What a document's main row says of its being public. Pure: made from the row alone. */
export type PublicView =
  /** Not public: what was is removed. */
  | { state: 'hidden' }
  /** Taken back by an editor: answered 410 for ever. */
  | { state: 'withdrawn'; at: string; reason: string }
  | {
      state: 'public'
      /** Embargo: not before this instant; null = at once. */
      dueAt: string | null
      /** Import and admins: the source's first publication, in the past; null = when it comes out. */
      publishedAt: string | null
      /** Removed at this instant by itself (a term that ends); null = stays. */
      until: string | null
      version: number
      /** A minor publication keeps `updatedAt`. */
      minor: boolean
      variants: Variant[]
    }

/** Row of the database as `payload.db.findOne` gives it with `locale: 'all'`: links are ids, localized fields `{de, en}`. */
export type Row = Record<string, unknown> & { id: string }

/**
 * What the kit puts on a collection for the publication log: `collection.custom.publication`.
 */
export type Publishable = {
  type: string
  /** `dependent`: numbered only while another public item uses it. */
  mode: 'workflow' | 'on-save' | 'by-consent' | 'dependent'
  view(row: Row): PublicView
}
