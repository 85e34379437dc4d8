import { z } from 'zod'
import {
  changesShape,
  helloSchema,
  putEntrySchema,
  removedEntrySchema,
  withdrawnEntrySchema,
} from '#contract/answers.ts'
import type { ContentType } from '#contract/contentType.ts'
import { storedItemSchema } from '#contract/item.ts'
import { linkSchema } from '#contract/schemas.ts'
import { schemaRef, type Schema } from '../types.ts'
import { addressShapeOf } from './forms.ts'
import { jsonSchemaOf } from './json.ts'
import { nameOf } from './names.ts'

/** The named schemas of the sync feed, in which items are as they are stored. */
export function changesSchemas(types: readonly ContentType[]): Record<string, Schema> {
  const page = jsonSchemaOf(z.object(changesShape))
  const entry = jsonSchemaOf(putEntrySchema)
  return {
    ChangesPage: {
      ...page,
      properties: {
        ...page.properties,
        changes: { type: 'array', items: schemaRef('Change') },
      },
      required: [...(page.required ?? []), 'changes'],
    },
    Change: { anyOf: ['Put', 'Withdrawal', 'Removal'].map(schemaRef) },
    Put: {
      ...entry,
      description:
        'This is now public. Links are `{id, type}`, and nothing is derived: join yourself.',
      properties: {
        ...entry.properties,
        item: { anyOf: types.map((type) => schemaRef(`Stored${nameOf(type)}`)) },
      },
      required: [...(entry.required ?? []), 'item'],
    },
    Withdrawal: {
      ...jsonSchemaOf(withdrawnEntrySchema),
      description: 'Taken back by the editors: remove your copy, and say why at its address.',
    },
    Removal: {
      ...jsonSchemaOf(removedEntrySchema),
      description: 'No longer public, or no longer among what you asked for: remove your copy.',
    },
    Hello: { ...jsonSchemaOf(helloSchema), description: 'The first event of the stream.' },
    StoredLink: jsonSchemaOf(linkSchema),
    ...Object.fromEntries(
      types.map((type) => [
        `Stored${nameOf(type)}`,
        jsonSchemaOf(z.object(storedShapeOf(type)), ({ form }) =>
          form === 'summary' ? {} : schemaRef('StoredLink'),
        ),
      ]),
    ),
  }
}

/** A stored item, with its address as the feed adds it where the type has any. */
function storedShapeOf(type: ContentType): z.ZodRawShape {
  return {
    ...storedItemSchema.shape,
    type: z.literal(type.type),
    ...type.fields,
    ...addressShapeOf(type),
  }
}
