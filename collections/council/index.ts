import type { Plugin } from 'payload'
import { contentPlugin, defineContentType, type ContentTypeDefinition } from '#kit/index.ts'
import { activity, newspaperIssue, place } from './contract.ts'
import { activityFields, issueFields, placeFields } from './fields.ts'
import { issueMedia, projectActivity, projectIssue, projectPlace } from './projection.ts'

const group = { de: 'Integrationsrat', en: 'Integration council' }

const activities: ContentTypeDefinition = {
  contract: activity,
  labels: {
    singular: { de: 'Aktivität', en: 'Activity' },
    plural: { de: 'Aktivitäten', en: 'Activities' },
  },
  group,
  description: {
    de: 'Frühstück, Sprechstunde, Feste und anderes, jeweils mit allen Terminen.',
    en: 'Breakfasts, consultation hours, festivals and more, each with all its dates.',
  },
  mode: 'workflow',
  fields: activityFields,
  write: ['council', 'ki', 'author'],
  publish: ['council', 'ki'],
  channels: ['city', 'ki'],
  project: projectActivity,
  listColumns: ['title', 'kind', 'startsAt', 'publicState', 'workState', 'updatedAt'],
}

const newspaperIssues: ContentTypeDefinition = {
  contract: newspaperIssue,
  labels: {
    singular: { de: 'Zeitungsausgabe', en: 'Newspaper issue' },
    plural: { de: 'Zeitungsausgaben', en: 'Newspaper issues' },
  },
  group,
  description: {
    de: 'Die Ausgaben der Zeitung „Vielfalt“ mit ihren Beiträgen.',
    en: 'The issues of the newspaper “Vielfalt” and their articles.',
  },
  mode: 'workflow',
  fields: issueFields,
  write: ['council', 'author'],
  publish: ['council'],
  channels: ['city'],
  project: projectIssue,
  uses: issueMedia,
  itemDate: (row) => (typeof row.issuedOn === 'string' ? row.issuedOn : null),
  listColumns: ['title', 'number', 'issuedOn', 'publicState', 'workState', 'updatedAt'],
}

const places: ContentTypeDefinition = {
  contract: place,
  labels: {
    singular: { de: 'Ort', en: 'Place' },
    plural: { de: 'Orte', en: 'Places' },
  },
  group: { de: 'Inhalte', en: 'Content' },
  description: {
    de: 'Wo Termine stattfinden. Wird beim Speichern öffentlich.',
    en: 'Where things happen. Public on saving.',
  },
  mode: 'on-save',
  title: { de: 'Name', en: 'Name' },
  fields: placeFields,
  write: ['press', 'council', 'ki'],
  publish: ['press', 'council', 'ki'],
  project: projectPlace,
  listColumns: ['title', 'street', 'houseNumber', 'district', 'publicState'],
}

/** What the integration council does, where, and its newspaper. */
export const councilPlugin: Plugin = contentPlugin({
  collections: [activities, newspaperIssues, places].map(defineContentType),
})
