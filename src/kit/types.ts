import type { CollectionConfig, Field, PayloadRequest } from 'payload'
import type { ContentType } from '#contract/contentType.ts'
import type { ProjectedItem, Publishable, Row } from '#publication/types.ts'

/** What a person of the hub may be; a person can have several. */
export const roles = ['admin', 'press', 'council', 'ki', 'author', 'reader'] as const
export type Role = (typeof roles)[number]

/** A text of the admin in both of its languages. */
export type Label = { de: string; en: string }

/** The common fields a content type has beside its own; `title` and `slug` belong to all. */
export type Envelope = {
  teaser?: boolean
  body?: boolean
  channels?: boolean
  categories?: boolean
  fieldsOfAction?: boolean
  tags?: boolean
  image?: boolean
  featured?: boolean
}

export type UploadedFile = { name: string; data: Buffer; mimetype: string; size: number }

/** Data and file of a write before the database operation begins. */
export type Draft = { data: Record<string, unknown>; file?: UploadedFile }

/** Slow work on incoming data (hashing, pictures): runs before the transaction, for every caller. */
export type Prepare = (
  draft: Draft,
  context: { req?: PayloadRequest; operation: 'create' | 'update'; id?: string },
) => Promise<Draft>

export type ContentTypeDefinition = {
  contract: ContentType
  /** The collection; by default the contract's path. */
  slug?: string
  labels: { singular: Label; plural: Label }
  /** Heading in the admin's navigation. */
  group: Label
  /** One sentence for editors under the heading of the list. */
  description?: Label
  mode: Publishable['mode']
  /** The domain's own fields. */
  fields: Field[]
  /** Without an entry: on for `workflow`, off else. */
  envelope?: Envelope
  /** Label of the title; `false`: the type has no title field and its projection gives one. */
  title?: Label | false
  /** `false`: the id is the slug. */
  slugs?: boolean
  /** What a missing slug is made of; by default the title. */
  slugSource?: (data: Record<string, unknown>) => string | null
  /** Who writes and who publishes; admins always may. */
  write: Role[]
  publish: Role[]
  /** Publishing needs the approval of a second person. */
  fourEyes?: boolean
  /** Keys of the sites preset for new documents. */
  channels?: string[]
  /** From document and common part to the public item; null: not public. Pure. */
  project: (doc: Row, base: ProjectedItem) => ProjectedItem | null
  /** Ids of the media the item shows beyond image and body. */
  uses?: (doc: Row) => string[]
  /** The instant from which a document without embargo is no longer public; null: it stays. */
  publicUntil?: (doc: Row) => string | null
  /** In mode `dependent`: public by itself, used by something public or not. */
  standsAlone?: (doc: Row) => boolean
  /** The item's day (YYYY-MM-DD); null: the day of its publication. */
  itemDate?: (doc: Row) => string | null
  listColumns?: string[]
  /** How lists are sorted; by default what was last worked on comes first. */
  defaultSort?: string
  /** Paths of fields that lists are often sorted by, besides `updatedAt`: an index for each. */
  sortedBy?: string[]
  /** Names of the fields editors see first, in this order; all others follow. */
  firstFields?: string[]
  upload?: CollectionConfig['upload']
  prepare?: Prepare
  hooks?: CollectionConfig['hooks']
  admin?: Omit<NonNullable<CollectionConfig['admin']>, 'group' | 'defaultColumns'>
  endpoints?: Exclude<CollectionConfig['endpoints'], false>
}

/** What the kit's doors need to know of a collection, kept in `collection.custom.kit`. */
export type KitRules = {
  type: string
  /** Drafts exist, and publishing is a decision of its own. */
  workflow: boolean
  languages: ContentType['languages']
  hasSlugs: boolean
  slugSource: (data: Record<string, unknown>) => string | null
  write: readonly Role[]
  publish: readonly Role[]
  fourEyes: boolean
  prepare: Prepare | null
}
