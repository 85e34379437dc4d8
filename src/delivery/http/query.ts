import { BadParameterError, type ParameterFault } from './problem.ts'

/** What a value of a parameter must look like: for the reader, and for the API description. */
export type Parameter<T> = {
  /** The parsed value, or undefined if it is malformed. */
  parse(value: string): T | undefined
  /** Told to the caller when a value is refused. */
  allowed: unknown
  /** JSON Schema of what `parse` takes; of a `pattern` only what stands between `^` and `$`. */
  schema: ParameterSchema
  /** For the API description: what it is about, and what holds without it. */
  about?: string
  default?: string | number
}

export type ParameterSchema = {
  type?: 'string' | 'integer'
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  enum?: readonly string[]
  anyOf?: { type: 'string'; format: string }[]
}

/** The same values under a name of their own: what the parameter is about, and its default. */
export function named<T>(
  parameter: Parameter<T>,
  about: string,
  fallback?: string | number,
): Parameter<T> {
  return { ...parameter, about, ...(fallback === undefined ? {} : { default: fallback }) }
}

/** How often a parameter may be repeated, and how many values it may hold in all. */
export const MOST_REPEATED = 100
const MOST_VALUES = 1000
const LONGEST_VALUE = 4000

/**
 * Reads a query parameter by parameter and collects the faults; `done` throws them all as one 400.
 * What was never asked for is unknown: a fault if `strict` (under `/content/v1`), else ignored.
 */
export class QueryReader {
  /** Few parameters come, and many are asked for. */
  readonly #given = new Map<string, string[]>()
  readonly #strict: boolean
  readonly #asked: string[] = []
  readonly #faults = new Map<string, ParameterFault>()

  constructor(query: URLSearchParams, { strict = true }: { strict?: boolean } = {}) {
    for (const [name, value] of query) {
      const values = this.#given.get(name)
      if (values) values.push(value)
      else this.#given.set(name, [value])
    }
    this.#strict = strict
  }

  /** The parameter came at all. */
  has(name: string): boolean {
    return this.#given.has(name)
  }

  /** A parameter that may come once; null if it did not come. */
  one<T>(name: string, parameter: Parameter<T>): T | null {
    const taken = this.#take(name)
    if (!taken) return null
    const [raw = '', ...more] = taken
    const value = more.length > 0 ? undefined : this.#parse(raw, parameter)
    if (value !== undefined) return value
    this.fault(name, more.length > 0 ? 'once' : parameter.allowed)
    return null
  }

  /** A parameter that must come, once. */
  required<T>(name: string, parameter: Parameter<T>): T | null {
    if (!this.has(name)) this.fault(name, parameter.allowed)
    return this.one(name, parameter)
  }

  /** A parameter that may be repeated or hold several values separated by commas. */
  many<T>(name: string, parameter: Parameter<T>): T[] {
    const taken = this.#take(name)
    if (!taken) return []
    const parts = taken.flatMap((raw) => raw.split(','))
    const tooMany = taken.length > MOST_REPEATED || parts.length > MOST_VALUES
    const values = new Set<T>()
    for (const part of parts) {
      const value = tooMany ? undefined : this.#parse(part, parameter)
      if (value === undefined) this.fault(name, parameter.allowed)
      else values.add(value)
    }
    return [...values]
  }

  fault(parameter: string, allowed?: unknown): void {
    this.#faults.set(parameter, { parameter, allowed })
  }

  /** Ends the reading. */
  done(): void {
    if (this.#strict) {
      for (const name of this.#given.keys()) {
        if (!this.#asked.includes(name)) this.fault(name, [...new Set(this.#asked)])
      }
    }
    if (this.#faults.size > 0) throw new BadParameterError([...this.#faults.values()])
  }

  #take(name: string): string[] | undefined {
    this.#asked.push(name)
    return this.#given.get(name)
  }

  #parse<T>(raw: string, parameter: Parameter<T>): T | undefined {
    return raw.length > LONGEST_VALUE ? undefined : parameter.parse(raw.trim())
  }
}

// Written out, because languages differ in what `\s` and `\p{Cc}` mean.
const CONTROL = String.raw`\u0000-\u001f\u007f-\u009f`
const BLANK = String.raw` \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`
/** A pattern: at least one character that is to be seen. */
export const NOT_BLANK = String.raw`[\s\S]*[^${BLANK}\t-\r][\s\S]*`
const LONGEST_WORD = 200

/** Any text of one line and without a comma, which separates values. Control characters match nothing and only make trouble further in. */
export const wordParameter: Parameter<string> = {
  allowed: `text of 1 to ${LONGEST_WORD} characters`,
  parse: (value) =>
    value !== '' && isNoLonger(value, LONGEST_WORD) && !/[,\p{Cc}]/u.test(value)
      ? value
      : undefined,
  schema: {
    type: 'string',
    pattern: `[^,${CONTROL}]*[^,${BLANK}${CONTROL}][^,${CONTROL}]*`,
    maxLength: LONGEST_WORD,
  },
}

/** Counted in characters, as people and JSON Schema do. */
export function isNoLonger(value: string, most: number): boolean {
  return value.length <= most || (value.length <= most * 2 && [...value].length <= most)
}

export function oneOf<T extends string>(allowed: readonly T[]): Parameter<T> {
  return {
    allowed,
    parse: (value) => allowed.find((word) => word === value),
    schema: { type: 'string', enum: allowed },
  }
}

export function wholeNumber(least: number, most: number): Parameter<number> {
  return {
    allowed: `whole number from ${least} to ${most}`,
    parse: (value) => {
      if (!/^\d{1,16}$/.test(value)) return undefined
      const number = Number(value)
      return number >= least && number <= most ? number : undefined
    },
    schema: { type: 'integer', minimum: least, maximum: most },
  }
}

const LANGUAGE = '[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*'
const languageForm = new RegExp(`^${LANGUAGE}$`)

/** BCP 47 tags, `*` for all. */
export const languageParameter: Parameter<string> = {
  allowed: 'BCP 47 language tag, or *',
  parse: (value) => (value === '*' ? value : parseLanguage(value)),
  schema: { type: 'string', pattern: String.raw`(\*|${LANGUAGE})` },
}

export const fallbackParameter: Parameter<string> = {
  allowed: 'BCP 47 language tag',
  parse: parseLanguage,
  schema: { type: 'string', pattern: LANGUAGE },
}

// Tags mean the same in capitals and small letters (RFC 5646); items have them in the usual form.
function parseLanguage(tag: string): string | undefined {
  if (!languageForm.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return tag
  }
}

export const yearParameter: Parameter<string> = {
  allowed: 'year, YYYY',
  parse: (value) => (/^\d{4}$/.test(value) ? value : undefined),
  schema: { type: 'string', pattern: '[0-9]{4}' },
}

/** A calendar day, kept as it is, or an instant (RFC 3339), as UTC. */
export const momentParameter: Parameter<string> = {
  allowed: 'calendar day YYYY-MM-DD, or RFC 3339 instant',
  parse: parseMoment,
  schema: {
    anyOf: [
      { type: 'string', format: 'date' },
      { type: 'string', format: 'date-time' },
    ],
  },
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d)$/i

function parseMoment(value: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return isDay(value) ? value : undefined
  const day = INSTANT.exec(value)?.[1]
  if (!day || !isDay(day)) return undefined
  // An unescaped plus sign in a query arrives as a space.
  const time = Date.parse(value.replace(' ', '+'))
  const instant = Number.isNaN(time) ? '' : new Date(time).toISOString()
  // Beyond four digits of a year, instants are longer and no longer in order as text.
  return instant.length === 24 ? instant : undefined
}

export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
