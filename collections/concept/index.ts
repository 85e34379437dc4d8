import type { CollectionBeforeValidateHook, Plugin } from 'payload'
import {
  contentPlugin,
  defineContentType,
  idOf,
  recordOf,
  type ContentTypeDefinition,
} from '#kit/index.ts'
import { chapter, concept } from './contract.ts'
import { chapterFields, conceptFields } from './fields.ts'
import { chapterSlugSource, conceptMedia, projectChapter, projectConcept } from './projection.ts'

const group = { de: 'Integrationskonzept', en: 'Integration concept' }

const setEdition: CollectionBeforeValidateHook = async ({ data, req }) => {
  const id = idOf(data?.concept)
  if (!data || !id) return data
  const [found] = (
    await req.payload.find({
      collection: 'concepts',
      where: { id: { equals: id } },
      depth: 0,
      draft: true,
      limit: 1,
      overrideAccess: true,
      req,
      select: { year: true },
    })
  ).docs
  const year: unknown = recordOf(found).year
  return typeof year === 'number' ? { ...data, edition: year } : data
}

const concepts: ContentTypeDefinition = {
  contract: concept,
  labels: {
    singular: { de: 'Konzept', en: 'Concept' },
    plural: { de: 'Konzepte', en: 'Concepts' },
  },
  group,
  description: {
    de: 'Die Ausgaben des Integrationskonzepts. Ihre Kapitel stehen unter „Kapitel“.',
    en: 'The editions of the integration concept. Their chapters are under “Chapters”.',
  },
  mode: 'workflow',
  fields: conceptFields,
  write: ['ki', 'author'],
  publish: ['ki'],
  channels: ['ki', 'city'],
  project: projectConcept,
  uses: conceptMedia,
  itemDate: (row) => (typeof row.adoptedOn === 'string' ? row.adoptedOn : null),
  listColumns: ['title', 'year', 'validity', 'publicState', 'workState', 'updatedAt'],
}

const chapters: ContentTypeDefinition = {
  contract: chapter,
  labels: {
    singular: { de: 'Kapitel', en: 'Chapter' },
    plural: { de: 'Kapitel', en: 'Chapters' },
  },
  group,
  description: {
    de: 'Handlungsfelder und Querschnittsaufgaben mit Leitzielen und Handlungsansätzen.',
    en: 'Fields of action and cross-cutting tasks with goals and approaches.',
  },
  mode: 'workflow',
  fields: chapterFields,
  envelope: { fieldsOfAction: false },
  slugSource: chapterSlugSource,
  write: ['ki', 'author'],
  publish: ['ki'],
  channels: ['ki', 'city'],
  project: projectChapter,
  hooks: { beforeValidate: [setEdition] },
  listColumns: ['title', 'number', 'concept', 'kind', 'order', 'publicState', 'updatedAt'],
}

/** The integration concept: its editions and their chapters. */
export const conceptPlugin: Plugin = contentPlugin({
  collections: [concepts, chapters].map(defineContentType),
})
