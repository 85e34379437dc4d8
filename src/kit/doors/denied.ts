import type { Field, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { forbidden } from '../errors.ts'

/**
 * Refuses a write that sets a field the person may not set. Payload would drop the field and save
 * the rest, and the editor would believe it saved.
 */
export async function refuseDenied(
  data: Record<string, unknown>,
  options: {
    collection: SanitizedCollectionConfig
    req: PayloadRequest
    operation: 'create' | 'update'
    current: Record<string, unknown>
  },
): Promise<void> {
  const denied: string[] = []
  for (const field of topFields(options.collection.fields)) {
    if (!('name' in field) || !field.name || !(field.name in data)) continue
    const sent = data[field.name]
    // Forms send back what they were given, new ones their preset values.
    if (reads(sent) === reads(options.current[field.name])) continue
    if (options.operation === 'create' && isPreset(field, sent)) continue
    const rule = 'access' in field ? field.access?.[options.operation] : undefined
    if (!rule) continue
    const allowed = await rule({
      req: options.req,
      data,
      doc: options.current,
      siblingData: data,
      ...(typeof options.current.id === 'string' ? { id: options.current.id } : {}),
    })
    if (allowed !== true) denied.push(field.name)
  }
  if (denied.length > 0) {
    throw forbidden(`Diese Felder dürfen Sie nicht setzen: ${denied.join(', ')}.`, {
      fields: denied,
    })
  }
}

// The admin's form for a new document sends the values fields begin with, a random id included.
function isPreset(field: Field, sent: unknown): boolean {
  const preset = 'defaultValue' in field ? field.defaultValue : undefined
  if (typeof preset === 'function') return typeof sent === 'string' && UUID.test(sent)
  return preset !== undefined && reads(sent) === reads(preset)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function topFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    if (field.type === 'row' || field.type === 'collapsible') return topFields(field.fields)
    if (field.type === 'tabs') {
      return field.tabs.flatMap((tab) => ('name' in tab ? [] : topFields(tab.fields)))
    }
    return [field]
  })
}

function reads(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (typeof value !== 'object') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => reads(entry) !== '')
  return entries.length === 0 ? '' : JSON.stringify(entries.sort())
}
