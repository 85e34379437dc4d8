import { MOST_REPEATED, QueryReader, type Parameter as Taken } from '../http/query.ts'
import type { Parameter, Schema } from './types.ts'

/** Values in one comma-separated list; readers take more as long as all together are not too many. */
const MOST_JOINED = 10

/**
 * The parameters that a reading of a query takes. There is no second list of them: the reading is
 * run on an empty query, and what it asks for is noted.
 */
export function parametersOf(read: (query: QueryReader) => unknown): Parameter[] {
  const notes = new NotingReader()
  read(notes)
  return notes.parameters
}

class NotingReader extends QueryReader {
  readonly parameters: Parameter[] = []

  constructor() {
    super(new URLSearchParams())
  }

  override one<T>(name: string, parameter: Taken<T>): T | null {
    this.parameters.push(single(name, parameter))
    return null
  }

  override required<T>(name: string, parameter: Taken<T>): T | null {
    this.parameters.push({ ...single(name, parameter), required: true })
    return null
  }

  override many<T>(name: string, parameter: Taken<T>): T[] {
    const { about = '' } = parameter
    this.parameters.push({
      name,
      in: 'query',
      description: `${about} May be repeated, or hold several values separated by commas.`.trim(),
      style: 'form',
      explode: true,
      schema: {
        type: 'array',
        items: valueSchema(parameter, { list: true }),
        maxItems: MOST_REPEATED,
        ...(parameter.default === undefined ? {} : { default: [parameter.default] }),
      },
    })
    return []
  }
}

/** A parameter that may come once. */
export function single(name: string, parameter: Taken<unknown>): Parameter {
  const { about } = parameter
  return {
    name,
    in: 'query',
    ...(about === undefined ? {} : { description: about }),
    schema: {
      ...valueSchema(parameter, { list: false }),
      ...(parameter.default === undefined ? {} : { default: parameter.default }),
    },
  }
}

function valueSchema({ schema }: Taken<unknown>, { list }: { list: boolean }): Schema {
  const { pattern, enum: words, ...rest } = schema
  return {
    ...rest,
    ...(words ? { enum: [...words] } : {}),
    ...(pattern === undefined
      ? {}
      : { pattern: list ? `^${pattern}(,${pattern}){0,${MOST_JOINED - 1}}$` : `^${pattern}$` }),
  }
}
