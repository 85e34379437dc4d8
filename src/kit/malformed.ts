import type { Field } from 'payload'
import { badField } from './errors.ts'
import { flat } from './incoming.ts'
import { instantOf } from './instant.ts'
import { idOf } from './view.ts'

type Data = Record<string, unknown>

const text = 'Hier gehört Text hin.'
const instant =
  'Bitte geben Sie einen Zeitpunkt mit Zeitzone an, zum Beispiel 2026-05-04T10:00:00+02:00.'
const list = 'Hier gehört eine Liste hin.'
const group = 'Hier gehören einzelne Angaben hin, jede unter ihrem Namen.'
const link = 'Hier gehört die Kennung eines Dokuments hin.'

/**
 * Refuses values of another kind than their field keeps. Payload does not look at those of drafts, and
 * the databases fail at them or keep something else.
 */
export function refuseMalformed(
  data: Data,
  options: { fields: readonly Field[]; collection: string; path?: string },
): void {
  const { fields, collection, path = '' } = options
  for (const field of flat(fields)) {
    if (!('name' in field) || !field.name) continue
    const value = data[field.name]
    if (value === undefined || value === null) continue
    const here = `${path}${field.name}`
    const fault = faultOf(field, value)
    if (fault !== null) throw badField(collection, here, fault)
    if (field.type === 'group' && isData(value)) {
      refuseMalformed(value, { ...options, fields: field.fields, path: `${here}.` })
    } else if (field.type === 'array' && Array.isArray(value)) {
      for (const [index, row] of value.entries()) {
        if (!isData(row)) throw badField(collection, `${here}.${index}`, group)
        refuseMalformed(row, { ...options, fields: field.fields, path: `${here}.${index}.` })
      }
    }
  }
}

function faultOf(field: Field, value: unknown): string | null {
  // All languages of a label at once.
  if ('localized' in field && field.localized === true && isData(value)) return null
  const isMany = 'hasMany' in field && field.hasMany === true
  const values: unknown[] = isMany && Array.isArray(value) ? value : [value]
  if (field.type === 'text' || field.type === 'textarea') {
    return values.every((one) => typeof one === 'string') ? null : text
  }
  // Which words there are, the field itself says.
  if (field.type === 'select') return isMany || !Array.isArray(value) ? null : text
  if (field.type === 'date') return instantOf(value) === null ? instant : null
  if (field.type === 'relationship' || field.type === 'upload') {
    return values.every((one) => one === '' || idOf(one) !== null) ? null : link
  }
  if (field.type === 'group') return isData(value) ? null : group
  // Of an empty list the admin sends how many entries it has.
  if (field.type === 'array') return Array.isArray(value) || value === 0 ? null : list
  return null
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
