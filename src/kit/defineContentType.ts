import type { CollectionConfig } from 'payload'
import type { Publishable } from '#publication/types.ts'
import { afterChange, afterDelete, showPublicState } from './doors/after.ts'
import { guard } from './doors/beforeChange.ts'
import { doorKeeper } from './doors/beforeOperation.ts'
import { publicStateEndpoint } from './endpoints/publicState.ts'
import { workflowEndpoints } from './endpoints/workflow.ts'
import { writeEndpoints } from './endpoints/write.ts'
import { everyRole, holds, mayWrite } from './access.ts'
import { contentFields } from './fields/common.ts'
import { registerLinkType } from './linkTypes.ts'
import type { ContentTypeDefinition, KitRules } from './types.ts'
import { createView, recordOf, textOf } from './view.ts'

type Hooks = NonNullable<CollectionConfig['hooks']>

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
      // Only labels are in several languages; a text has a document of its own in each.
      disableCopyToLocale: definition.contract.languages !== 'labels',
      pagination: { defaultLimit: 25, limits: [10, 25, 50, 100] },
      ...definition.admin,
      components: { ...definition.admin?.components, edit: editControls },
    },
    defaultSort: definition.defaultSort ?? '-updatedAt',
    access: {
      read: everyRole,
      readVersions: everyRole,
      create: ({ req, data }) => mayStore(req.user, { slug, definition, data }),
      update: ({ req, data }) => mayStore(req.user, { slug, definition, data }),
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
    indexes: ['updatedAt', ...(definition.sortedBy ?? [])].map((path) => ({
      fields: ['deletedAt', path, 'createdAt'],
    })),
    hooks: withDoors(rules, definition.hooks ?? {}),
    endpoints: [
      ...(definition.endpoints ?? []),
      publicStateEndpoint(slug, rules),
      ...workflowEndpoints(slug),
      ...writeEndpoints(slug),
    ],
    custom: { publication, kit: rules },
  }
}

// What is public is told by the panel in the sidebar, and taken back there with a reason.
const editControls = {
  Status: '/src/kit/admin/Nothing#Nothing',
  UnpublishButton: '/src/kit/admin/Nothing#Nothing',
}

// The doors come last before the database and first after it: no hook of a domain gets past them.
function withDoors(rules: KitRules, own: Hooks): Hooks {
  return {
    ...own,
    beforeOperation: [...(own.beforeOperation ?? []), doorKeeper(rules)],
    beforeChange: [...(own.beforeChange ?? []), guard(rules)],
    afterChange: [afterChange(rules), ...(own.afterChange ?? [])],
    afterDelete: [afterDelete, ...(own.afterDelete ?? [])],
    afterOperation: [showPublicState(rules), ...(own.afterOperation ?? [])],
  }
}

// The admin asks with the status in the data whether to offer publishing.
function mayStore(
  user: unknown,
  options: { slug: string; definition: ContentTypeDefinition; data: unknown },
): boolean {
  const { slug, definition } = options
  const publishing = recordOf(options.data)._status === 'published'
  if (definition.mode === 'workflow' && publishing) return holds(user, definition.publish)
  return mayWrite(user, slug, definition.write) || holds(user, definition.publish)
}
