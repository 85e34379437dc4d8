import type { CollectionConfig, Field, Plugin } from 'payload'
import { sayConflict } from './conflictAnswer.ts'

// Refusing is daily business, not a fault to alarm anyone with.
const expected = { Refused: 'info', AuthenticationError: 'info' } as const

/** A domain as a plugin: adds its collections to the hub. */
export function contentPlugin({ collections }: { collections: CollectionConfig[] }): Plugin {
  return (config) => {
    const afterError = config.hooks?.afterError ?? []
    return {
      ...config,
      collections: [...(config.collections ?? []), ...collections],
      loggingLevels: { ...config.loggingLevels, ...expected },
      hooks: {
        ...config.hooks,
        afterError: afterError.includes(sayConflict) ? afterError : [...afterError, sayConflict],
      },
    }
  }
}

/**
 * Drops links to content types that are not installed, so that a domain can be left out without
 * touching another. To be the last plugin.
 */
export const dropMissingLinks: Plugin = (config) => {
  const collections = config.collections ?? []
  const installed = new Set(collections.map(({ slug }) => slug))
  return {
    ...config,
    collections: collections.map((collection) => ({
      ...collection,
      fields: withoutMissing(collection.fields, installed),
    })),
  }
}

function withoutMissing(fields: Field[], installed: ReadonlySet<string>): Field[] {
  return fields.flatMap((field): Field[] => {
    if (field.type === 'relationship' || field.type === 'upload') {
      const targets = Array.isArray(field.relationTo) ? field.relationTo : [field.relationTo]
      return targets.every((target) => installed.has(target)) ? [field] : []
    }
    if (field.type === 'tabs') {
      const tabs = field.tabs.map((tab) => ({
        ...tab,
        fields: withoutMissing(tab.fields, installed),
      }))
      return [{ ...field, tabs }]
    }
    if (field.type !== 'blocks' && 'fields' in field && Array.isArray(field.fields)) {
      return [{ ...field, fields: withoutMissing(field.fields, installed) }]
    }
    return [field]
  })
}
