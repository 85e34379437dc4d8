import { readReach } from '../../answers/listing.ts'
import { parametersOf } from '../parameters.ts'
import { others, responseHeaders, success } from '../responses.ts'
import { pascal } from '../schemas/names.ts'
import type { Described, Parameter } from '../types.ts'
import {
  conditional,
  itemParameter,
  pathParameter,
  tags,
  type Listed,
  type Source,
} from './common.ts'

/** Public files, and items to read on paper. */
export function fileOperations({ listed }: Source): Described[] {
  return [...files, ...listed.filter(({ type }) => type.print).flatMap(printsOf)]
}

const range: Parameter = {
  name: 'Range',
  in: 'header',
  description: 'One span of bytes (RFC 9110); several, or what is malformed, gives the whole file.',
  schema: { type: 'string', examples: ['bytes=0-1023'] },
}

const ifRange: Parameter = {
  name: 'If-Range',
  in: 'header',
  description: 'An ETag: the span only if it is still the present one, else the whole file.',
  schema: { type: 'string' },
}

const files: Described[] = [
  {
    path: '/files/{hash}/{name}',
    operation: {
      operationId: 'file',
      tags: [tags.files.name],
      summary: 'A public file or rendition; immutable',
      description: 'Items name the addresses: `file.url`, `renditions[].url`.',
      parameters: [
        pathParameter('hash', 'Hash of the bytes.'),
        pathParameter('name', 'Name of the file.'),
        range,
        ifRange,
        ...conditional,
      ],
      responses: {
        '200': success('The file.', { '*/*': null }, 'file'),
        '206': success('The span asked for.', { '*/*': null }, 'part'),
        '416': { description: 'There is no such span.', headers: responseHeaders('Content-Range') },
        ...others('304', '404'),
      },
    },
  },
  {
    path: '/media/{id}',
    operation: {
      operationId: 'media',
      tags: [tags.files.name],
      summary: 'Leads to the present file of a media item',
      parameters: [pathParameter('id', 'Its id.')],
      responses: {
        '307': {
          description: 'The file.',
          headers: responseHeaders('Location', 'Content-Sequence'),
        },
        ...others('404'),
      },
    },
  },
]

function printsOf({ path }: Listed): Described[] {
  return [
    print(path, { ending: '', mediaType: 'text/html', form: 'page' }),
    print(path, { ending: '.pdf', mediaType: 'application/pdf', form: 'tagged PDF' }),
  ]
}

function print(
  path: string,
  { ending, mediaType, form }: { ending: string; mediaType: string; form: string },
): Described {
  return {
    path: `/print/${path}/{item}${ending}`,
    operation: {
      operationId: `print${pascal(`${path}${ending}`)}`,
      tags: [tags.files.name],
      summary: `One of ${path} to read on paper (${form})`,
      description: 'Unknown parameters are ignored here.',
      parameters: [itemParameter, ...parametersOf(readReach), ...conditional],
      responses: {
        '200': success('To read on paper.', { [mediaType]: null }),
        ...others('304', '308', '400', '404', '410'),
      },
    },
  }
}
