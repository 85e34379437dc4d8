import type { ContentType } from '#contract/contentType.ts'
import { API_BASE } from '../../answers/addresses.ts'
import { cursorParameter } from '../../answers/cursor.ts'
import { hasTimeline, readItem } from '../../answers/item.ts'
import { formsOf, MIME_TYPES, type FormName } from '../../forms/index.ts'
import { parametersOf, single } from '../parameters.ts'
import { others, success } from '../responses.ts'
import { nameOf, pascal } from '../schemas/names.ts'
import { schemaRef, type Described, type Schema } from '../types.ts'
import {
  conditional,
  itemParameter,
  mediaTypeOfHeader,
  tags,
  type Listed,
  type Source,
} from './common.ts'

/** The list of each type and its single items. */
export function itemOperations({ listed, readListing }: Source): Described[] {
  return listed.flatMap((one) => [listOperation(one, readListing), itemOperation(one)])
}

function listOperation({ path, type }: Listed, read: Source['readListing']): Described {
  const page = { 'application/json': schemaRef(`${nameOf(type)}List`) }
  return {
    path: `${API_BASE}/${path}`,
    operation: {
      operationId: `list${pascal(path)}`,
      tags: [tags.items.name],
      summary: `List of ${path}`,
      ...(type.window
        ? { description: `At most ${type.window.maxDays} days from \`from\` to \`to\`.` }
        : {}),
      parameters: [
        ...parametersOf((query) => read(query, [type])),
        single('cursor', cursorParameter),
        ...conditional,
      ],
      responses: {
        '200': {
          ...success('A page of summaries.', page),
          links: {
            first: {
              operationId: `get${pascal(path)}`,
              parameters: { item: '$response.body#/items/0/id' },
            },
          },
        },
        ...others('304', '400'),
      },
    },
  }
}

function itemOperation({ path, type }: Listed): Described {
  return {
    path: `${API_BASE}/${path}/{item}`,
    operation: {
      operationId: `get${pascal(path)}`,
      tags: [tags.items.name],
      summary: `One of ${path}`,
      parameters: [
        itemParameter,
        ...parametersOf((query) => readItem(query, type)),
        ...(hasTimeline(type) ? [single('cursor', cursorParameter)] : []),
        ...conditional,
      ],
      responses: {
        '200': success('The item.', contentOf(type)),
        ...others('304', '308', '400', '404', '410'),
      },
    },
  }
}

const schemaOfForm: Record<FormName, string> = { jsonld: 'JsonLd', ninjs: 'Ninjs' }

/** By media type; forms that share one are told apart by `format`. */
function contentOf(type: ContentType): Record<string, Schema> {
  const content: Record<string, Schema> = { 'application/json': schemaRef(nameOf(type)) }
  for (const form of formsOf(type)) {
    const mediaType = mediaTypeOfHeader(MIME_TYPES[form])
    const schema = schemaRef(schemaOfForm[form])
    const held = content[mediaType]
    content[mediaType] = held ? { anyOf: [held, schema] } : schema
  }
  return content
}
