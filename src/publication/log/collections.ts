import type { CollectionConfig, Field } from 'payload'

/** The numbered log: one row per (item, language), rewritten with each new entry. */
export const HEADS = 'publication-heads'
/** Decisions not yet numbered: at most one per (item, language). */
export const WAITING = 'publication-waiting'
/** Which public item shows which medium. */
export const USES = 'publication-uses'
/** One row: epoch, counter, what was pruned. */
export const STATE = 'publication-state'
/** Every slug that is or was somebody's. */
export const SLUGS = 'slugs'

const text = (name: string, options: { index?: boolean; required?: boolean } = {}): Field => ({
  name,
  type: 'text',
  ...options,
})
// Instants are milliseconds: they are compared and sorted the same way on both databases.
const number = (name: string, options: { index?: boolean; unique?: boolean } = {}): Field => ({
  name,
  type: 'number',
  ...options,
})
const flag = (name: string, index = false): Field => ({ name, type: 'checkbox', index })
// JSON as text: what is read back is exactly what was hashed, on both databases.
const long = (name: string): Field => ({ name, type: 'textarea' })

const identity: Field[] = [
  text('itemId', { required: true, index: true }),
  text('language'),
  text('type', { required: true }),
  text('collectionSlug', { required: true }),
  text('documentId', { required: true, index: true }),
]

/** What the product writes for itself: no door leads here, neither REST nor admin. */
function internal(slug: string, fields: Field[]): CollectionConfig {
  const never = () => false
  return {
    slug,
    access: {
      create: never,
      read: never,
      update: never,
      delete: never,
      readVersions: never,
      unlock: never,
      admin: never,
    },
    admin: { hidden: true },
    endpoints: false,
    graphQL: false,
    lockDocuments: false,
    timestamps: false,
    fields: [text('id', { required: true }), ...fields],
  }
}

/** The collections of the publication log and of the slugs. */
export const publicationCollections: CollectionConfig[] = [
  internal(HEADS, [
    ...identity,
    number('sequence', { unique: true }),
    text('operation', { required: true, index: true }),
    number('version'),
    number('numberedAt'),
    text('publishedAt'),
    text('updatedAtPublic'),
    text('slug'),
    long('formerSlugs'),
    text('reason'),
    text('hash'),
    flag('dependent'),
    long('item'),
  ]),
  internal(WAITING, [
    ...identity,
    text('operation', { required: true }),
    number('version'),
    number('decidedAt', { index: true }),
    number('dueAt', { index: true }),
    number('until'),
    flag('atOnce', true),
    flag('dependent'),
    flag('minor'),
    text('publishedAt'),
    text('reason'),
    text('hash'),
    long('item'),
    long('uses'),
  ]),
  internal(USES, [
    text('entry', { required: true, index: true }),
    text('mediaId', { required: true, index: true }),
  ]),
  internal(STATE, [text('epoch', { required: true }), number('sequence'), number('prunedUpTo')]),
  internal(SLUGS, [
    text('type', { required: true }),
    text('language'),
    text('slug', { required: true }),
    text('itemId', { required: true, index: true }),
    flag('wasPublic'),
  ]),
]
