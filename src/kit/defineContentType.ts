import type { CollectionConfig } from 'payload'
import type { Publishable } from '#publication/types.ts'
import { everyRole, holds, mayWrite } from './access.ts'
import { contentFields } from './fields/common.ts'
import { registerLinkType } from './linkTypes.ts'
import type { ContentTypeDefinition, KitRules } from './types.ts'
import { createView, textOf } from './view.ts'

/**
 * Makes a content type's collection: common fields, access, the doors to publication, and its view
 * for the publication log.
 */
export function defineContentType(definition: ContentTypeDefinition): CollectionConfig {
  const slug = definition.slug ?? definition.contract.path
  if (!slug) throw new Error(`Content type ${definition.contract.type} needs a collection slug`)
  registerLinkType(slug, definition.contract.type)

  const workflow = definition.mode === 'workflow'
  const fields = contentFields(definition, slug)
  const rules: KitRules = {
    type: definition.contract.type,
    workflow,
    languages: definition.contract.languages,
    hasSlugs: definition.slugs !== false,
    slugSource: definition.slugSource ?? ((data) => textOf(data.title)),
    write: definition.write,
    publish: definition.publish,
    fourEyes: definition.fourEyes ?? false,
    prepare: definition.prepare ?? null,
  }
  const publication: Publishable = {
    type: definition.contract.type,
    mode: definition.mode,
    view: createView(definition, fields),
  }

  return {
    slug,
    labels: definition.labels,
    admin: {
      group: definition.group,
      ...(definition.description ? { description: definition.description } : {}),
      ...(definition.title === false ? {} : { useAsTitle: 'title' }),
      defaultColumns: definition.listColumns ?? [
        ...(definition.title === false ? [] : ['title']),
        'publicState',
        ...(workflow ? ['workState', 'embargoUntil'] : []),
        'updatedAt',
      ],
      ...definition.admin,
    },
    access: {
      read: everyRole,
      readVersions: everyRole,
      create: ({ req }) => mayWrite(req.user, slug, definition.write),
      update: ({ req }) =>
        mayWrite(req.user, slug, definition.write) || holds(req.user, definition.publish),
      delete: ({ req }) => holds(req.user, definition.publish),
      unlock: () => false,
    },
    fields,
    ...(workflow
      ? { versions: { drafts: { autosave: false, validate: false }, maxPerDoc: 200 } }
      : { versions: { drafts: false, maxPerDoc: 50 } }),
    trash: true,
    disableBulkEdit: true,
    disableBulkDelete: true,
    ...(definition.upload ? { upload: definition.upload } : {}),
    ...(definition.indexes ? { indexes: definition.indexes } : {}),
    hooks: definition.hooks ?? {},
    endpoints: definition.endpoints ?? [],
    custom: { publication, kit: rules },
  }
}
