import { z } from 'zod'
import {
  addedToItems,
  bodySchema,
  entrySchema,
  healthSchema,
  hitShape,
  jsonFeedSchema,
  jsonLdSchema,
  ninjsSchema,
  pageShape,
  readinessSchema,
  suggestionSchema,
  timelineSchema,
} from '#contract/answers.ts'
import type { ContentType } from '#contract/contentType.ts'
import { storedItemSchema } from '#contract/item.ts'
import { linkTo } from '#contract/schemas.ts'
import { hasTimeline } from '../../answers/item.ts'
import { isSearched } from '../../search/search.ts'
import { schemaRef, type Schema } from '../types.ts'
import { changesSchemas } from './changes.ts'
import { addressShapeOf, answerForms, type AnswerForms } from './forms.ts'
import { jsonSchemaOf } from './json.ts'
import { nameOf } from './names.ts'
import { problemSchemas } from './problems.ts'

/** The named schemas of all answers; those that hold items are made from the content types. */
export function schemasFor(contentTypes: readonly ContentType[]): Record<string, Schema> {
  const listed = contentTypes.filter(({ path }) => path !== null)
  const forms = answerForms(listed)
  const hits = listed.filter(isSearched).map((type) => ({
    allOf: [schemaRef(`${nameOf(type)}Summary`), schemaRef('Hit')],
  }))
  return {
    Entry: jsonSchemaOf(entrySchema),
    ...Object.assign({}, ...listed.map((type) => schemasOf(type, forms))),
    ...forms.schemas,
    Hit: {
      ...jsonSchemaOf(z.object(hitShape)),
      description: 'What search says of an item beyond its summary.',
    },
    SearchResult: pageOf({ anyOf: hits }, { suggestion: suggestionSchema }),
    ...changesSchemas(contentTypes.filter(({ window }) => window === undefined)),
    JsonFeed: jsonSchemaOf(jsonFeedSchema),
    JsonLd: unbounded(jsonLdSchema),
    Ninjs: unbounded(ninjsSchema),
    Health: jsonSchemaOf(healthSchema),
    Readiness: unbounded(readinessSchema),
    ...problemSchemas(),
  }
}

/** Of a type: the item, its summary, a list of it; of files also what links to them are answered as. */
function schemasOf(type: ContentType, { answered }: AnswerForms): Record<string, Schema> {
  const name = nameOf(type)
  const summary = summaryShapeOf(type)
  const { body: _body, ...file } = summary
  return {
    [name]: answered(z.object(itemShapeOf(type))),
    [`${name}Summary`]: answered(z.object(summary)),
    [`${name}List`]: pageOf(schemaRef(`${name}Summary`)),
    ...(type.type === 'media' ? { MediaRef: answered(z.object(file)) } : {}),
  }
}

function summaryShapeOf(type: ContentType): z.ZodRawShape {
  const { originalLanguage: _original, ...common } = storedItemSchema.shape
  const texts = new Set(type.detailFields)
  return {
    ...common,
    type: z.literal(type.type),
    ...(type.languages === 'none' ? { language: z.null() } : {}),
    ...Object.fromEntries(
      Object.entries(type.fields).map(([name, field]) => [
        name,
        texts.has(name) ? z.optional(field) : field,
      ]),
    ),
    ...type.joined?.always,
    body: bodySchema,
    ...addedToItems,
    ...addressShapeOf(type),
  }
}

function itemShapeOf(type: ContentType): z.ZodRawShape {
  const neighbour = linkTo(type.type).nullable()
  return {
    ...summaryShapeOf(type),
    ...type.fields,
    ...type.joined?.always,
    ...type.joined?.full,
    ...(type.neighbours
      ? {
          previous: neighbour.meta({ description: 'The next older one.', examples: [null] }),
          next: neighbour.meta({ description: 'The next newer one.', examples: [null] }),
        }
      : {}),
    ...(hasTimeline(type) ? { timeline: timelineSchema.optional() } : {}),
  }
}

/** What has more than is described here, by rules of its own. */
function unbounded(schema: z.ZodType): Schema {
  return { ...jsonSchemaOf(schema), additionalProperties: true }
}

/** A page of items, with what else it says. */
function pageOf(item: Schema, more: z.ZodRawShape = {}): Schema {
  const { properties, required = [] } = jsonSchemaOf(z.object({ ...pageShape, ...more }))
  return {
    type: 'object',
    properties: { items: { type: 'array', items: item }, ...properties },
    required: ['items', ...required],
  }
}
