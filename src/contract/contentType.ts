import type { z } from 'zod'
import type { Ref, StoredItem } from './item.ts'

export type SortKey = '-date' | 'date' | 'title' | 'order'

/** What the joins of a content type may read: only what is public, in the languages of the answer. */
export type Reader = {
  /** The public variant of an id in the answer's language, else in the original's; undefined if not public. */
  get(id: string): StoredItem | undefined
  /** Public items of a type, each id once, by filter values (ids or plain values). */
  list(query: {
    type: string
    filter?: Record<string, string[]>
    sort?: SortKey
    /** Keep only items whose `date` (events: start) is not before this day or instant. */
    from?: string
    limit?: number
  }): StoredItem[]
  /** The answer's form of a link; null if the target is not public. */
  ref(id: string): Ref | null
  /** The answer's summary (no body) of an item. */
  summary(item: StoredItem): Record<string, unknown>
}

/** A list parameter of one type: which values an item has under it. */
export type Filter = {
  /** `link`: values are ids and the parameter takes an id or a slug; `value`: plain words. */
  kind: 'link' | 'value'
  /** The types a slug given here may belong to. Needed for `link`. */
  types?: string[]
  /** Allowed words of a `value` filter; anything else in the parameter is a 400. */
  allowed?: readonly string[]
  values(item: StoredItem): string[]
}

/**
 * What delivery, the client and the API description need to know of a content type.
 * Pure data and pure functions: no Payload, no I/O.
 */
export type ContentType = {
  /** The `type` value, e.g. `press-release`. */
  type: string
  /** The plural in paths, e.g. `press-releases`; null for types that are never listed (sites). */
  path: string | null
  /** `variants`: one item per language; `labels`: one per labelled language; `none`: language is null. */
  languages: 'variants' | 'labels' | 'none'
  /** Fields beyond the envelope, in stored form. */
  fields: z.ZodRawShape
  defaultSort: SortKey
  /** Parameters beyond the common ones (`category`, `fieldOfAction`, `tag`, `featured`, `channel`, `year` …). */
  filters: Record<string, Filter>
  /** Fields that accompany every Ref to an item of this type. */
  refFields?: readonly string[]
  /** Fields that hold rich text: like `body`, in summaries only where it is asked for. */
  detailFields?: readonly string[]
  /** Text beyond title, teaser and body that search finds. */
  searchText?: (item: StoredItem) => string[]
  /** `false`: items of this type are not found by search. */
  searchable?: boolean
  /** RSS, Atom and JSON Feed are offered. */
  feed?: boolean
  /** What its feeds are called, in German. */
  feedTitle?: string
  /** Other forms of one item, asked for with `format`: as which class of schema.org, and as ninjs. */
  forms?: { jsonld?: 'NewsArticle' | 'Event'; ninjs?: boolean }
  /** A print view and a PDF of each item are offered: what stands above them, by language. */
  print?: Readonly<Record<string, string>>
  /** Answers carry `previous` (next older) and `next` (next newer). */
  neighbours?: boolean
  /** Items of another type that follow from an item of this one (the dates of an activity). */
  derives?: { type: string; items(item: StoredItem): StoredItem[] }
  /** Set on derived types: lists show only a window, `from` defaulting to today in Berlin. */
  window?: { defaultDays: number; maxDays: number }
  /**
   * What answers have beyond the stored fields or in another form than these, links written as in
   * stored form: `always` the fields that `computed` gives, `full` those that `joins` gives.
   */
  joined?: { always?: z.ZodRawShape; full?: z.ZodRawShape }
  /** Fields that follow from the item alone, in stored form; they stand in summaries too. */
  computed?: (item: StoredItem) => Record<string, unknown>
  /** Fields joined in when an item is answered, not in summaries; none that the stored item has. */
  joins?: (item: StoredItem, read: Reader) => Record<string, unknown>
}

/** Fixes the type of a contract and checks nothing at run time. */
export function defineContract(contract: ContentType): ContentType {
  return contract
}
