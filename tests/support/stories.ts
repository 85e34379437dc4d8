import { randomUUID } from 'node:crypto'
import { buildConfig, getPayload } from 'payload'
import type { CollectionConfig, Field, Payload, PayloadRequest } from 'payload'
import { createDatabase } from '#platform/database/index.ts'
import {
  lastVersion,
  publicationCollections,
  reconcile,
  reserveSlug,
} from '#publication/log/index.ts'
import type { ProjectedItem, Publishable, Row, Variant } from '#publication/types.ts'
import { createSchema } from './database.ts'

/** A hub of two collections and nothing but the publication log: stories, and the pictures they show. */
export type StoryDesk = {
  payload: Payload
  write(data: Record<string, unknown>): Promise<string>
  change(id: string, data: Record<string, unknown>, options?: { draft?: boolean }): Promise<void>
  remove(id: string): Promise<void>
  addPicture(data: Record<string, unknown>): Promise<string>
  changePicture(id: string, data: Record<string, unknown>): Promise<void>
  removePicture(id: string): Promise<void>
  close(): Promise<void>
}

export async function openStoryDesk(databaseUrl: string, key = randomUUID()): Promise<StoryDesk> {
  const config = await buildConfig({
    secret: 'a secret of thirty-two characters',
    db: createDatabase({ databaseUrl }),
    collections: [...publicationCollections, stories, pictures],
    telemetry: false,
    typescript: { autoGenerate: false },
  })
  const payload = await getPayload({ config, key })
  return {
    payload,
    async write(data) {
      const doc = await payload.create({
        collection: 'stories',
        data: { _status: 'published', language: 'de', ...data },
        overrideAccess: true,
      })
      return String(doc.id)
    },
    async change(id, data, { draft = false } = {}) {
      await payload.update({ collection: 'stories', id, data, draft, overrideAccess: true })
    },
    async remove(id) {
      await payload.delete({ collection: 'stories', id, overrideAccess: true })
    },
    async addPicture(data) {
      const doc = await payload.create({ collection: 'pictures', data, overrideAccess: true })
      return String(doc.id)
    },
    async changePicture(id, data) {
      await payload.update({ collection: 'pictures', id, data, overrideAccess: true })
    },
    async removePicture(id) {
      await payload.delete({ collection: 'pictures', id, overrideAccess: true })
    },
    close: () => payload.destroy(),
  }
}

/** The desk on an empty database, its tables made. */
export async function openEmptyStoryDesk(databaseUrl: string): Promise<StoryDesk> {
  const desk = await openStoryDesk(databaseUrl)
  await createSchema(desk.payload)
  return desk
}

const id: Field = {
  name: 'id',
  type: 'text',
  required: true,
  defaultValue: () => randomUUID(),
}

const storyPublishing: Publishable = {
  type: 'story',
  mode: 'workflow',
  view(row) {
    if (row._status !== 'published') return { state: 'hidden' }
    const reason = text(row.withdrawn)
    if (reason) return { state: 'withdrawn', at: new Date().toISOString(), reason }
    const image = text(row.image)
    return {
      state: 'public',
      dueAt: text(row.embargoUntil),
      publishedAt: text(row.publishedAt),
      until: text(row.publicUntil),
      version: Number(row.version),
      minor: row.minor === true,
      variants: [variant(row, { type: 'story', uses: image ? [image] : [] })],
    }
  },
}

const picturePublishing: Publishable = {
  type: 'media',
  mode: 'dependent',
  view: (row) => ({
    state: 'public',
    dueAt: null,
    publishedAt: null,
    until: null,
    version: Number(row.version),
    minor: false,
    variants: [
      { ...variant(row, { type: 'media', uses: [] }), standsAlone: row.pressKit === true },
    ],
  }),
}

const stories: CollectionConfig = {
  slug: 'stories',
  custom: { publication: storyPublishing },
  trash: true,
  versions: { drafts: true },
  hooks: {
    beforeChange: [
      async ({ data, originalDoc, req }) => {
        const itemId = text(data.original) ?? text(data.id) ?? text(originalDoc?.id) ?? ''
        const language = text(data.language) ?? text(originalDoc?.language)
        const seen = await lastVersion({ req, id: itemId, language })
        const slug = await storySlug(req, { data, itemId, language })
        const version = Math.max(Number(originalDoc?.version ?? 0), seen) + 1
        return { ...data, version, ...(slug ? { slug } : {}) }
      },
    ],
    afterChange: [
      async ({ doc, req }) => {
        await reconcile({ req, collection: 'stories', id: doc.id })
        if (doc.title === 'fails') throw new Error('refused after the log was written')
      },
    ],
    afterDelete: [
      ({ id: gone, req }) => reconcile({ req, collection: 'stories', id: String(gone) }),
    ],
  },
  fields: [
    id,
    ...[
      'title',
      'language',
      'original',
      'slug',
      'image',
      'embargoUntil',
      'publicUntil',
      'publishedAt',
      'withdrawn',
    ].map((name): Field => ({ name, type: 'text' })),
    { name: 'minor', type: 'checkbox' },
    { name: 'version', type: 'number' },
  ],
}

const pictures: CollectionConfig = {
  slug: 'pictures',
  custom: { publication: picturePublishing },
  hooks: {
    beforeChange: [
      ({ data, originalDoc }) => ({ ...data, version: Number(originalDoc?.version ?? 0) + 1 }),
    ],
    afterChange: [({ doc, req }) => reconcile({ req, collection: 'pictures', id: doc.id })],
    afterDelete: [
      ({ id: gone, req }) => reconcile({ req, collection: 'pictures', id: String(gone) }),
    ],
  },
  fields: [
    id,
    { name: 'title', type: 'text' },
    { name: 'pressKit', type: 'checkbox' },
    { name: 'version', type: 'number' },
  ],
}

async function storySlug(
  req: PayloadRequest,
  story: { data: Record<string, unknown>; itemId: string; language: string | null },
): Promise<string | null> {
  const wanted = text(story.data.slug)
  if (!wanted || story.data._status !== 'published') return null
  const { itemId, language } = story
  return reserveSlug({ req, type: 'story', language, id: itemId, wanted })
}

function variant(row: Row, { type, uses }: { type: string; uses: string[] }): Variant {
  const itemId = text(row.original) ?? row.id
  const language = type === 'story' ? text(row.language) : 'de'
  const item: ProjectedItem = {
    id: itemId,
    type,
    language,
    slug: text(row.slug) ?? itemId,
    title: text(row.title) ?? '',
    teaser: null,
    date: null,
    changeNote: null,
    channels: [],
    categories: [],
    fieldsOfAction: [],
    tags: [],
    image: uses[0] ? { id: uses[0], type: 'media' } : null,
    featured: false,
    originalLanguage: 'de',
  }
  return { id: itemId, language, item, uses }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
