import type { Plugin } from 'payload'
import { contentPlugin, defineContentType, type ContentTypeDefinition } from '#kit/index.ts'
import { person, site } from './contract.ts'
import { personFields, readPaths, siteFields } from './fields.ts'
import { endOfTerm, personMedia, projectPerson, projectSite } from './projection.ts'
import { users } from './Users.ts'

export { noMail } from './mail.ts'
export { formalGerman } from './translations/de.ts'

const people: ContentTypeDefinition = {
  contract: person,
  labels: {
    singular: { de: 'Person', en: 'Person' },
    plural: { de: 'Personen', en: 'People' },
  },
  group: { de: 'Integrationsrat', en: 'Integration council' },
  description: {
    de: 'Mitglieder und Ansprechpersonen. Öffentlich ist nur, was die Einwilligung deckt.',
    en: 'Members and contacts. Public is only what their consent covers.',
  },
  mode: 'by-consent',
  title: { de: 'Name', en: 'Name' },
  fields: personFields,
  write: ['press', 'council', 'ki'],
  publish: ['press', 'council', 'ki'],
  project: projectPerson,
  publicUntil: endOfTerm,
  uses: personMedia,
  listColumns: ['title', 'role', 'organization', 'publicState', 'updatedAt'],
}

const sites: ContentTypeDefinition = {
  contract: site,
  slug: 'sites',
  labels: {
    singular: { de: 'Website', en: 'Website' },
    plural: { de: 'Websites', en: 'Websites' },
  },
  group: { de: 'Verwaltung', en: 'Administration' },
  description: {
    de: 'Die Websites, auf denen Inhalte erscheinen, und ihre Adressen.',
    en: 'The websites that show the content, and their addresses.',
  },
  mode: 'on-save',
  title: { de: 'Name', en: 'Name' },
  slugs: false,
  fields: siteFields,
  prepare: readPaths,
  write: [],
  publish: [],
  project: projectSite,
  listColumns: ['title', 'key', 'origin', 'publicState'],
}

/** Accounts, the people shown in public, and the websites. */
export function peoplePlugin(options: { secureCookies: boolean }): Plugin {
  return contentPlugin({
    collections: [users(options), ...[people, sites].map(defineContentType)],
  })
}
