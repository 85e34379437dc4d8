import { z } from 'zod'
import { defineContract, type ContentType, type Reader } from '#contract/contentType.ts'
import type { Ref, StoredItem } from '#contract/item.ts'
import {
  daySchema,
  linkSchema,
  linkTo,
  mediaLinkSchema,
  textSchema,
  urlSchema,
} from '#contract/schemas.ts'
import { idsOf, textsOf, wordsOf } from '#contract/values.ts'

export const chapterKinds = ['introduction', 'cross-cutting', 'field-of-action', 'annex'] as const
export const validities = ['in-force', 'superseded'] as const

const text = z.string().nullable()

function refs(read: Reader, items: StoredItem[]): Ref[] {
  return items.map((item) => read.ref(item.id)).filter((ref) => ref !== null)
}

export const concept = defineContract({
  type: 'concept',
  path: 'concepts',
  languages: 'variants',
  fields: {
    year: z.number().int(),
    adoptedOn: daySchema.nullable(),
    adoptedBy: text,
    validity: z.enum(validities),
    history: z.array(
      z.object({
        on: daySchema.nullable(),
        title: z.string(),
        text: textSchema.nullable(),
        links: z.array(z.object({ title: z.string(), url: urlSchema })),
      }),
    ),
    documents: z.array(mediaLinkSchema),
    bodies: z.array(
      z.object({ organization: linkTo('organization').nullable(), rhythm: text, task: text }),
    ),
  },
  defaultSort: '-date',
  filters: {},
  detailFields: ['history'],
  searchText: (item) => [
    ...textsOf(item.adoptedBy),
    ...textsOf(item.history, 'title', 'text'),
    ...textsOf(item.bodies, 'task'),
  ],
  joined: {
    full: { chapters: z.array(linkTo('chapter')), reports: z.array(linkSchema) },
  },
  joins: (item, read) => ({
    chapters: refs(
      read,
      read.list({ type: 'chapter', filter: { concept: [item.id] }, sort: 'order' }),
    ),
    reports: [],
  }),
})

export const chapter = defineContract({
  type: 'chapter',
  path: 'chapters',
  languages: 'variants',
  fields: {
    concept: linkTo('concept'),
    number: text,
    shortTitle: text,
    kind: z.enum(chapterKinds),
    parent: linkTo('chapter').nullable(),
    /** Position in the concept, sub-chapters counted in reading order. */
    order: z.number(),
    guidingGoals: z.array(z.object({ id: z.string(), text: textSchema })),
    approaches: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        text: textSchema.nullable(),
        actors: z.array(z.string()),
      }),
    ),
    equivalents: z.array(linkTo('chapter')),
  },
  defaultSort: 'order',
  filters: {
    concept: { kind: 'link', types: ['concept'], values: (item) => idsOf(item.concept) },
    kind: { kind: 'value', allowed: chapterKinds, values: (item) => wordsOf(item.kind) },
    parent: { kind: 'link', types: ['chapter'], values: (item) => idsOf(item.parent) },
  },
  refFields: ['number', 'shortTitle', 'kind'],
  detailFields: ['guidingGoals', 'approaches'],
  searchText: (item) => [
    ...textsOf(item.shortTitle),
    ...textsOf(item.guidingGoals, 'text'),
    ...textsOf(item.approaches, 'title', 'text', 'actors'),
  ],
  joined: {
    full: {
      breadcrumb: z.array(linkTo('concept', 'chapter')),
      previous: linkTo('chapter').nullable(),
      next: linkTo('chapter').nullable(),
      indicators: z.array(linkSchema),
      measures: z.array(linkSchema),
    },
  },
  joins: joinChapter,
})

function joinChapter(item: StoredItem, read: Reader): Record<string, unknown> {
  const [conceptId] = idsOf(item.concept)
  const siblings = conceptId
    ? read.list({ type: 'chapter', filter: { concept: [conceptId] }, sort: 'order' })
    : []
  const position = siblings.findIndex((sibling) => sibling.id === item.id)
  const neighbour = (index: number): Ref | null => {
    const found = position < 0 ? undefined : siblings[index]
    return found ? read.ref(found.id) : null
  }
  return {
    breadcrumb: breadcrumb(item, read),
    previous: neighbour(position - 1),
    next: neighbour(position + 1),
    indicators: [],
    measures: [],
  }
}

/** The concept, then the chapters above this one from the outermost in. */
function breadcrumb(item: StoredItem, read: Reader): Ref[] {
  const above: string[] = []
  let [parentId] = idsOf(item.parent)
  while (parentId && !above.includes(parentId)) {
    above.unshift(parentId)
    ;[parentId] = idsOf(read.get(parentId)?.parent)
  }
  return [...idsOf(item.concept), ...above].map((id) => read.ref(id)).filter((ref) => ref !== null)
}

export const conceptContracts: ContentType[] = [concept, chapter]
