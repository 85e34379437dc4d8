import type { Plugin } from 'payload'
import {
  choice,
  contentPlugin,
  defineContentType,
  line,
  lines,
  link,
  linkList,
  type ContentTypeDefinition,
} from '#kit/index.ts'
import { proposeAddresses } from './addresses.ts'
import { category, news, organization, pressRelease } from './contract.ts'
import { imprint, newsFields, releaseFields } from './fields.ts'
import {
  newsMedia,
  projectCategory,
  projectNews,
  projectOrganization,
  projectRelease,
  releaseDate,
} from './projection.ts'

const group = { de: 'Presse', en: 'Press' }
const listColumns = ['title', 'publicState', 'workState', 'embargoUntil', 'updatedAt']

const organizationKinds = {
  'press-office': { de: 'Pressestelle', en: 'Press office' },
  council: { de: 'Rat, Integrationsrat', en: 'Council' },
  'steering-body': { de: 'Steuerungsgremium', en: 'Steering body' },
  directorate: { de: 'Dezernat', en: 'Directorate' },
  department: { de: 'Amt, Fachbereich', en: 'Department' },
  association: { de: 'Verein, Verband', en: 'Association' },
  partner: { de: 'Partner', en: 'Partner' },
}

const pressReleases: ContentTypeDefinition = {
  contract: pressRelease,
  labels: {
    singular: { de: 'Pressemitteilung', en: 'Press release' },
    plural: { de: 'Pressemitteilungen', en: 'Press releases' },
  },
  group,
  description: {
    de: 'Meldungen der Pressestelle, mit Sperrfrist, Medien und Pressekontakt.',
    en: 'Releases of the press office, with embargo, media and contacts.',
  },
  mode: 'workflow',
  fields: [...releaseFields, ...newsFields('press-releases')],
  write: ['press', 'author'],
  publish: ['press'],
  channels: ['city'],
  project: projectRelease,
  uses: newsMedia,
  hooks: { beforeChange: [proposeAddresses] },
  itemDate: releaseDate,
  firstFields: ['kicker', 'title', 'subtitle', 'teaser', 'dateline', 'body'],
  listColumns: ['title', 'publicState', 'dateline.date', 'workState', 'embargoUntil', 'updatedAt'],
  sortedBy: ['dateline.date'],
}

const newsItems: ContentTypeDefinition = {
  contract: news,
  labels: {
    singular: { de: 'Nachricht', en: 'News item' },
    plural: { de: 'Nachrichten', en: 'News' },
  },
  group,
  description: {
    de: 'Nachrichten der Stadt und des Kommunalen Integrationszentrums.',
    en: 'News of the city and the integration centre.',
  },
  mode: 'workflow',
  fields: newsFields('news'),
  write: ['press', 'ki', 'author'],
  publish: ['press', 'ki'],
  channels: ['city'],
  project: projectNews,
  uses: newsMedia,
  hooks: { beforeChange: [proposeAddresses] },
  listColumns,
}

const organizations: ContentTypeDefinition = {
  contract: organization,
  labels: {
    singular: { de: 'Stelle', en: 'Organization' },
    plural: { de: 'Stellen und Gremien', en: 'Organizations' },
  },
  group: { de: 'Inhalte', en: 'Content' },
  description: {
    de: 'Pressestellen, Dezernate, Gremien, Vereine und Partner. Wird beim Speichern öffentlich.',
    en: 'Press offices, directorates, bodies, associations and partners. Public on saving.',
  },
  mode: 'on-save',
  title: { de: 'Name', en: 'Name' },
  fields: [
    choice('kind', {
      label: { de: 'Art', en: 'Kind' },
      words: organizationKinds,
      required: true,
    }),
    imprint,
    link('parent', { label: { de: 'Gehört zu', en: 'Part of' }, to: 'organizations' }),
    linkList('memberOf', { label: { de: 'Mitglied in', en: 'Member of' }, to: 'organizations' }),
    line('rhythm', {
      label: { de: 'Sitzungsrhythmus', en: 'Rhythm' },
      help: { de: 'Zum Beispiel: halbjährlich.', en: 'For instance: twice a year.' },
    }),
    lines('task', { label: { de: 'Aufgabe', en: 'Task' } }),
  ],
  write: ['press', 'council', 'ki'],
  publish: ['press', 'council', 'ki'],
  project: projectOrganization,
  listColumns: ['title', 'kind', 'publicState', 'updatedAt'],
}

const categories: ContentTypeDefinition = {
  contract: category,
  labels: {
    singular: { de: 'Rubrik', en: 'Category' },
    plural: { de: 'Rubriken', en: 'Categories' },
  },
  group: { de: 'Inhalte', en: 'Content' },
  description: {
    de: 'Ordnen Meldungen nach Themen. Wird beim Speichern öffentlich.',
    en: 'Sort texts by subject. Public on saving.',
  },
  mode: 'on-save',
  title: { de: 'Name', en: 'Name' },
  fields: [
    link('parent', { label: { de: 'Übergeordnete Rubrik', en: 'Parent' }, to: 'categories' }),
    { name: 'order', type: 'number', label: { de: 'Reihenfolge', en: 'Order' } },
  ],
  write: ['press'],
  publish: ['press'],
  project: projectCategory,
  listColumns: ['title', 'parent', 'publicState', 'updatedAt'],
}

/** Press releases, news, the offices they come from, and the categories they are sorted by. */
export const pressPlugin: Plugin = contentPlugin({
  collections: [pressReleases, newsItems, organizations, categories].map(defineContentType),
})
