import { linkSchema, textSchema } from './schemas.ts'

/** The ids of a link, a list of links, or of nothing: what a filter on a link field has as values. */
export function idsOf(value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap(idsOf)
  const link = linkSchema.safeParse(value)
  return link.success ? [link.data.id] : []
}

/** The plain words of a value: a string, a boolean, or a list of them. */
export function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'boolean' || typeof value === 'number') return [String(value)]
  return []
}

/** All plain text found in a value under the named fields; rich text gives its plain form. */
export function textsOf(value: unknown, ...names: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => textsOf(entry, ...names))
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  const rich = textSchema.safeParse(value)
  if (rich.success) return textsOf(rich.data.text)
  return Object.entries(value).flatMap(([name, entry]) =>
    names.includes(name) ? textsOf(entry, ...names) : [],
  )
}
