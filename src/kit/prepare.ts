import type { CollectionConfig, Field, Payload, PayloadRequest } from 'payload'
import { rulesOf } from './doors/context.ts'
import { badField, Refused } from './errors.ts'
import { asFieldsKeep, followLinks } from './incoming.ts'
import { refuseMalformed } from './malformed.ts'
import { fromHtml, fromMarkdown } from './richtext/convert.ts'
import { isTextOrNothing } from './richtext/render.ts'
import type { Draft, Prepare } from './types.ts'
import { recordOf } from './view.ts'

type Work = {
  payload: Payload
  collection: string
  operation: 'create' | 'update'
  id?: string
  req?: PayloadRequest
}

/** Adds slow work on incoming data to a collection; it runs before every write's transaction. */
export function registerPrepare(collection: CollectionConfig, prepare: Prepare): CollectionConfig {
  const rules = rulesOf(collection)
  if (!rules) throw new Error(`${collection.slug} is not a content type`)
  return { ...collection, custom: { ...collection.custom, kit: { ...rules, prepare } } }
}

/**
 * Makes data ready for the database: `bodyHtml` and `bodyMarkdown` (and the like of every rich
 * text) become rich text, files are read. Runs outside of any transaction, since it may take long.
 */
export async function prepareDraft(draft: Draft, work: Work): Promise<Draft> {
  const collection = work.payload.collections[work.collection]
  if (!collection) return draft
  const { fields } = collection.config
  const notes: string[] = []
  const { collection: slug, payload, id, req } = work
  const converted = await convertTexts(asFieldsKeep(draft.data, fields), {
    collection: slug,
    fields,
    payload,
    notes,
  })
  const data = await followLinks(converted, { collection: slug, fields, payload, id, req })
  if (notes.length > 0) {
    const before = typeof data.importNote === 'string' ? `${data.importNote}\n` : ''
    data.importNote = before + notes.join('\n')
  }
  const prepare = rulesOf(collection.config)?.prepare
  const next = { ...draft, data }
  const ready = prepare
    ? await prepare(next, {
        operation: work.operation,
        ...(id ? { id } : {}),
        ...(req ? { req } : {}),
      })
    : next
  refuseMalformed(ready.data, { fields, collection: slug })
  return ready
}

type Conversion = {
  collection: string
  fields: readonly Field[]
  payload: Payload
  notes: string[]
}

async function convertTexts(
  data: Record<string, unknown>,
  conversion: Conversion,
): Promise<Record<string, unknown>> {
  const { collection, payload, notes } = conversion
  const result = { ...data }
  for (const field of conversion.fields) {
    if (field.type === 'row' || field.type === 'collapsible') {
      Object.assign(result, await convertTexts(result, { ...conversion, fields: field.fields }))
    } else if (field.type === 'tabs') {
      for (const tab of field.tabs) {
        if ('name' in tab) continue
        Object.assign(result, await convertTexts(result, { ...conversion, fields: tab.fields }))
      }
    } else if (field.type === 'group' && 'name' in field && field.name) {
      if (typeof result[field.name] !== 'object' || result[field.name] === null) continue
      const inner = recordOf(result[field.name])
      result[field.name] = await convertTexts(inner, { ...conversion, fields: field.fields })
    } else if (field.type === 'array') {
      const rows = result[field.name]
      if (!Array.isArray(rows)) continue
      result[field.name] = await Promise.all(
        rows.map(async (row: unknown) =>
          typeof row === 'object'
            ? convertTexts(recordOf(row), { ...conversion, fields: field.fields })
            : row,
        ),
      )
    } else if (field.type === 'richText') {
      const html = result[`${field.name}Html`]
      const markdown = result[`${field.name}Markdown`]
      delete result[`${field.name}Html`]
      delete result[`${field.name}Markdown`]
      const forms = [html, markdown, result[field.name]].filter((form) => isText(form))
      if (forms.length > 1) throw severalForms(field.name)
      for (const [form, given] of Object.entries({ Html: html, Markdown: markdown })) {
        if (typeof (given ?? '') === 'string') continue
        throw badField(collection, `${field.name}${form}`, 'Hier gehört Text hin.')
      }
      if (typeof html === 'string') {
        const converted = await fromHtml(html, { field, payload })
        result[field.name] = converted.value
        notes.push(...converted.notes)
      } else if (typeof markdown === 'string') {
        const converted = await fromMarkdown(markdown, { field, payload })
        result[field.name] = converted.value
        notes.push(...converted.notes)
      } else if (!isTextOrNothing(result[field.name])) {
        throw badField(collection, field.name, 'Das ist kein Text im Format des Editors (Lexical).')
      }
    }
  }
  return result
}

function isText(form: unknown): boolean {
  return typeof form === 'string' || (typeof form === 'object' && form !== null)
}

function severalForms(name: string): Refused {
  return new Refused(`Bitte senden Sie ${name} in nur einer Form: Lexical, Html oder Markdown.`, {
    status: 422,
    code: 'two-forms',
    details: { fields: [name, `${name}Html`, `${name}Markdown`] },
  })
}
