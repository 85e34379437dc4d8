import type { Field, FieldHook } from 'payload'
import { badField } from '../errors.ts'
import { textEditor } from '../richtext/editor.ts'
import { safeUrl } from '../richtext/render.ts'
import type { Label } from '../types.ts'
import { recordOf } from '../view.ts'

type Common = {
  label: Label
  help?: Label
  required?: boolean
  localized?: boolean
  sidebar?: boolean
  /** `false`: a duplicated document starts without it. */
  copied?: false
}

/** What a value has to be beside the others of its document. */
type Checked = { check?: (value: unknown, siblings: Record<string, unknown>) => true | string }

const emptied: FieldHook = () => null

function common(name: string, { label, help, required, localized, sidebar, copied }: Common) {
  return {
    name,
    label,
    ...(required ? { required } : {}),
    ...(localized ? { localized } : {}),
    ...(copied === false ? { hooks: { beforeDuplicate: [emptied] } } : {}),
    admin: {
      ...(help ? { description: help } : {}),
      ...(sidebar ? { position: 'sidebar' as const } : {}),
    },
  }
}

/** One line of plain text. */
export function line(name: string, options: Common): Field {
  return { type: 'text', ...common(name, options) }
}

/** Several lines of plain text. */
export function lines(name: string, options: Common): Field {
  return { type: 'textarea', ...common(name, options) }
}

/** An absolute web address; what could run a script or leads nowhere is refused. */
export function webAddress(name: string, options: Common): Field {
  return {
    type: 'text',
    ...common(name, options),
    validate: (value: unknown) => {
      if (!value) return options.required ? 'Bitte geben Sie eine Adresse an.' : true
      return (
        safeUrl(value) !== null ||
        'Bitte geben Sie eine vollständige Adresse an, zum Beispiel https://www.example.org/seite.'
      )
    },
  }
}

/** Rich text; its item field is `{html, text}`. */
export function richText(name: string, options: Common): Field {
  return { type: 'richText', editor: textEditor(), ...common(name, options) }
}

/** A calendar day, kept as YYYY-MM-DD so that no time zone can move it. */
export function day(name: string, options: Common & Checked): Field {
  const { admin, ...rest } = common(name, options)
  return {
    type: 'text',
    ...rest,
    admin: {
      ...admin,
      placeholder: 'JJJJ-MM-TT',
      components: { Cell: '/src/kit/admin/Cells#DayCell' },
    },
    hooks: { beforeValidate: [cutToDay] },
    validate: (value: string | null | undefined, { siblingData }: { siblingData?: unknown }) => {
      if (!value && options.required) return 'Bitte geben Sie ein Datum an.'
      if (value && !isDay(value)) return 'Bitte geben Sie das Datum als JJJJ-MM-TT an.'
      return options.check?.(value, recordOf(siblingData)) ?? true
    },
  }
}

// "2017-07-03T00:00:00.000Z" is what other systems send for a day.
const cutToDay: FieldHook = ({ value }) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT00:00:00(\.0+)?Z$/.test(value)
    ? value.slice(0, 10)
    : value

/** Whether a text is a day of the calendar, written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

// What the form sends of a time that means no instant, or two, at the change of the clocks.
const WALL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** An instant, shown to editors in the time of Berlin. */
export function instant(name: string, options: Common & Checked): Field {
  const { admin, ...rest } = common(name, options)
  return {
    type: 'date',
    ...rest,
    validate: (value, { siblingData }) => {
      if (!value && options.required) return 'Bitte geben Sie Tag und Uhrzeit an.'
      if (WALL_TIME.test(String(value))) {
        return 'Diese Uhrzeit gibt es an dem Tag nicht oder zweimal. Bitte wählen Sie eine andere.'
      }
      return options.check?.(value, recordOf(siblingData)) ?? true
    },
    admin: {
      ...admin,
      date: { pickerAppearance: 'dayAndTime', displayFormat: 'dd.MM.yyyy HH:mm' },
      components: {
        Field: '/src/kit/admin/InstantField#InstantField',
        Cell: '/src/kit/admin/Cells#InstantCell',
      },
    },
  }
}

/** A yes or no. */
export function flag(name: string, options: Common): Field {
  return { type: 'checkbox', defaultValue: false, ...common(name, options) }
}

/** One of some words (or, with `many`, several of them). */
export function choice(
  name: string,
  options: Common & { words: Record<string, Label>; many?: boolean; preset?: string },
): Field {
  return {
    type: 'select',
    ...common(name, options),
    ...(options.many ? { hasMany: true } : {}),
    ...(options.preset ? { defaultValue: options.preset } : {}),
    hooks: { beforeValidate: [refuseUnknown(Object.keys(options.words))] },
    options: Object.entries(options.words).map(([value, label]) => ({ value, label })),
  }
}

// Drafts are not validated, and what a word may be differs by database: here it does not.
function refuseUnknown(words: string[]): FieldHook {
  return ({ value, collection, path }) => {
    const given = Array.isArray(value) ? value : [value]
    const wrong = given.find((word) => word && !words.includes(word))
    if (wrong === undefined) return value
    throw badField(
      collection?.slug ?? '',
      path.join('.'),
      `„${String(wrong)}“ gibt es hier nicht. Möglich sind: ${words.join(', ')}.`,
    )
  }
}

/** A link to a document of another collection. */
export function link(
  name: string,
  options: Common & { to: string; where?: Record<string, { equals: string } | { in: string[] }> },
): Field {
  return {
    type: 'relationship',
    relationTo: options.to,
    ...common(name, options),
    ...(options.where ? { filterOptions: options.where } : {}),
  }
}

/** Links to documents of another collection. */
export function linkList(
  name: string,
  options: Common & { to: string; where?: Record<string, { equals: string } | { in: string[] }> },
): Field {
  return {
    type: 'relationship',
    relationTo: options.to,
    hasMany: true,
    ...common(name, options),
    ...(options.where ? { filterOptions: options.where } : {}),
  }
}

/** A picture or document of the media library. */
export function mediaLink(name: string, options: Common): Field {
  return { type: 'upload', relationTo: 'media', ...common(name, options) }
}

/** A list of entries with fields of their own. */
export function entries(name: string, options: Common & { fields: Field[]; entry?: Label }): Field {
  return {
    type: 'array',
    ...common(name, options),
    ...(options.entry ? { labels: { singular: options.entry, plural: options.label } } : {}),
    fields: options.fields,
  }
}
